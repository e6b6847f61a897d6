package org.caseledger.query.escalations;

import org.caseledger.events.UnitId;
import org.jspecify.annotations.Nullable;

/** An escalation, with the current state of its case: {@code unit} has it now. */
public record ListedEscalation(
        String caseNumber, @Nullable UnitId unit, @Nullable String respondent, Escalation escalation) {}
