package org.caseledger.events.oversight;

import org.caseledger.events.CaseId;
import org.caseledger.events.ConcernsCase;
import org.caseledger.events.EventType;
import org.caseledger.events.Official;
import org.jspecify.annotations.Nullable;

/**
 * A first reader of the review committee concluded on a case of a sample (P9.12); {@code clause} is
 * the one that was broken, {@code note} says what is to be followed up or what was wrong. {@code
 * second} is the login of the auditor who was asked to read it after that; null: any other one.
 */
@EventType("ReviewConcluded")
public record ReviewConcluded(
        CaseId caseId,
        ReviewConclusion conclusion,
        @Nullable String clause,
        @Official @Nullable String note,
        @Nullable String second)
        implements SampleEvent, ConcernsCase {

    /** A conclusion for which no second reader was asked by name. */
    public ReviewConcluded(CaseId caseId, ReviewConclusion conclusion, @Nullable String clause, @Nullable String note) {
        this(caseId, conclusion, clause, note, null);
    }
}
