package org.caseledger.api.approvals;

import java.time.Duration;
import java.time.Instant;
import org.caseledger.query.InPeriod;
import org.caseledger.query.checkup.Period;

/** The period of a check-up: the last 90 days unless a beginning is given. */
final class UsualPeriod {
    /** All there is takes too long. */
    private static final Duration USUAL = Duration.ofDays(90);

    private UsualPeriod() {}

    static Period of(InPeriod asked, Instant now) {
        var end = asked.until() == null ? now : asked.until();
        return new Period(asked.from() == null ? end.minus(USUAL) : asked.from(), asked.until());
    }
}
