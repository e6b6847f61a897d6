package org.caseledger.api.respondents;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** 预警: when so many cases came in against one business within so many days (O121-38). */
@Component
public final class EarlyWarning {
    private final int cases;
    private final int days;
    private final Clock clock;

    EarlyWarning(
            @Value("${caseledger.respondents.warn-cases}") int cases,
            @Value("${caseledger.respondents.warn-days}") int days,
            Clock clock) {
        this.cases = cases;
        this.days = days;
        this.clock = clock;
    }

    /** From when on cases are counted. */
    Instant since() {
        return clock.instant().minus(Duration.ofDays(days));
    }

    /** Whether so many are a warning. */
    public boolean isGiven(long recent) {
        return recent >= cases;
    }

    /** How many are. */
    public int cases() {
        return cases;
    }

    /** Within how many days. */
    public int days() {
        return days;
    }
}
