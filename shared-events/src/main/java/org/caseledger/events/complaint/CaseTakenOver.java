package org.caseledger.events.complaint;

import org.caseledger.events.EventType;
import org.caseledger.events.Occurred;

/**
 * The case came from another office, whose referral (O121-13, O121-33, O121-41) was shown by {@code
 * note}, a C2SP tlog-proof with the event.
 */
@EventType(value = "CaseTakenOver", zh = "接收移送", en = "Taken over")
public record CaseTakenOver(ForeignCase from, String note, Occurred occurred) implements Act {}
