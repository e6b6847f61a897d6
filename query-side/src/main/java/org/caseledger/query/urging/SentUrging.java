package org.caseledger.query.urging;

import org.caseledger.events.ComplaintState;
import org.caseledger.events.UnitId;
import org.jspecify.annotations.Nullable;

/** A step that was taken, with the current state of its case: {@code unit} has it now. */
public record SentUrging(
        String number,
        ComplaintState state,
        @Nullable UnitId unit,
        @Nullable String respondent,
        AnswerState answer,
        Urging urging) {}
