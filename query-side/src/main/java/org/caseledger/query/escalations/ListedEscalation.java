package org.caseledger.query.escalations;

import org.caseledger.events.UnitId;
import org.jspecify.annotations.Nullable;

/** An escalation, with the case as it stands: {@code unit} has it now. */
public record ListedEscalation(
        String caseNumber, @Nullable UnitId unit, @Nullable String respondent, Escalation escalation) {}
