package org.caseledger.events.complaint;

import org.caseledger.events.EventType;
import org.caseledger.events.Occurred;

/**
 * What was said of a unit or a person in this case, by a record or by urging, {@code number}
 * counted from 1, was taken back; that it was said stays (P1.17).
 */
@EventType("CaseAccountabilityWithdrawn")
public record CaseAccountabilityWithdrawn(int number, String reason, Occurred occurred)
        implements Act {}
