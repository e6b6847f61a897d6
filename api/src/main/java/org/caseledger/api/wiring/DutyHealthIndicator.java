package org.caseledger.api.wiring;

import org.caseledger.api.duty.RosterWatch;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/** The rosters' part of the health: WARN when a roster in use has no one for a day off ahead (P9.13, P9.14). */
@Component
class DutyHealthIndicator extends AbstractHealthIndicator {
    private final RosterWatch watch;

    DutyHealthIndicator(RosterWatch watch) {
        super("The rosters cannot be read");
        this.watch = watch;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        var ahead = watch.ahead();
        health.status(ahead.gaps().isEmpty() ? Status.UP : ViewsHealthIndicator.WARN)
                .withDetail("until", ahead.until())
                .withDetail("begun", ahead.begun())
                .withDetail("gaps", ahead.gaps());
    }
}
