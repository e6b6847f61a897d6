package org.caseledger.api.wiring;

import java.util.List;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.web.SelfCheck;
import org.caseledger.proof.Signing;
import org.caseledger.proof.SigningState;
import org.caseledger.text.Text;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Down when an event waits too long for a checkpoint, or the log contradicts what was signed. */
@RequiredArgsConstructor
final class LogHealth implements HealthIndicator, SelfCheck {
    private final Signing signing;

    @Override
    public List<Text> faults() {
        return signing.state().refused().map(one -> new Text(one.zh(), one.en())).stream()
                .toList();
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
                        refused -> health.withDetail("refusedZh", refused.zh()).withDetail("refused", refused.en()));
        return health.build();
    }
}
