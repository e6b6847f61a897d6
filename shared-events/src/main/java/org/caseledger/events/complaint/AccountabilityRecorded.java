package org.caseledger.events.complaint;

import org.caseledger.events.EventType;
import org.caseledger.events.Occurred;
import org.caseledger.events.accountability.AccountabilityKind;

/** A unit or a person was commended, criticised or held to account in a case (P1.17). */
@EventType("AccountabilityRecorded")
public record AccountabilityRecorded(
        AccountabilityKind kind, String of, String why, Occurred occurred) implements Act {}
