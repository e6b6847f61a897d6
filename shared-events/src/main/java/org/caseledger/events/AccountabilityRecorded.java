package org.caseledger.events;

/** A unit or a person was commended, criticised or inquired about (P1.17). */
@EventType("AccountabilityRecorded")
public record AccountabilityRecorded(
        AccountabilityKind kind, String of, String why, Occurred occurred) implements Act {}
