package org.caseledger.api.approvals;

import java.time.Duration;
import java.time.Instant;
import org.caseledger.api.web.requests.PeriodParameter;
import org.caseledger.query.checkup.Period;
import org.jspecify.annotations.Nullable;

/** The period of a check-up: the last 90 days unless a beginning is given. */
final class UsualPeriod {

    /** All there is takes too long. */
    private static final Duration USUAL = Duration.ofDays(90);

    private UsualPeriod() {}

    static Period asked(@Nullable String from, @Nullable String until, Instant now) {
        var asked = PeriodParameter.asked(from, until);
        var end = asked.until() == null ? now : asked.until();
        return new Period(asked.from() == null ? end.minus(USUAL) : asked.from(), asked.until());
    }
}
