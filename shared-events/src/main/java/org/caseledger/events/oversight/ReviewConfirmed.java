package org.caseledger.events.oversight;

import org.caseledger.events.CaseId;
import org.caseledger.events.ConcernsCase;
import org.caseledger.events.EventType;
import org.caseledger.events.Official;
import org.jspecify.annotations.Nullable;

/**
 * A second reader agreed with the conclusion on a case of a sample, or differed and said why: then
 * the case is concluded anew (P9.12). {@code reading} is the number of the conclusion, from 1.
 */
@EventType("ReviewConfirmed")
public record ReviewConfirmed(
        CaseId caseId,
        int reading,
        boolean agrees,
        @Official @Nullable String note) implements SampleEvent, ConcernsCase {}
