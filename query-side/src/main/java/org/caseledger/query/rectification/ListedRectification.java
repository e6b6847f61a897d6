package org.caseledger.query.rectification;

import org.caseledger.events.UnitId;
import org.jspecify.annotations.Nullable;

/** An order and its state, with the current state of the case: {@code unit} has it now. */
public record ListedRectification(
        String caseNumber,
        @Nullable UnitId unit,
        @Nullable String respondent,
        RectificationState state,
        Rectification rectification) {}
