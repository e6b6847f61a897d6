package org.caseledger.query.checkup;

import lombok.Getter;
import lombok.RequiredArgsConstructor;
import org.caseledger.query.Subset;

/**
 * The endings behind a number: all; those of cases that had needed approvals; of these, the ones without the approvals,
 * without an investigation, without a draft in their round.
 */
@Getter
@RequiredArgsConstructor
public enum EndedSubset implements Subset {
    ALL("true"),
    GATED("gated"),
    WITHOUT_APPROVAL("gated AND NOT approved"),
    WITHOUT_INVESTIGATION("gated AND NOT investigated"),
    WITHOUT_DRAFT("gated AND NOT drafted");

    private final String condition;
}
