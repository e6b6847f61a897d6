package org.caseledger.api.approvals;

import org.caseledger.api.web.problems.InvalidInputException;
import org.caseledger.api.web.requests.PeriodParameter;
import org.caseledger.events.UnitId;
import org.caseledger.events.oversight.SampleStrata;
import org.caseledger.query.checkup.Period;
import org.jspecify.annotations.Nullable;

/**
 * The cases that a sample may be drawn of (P9.12): those that ended or came to need approvals in a quarter, or from a
 * day or time until another, that the unit handled, in which the leader signed, and that once needed approvals or never
 * did; all where nothing is given.
 */
public record PopulationQuestion(
        @Nullable String quarter,
        @Nullable String from,
        @Nullable String until,
        @Nullable UnitId unit,
        @Nullable String leader,
        @Nullable Boolean gated) {
    Period period() {
        if (quarter == null) {
            var asked = PeriodParameter.asked(from, until);
            return new Period(asked.from(), asked.until());
        } else if (from != null || until != null) {
            throw new InvalidInputException("quarter", "季度与起止时间只填其一", "give either a quarter or from and until");
        }
        return Quarter.of(quarter).period();
    }

    SampleStrata strata() {
        return new SampleStrata(leader, unit, gated);
    }
}
