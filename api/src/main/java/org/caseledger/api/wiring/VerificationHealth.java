package org.caseledger.api.wiring;

import java.util.ArrayList;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.integrity.BackgroundVerification;
import org.caseledger.api.integrity.BackgroundVerification.Finished;
import org.caseledger.api.integrity.Tampering;
import org.caseledger.api.web.SelfCheck;
import org.caseledger.text.Text;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Has everything verified daily; down when something did not agree the last time, or was refused since. */
@Component
@RequiredArgsConstructor
class VerificationHealth implements HealthIndicator, SelfCheck {
    private final BackgroundVerification verification;
    private final Tampering tampering;

    @Scheduled(initialDelayString = "${caseledger.verify.first}", fixedDelayString = "${caseledger.verify.every}")
    final void daily() {
        verification.run();
    }

    @Override
    public List<Text> faults() {
        var found = new ArrayList<>(verification.last().map(Finished::faults).orElse(List.of()));
        found.addAll(tampering.faults());
        return found;
    }

    @Override
    public Health health() {
        var faults = faults();
        if (!faults.isEmpty()) {
            return Faults.down(faults);
        }
        var health = Health.up();
        verification.reached().ifPresent(position -> health.withDetail("reached", position));
        verification
                .last()
                .ifPresent(done -> health.withDetail("verified", done.events()).withDetail("at", done.at()));
        return health.build();
    }
}
