package org.caseledger.api.wiring;

import org.caseledger.proof.Signing;
import org.caseledger.proof.SigningState;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Down when an event waits too long for a checkpoint, or the log contradicts what was signed. */
final class LogHealth implements HealthIndicator {

    private final Signing signing;

    LogHealth(Signing signing) {
        this.signing = signing;
    }

    @Override
    public Health health() {
        SigningState state = signing.state();
        Health.Builder health = state.isAlarming() ? Health.down() : Health.up();
        health.withDetail("signed", state.signed())
                .withDetail("head", state.head())
                .withDetail("waitingSeconds", state.waiting().toSeconds());
        state.refused()
                .ifPresent(
                        refused ->
                                health.withDetail("refusedZh", refused.zh())
                                        .withDetail("refused", refused.en()));
        return health.build();
    }
}
