package org.caseledger.events.complaint;

import org.caseledger.events.EventType;
import org.caseledger.events.Occurred;
import org.caseledger.events.Official;
import org.caseledger.events.accountability.AccountabilityKind;

/** A unit or a person was commended, criticised or held to account in a case (P1.17). */
@EventType(value = "AccountabilityRecorded", zh = "表彰追责", en = "Accountability recorded")
public record AccountabilityRecorded(
        AccountabilityKind kind, String of, @Official String why, Occurred occurred) implements Act {}
