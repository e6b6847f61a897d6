package org.caseledger.events.oversight;

import org.caseledger.events.CaseId;
import org.caseledger.events.ConcernsCase;
import org.caseledger.events.EventType;
import org.caseledger.events.Official;
import org.jspecify.annotations.Nullable;

/**
 * A first reader of the review committee concluded on a case of a sample (P9.12); {@code clause} is
 * the one that was broken, {@code note} says what is to be followed up or what was wrong.
 */
@EventType("ReviewConcluded")
public record ReviewConcluded(
        CaseId caseId,
        ReviewConclusion conclusion,
        @Nullable String clause,
        @Official @Nullable String note)
        implements SampleEvent, ConcernsCase {}
