package org.caseledger.events.complaint;

import org.caseledger.events.EventType;
import org.caseledger.events.Occurred;

/**
 * The office to which the case was referred took it over, as was shown by {@code note}, a C2SP
 * tlog-proof with its {@link CaseTakenOver}.
 */
@EventType(value = "TakeOverConfirmed", zh = "移送回执", en = "Take-over confirmed")
public record TakeOverConfirmed(ForeignCase by, String note, Occurred occurred) implements Act {}
