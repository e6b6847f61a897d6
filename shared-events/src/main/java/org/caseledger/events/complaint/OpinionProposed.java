package org.caseledger.events.complaint;

import org.caseledger.events.EventType;
import org.caseledger.events.Occurred;
import org.caseledger.events.Sealed;

/** The unit proposed how to handle the matter, with a plan (P4.15, P7.09). */
@EventType(value = "OpinionProposed", zh = "处理意见", en = "Opinion proposed")
public record OpinionProposed(Sealed opinion, Plan plan, Occurred occurred) implements Act {}
