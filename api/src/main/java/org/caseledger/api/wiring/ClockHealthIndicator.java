package org.caseledger.api.wiring;

import lombok.RequiredArgsConstructor;
import org.caseledger.eventlog.ClockSkew;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** A warning while the clock of this machine is 2 s or more from that of the database. */
@Component
@RequiredArgsConstructor
class ClockHealthIndicator implements HealthIndicator {
    private final ClockSkew clocks;

    @Override
    public Health health() {
        var health = clocks.isTold() ? Health.status(ViewsHealthIndicator.WARN) : Health.up();
        health.withDetail("aheadMillis", clocks.ahead().toMillis());
        return clocks.isTold() ? Faults.told(health, clocks.told()) : health.build();
    }
}
