package org.caseledger.api.wiring;

import lombok.RequiredArgsConstructor;
import org.caseledger.api.replica.Replica;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Whether the replica is read, and how far it is behind: WARN while the primary answers for it. */
@RequiredArgsConstructor
final class ReplicaHealthIndicator implements HealthIndicator {
    private final Replica replica;

    @Override
    public Health health() {
        var state = replica.state();
        var why = state.why();
        var health = Health.status(why.isEmpty() ? Health.up().build().getStatus() : ViewsHealthIndicator.WARN)
                .withDetail("read", why.isEmpty() ? "REPLICA" : "PRIMARY")
                .withDetail("behindEvents", state.behind())
                .withDetail("behindSeconds", state.lag().toSeconds());
        return why.isEmpty() ? health.build() : Faults.told(health, why.get());
    }
}
