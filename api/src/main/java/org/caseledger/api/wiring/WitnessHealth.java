package org.caseledger.api.wiring;

import lombok.RequiredArgsConstructor;
import org.caseledger.cosigning.Witnesses;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Down when a witness has seen another history of the log, or more of it than we have. */
@RequiredArgsConstructor
final class WitnessHealth implements HealthIndicator {
    private final Witnesses witnesses;

    @Override
    public Health health() {
        Health.Builder health = witnesses.isAlarmed() ? Health.down() : Health.up();
        witnesses.status().forEach(status -> health.withDetail(status.name(), status));
        return health.build();
    }
}
