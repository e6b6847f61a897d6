package org.caseledger.api.wiring;

import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.processors.ProcessorFailure;
import org.caseledger.api.processors.ProcessorFailures;
import org.caseledger.text.Text;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Warns while an event processor of this node fails at an event; the ledger records all the while. */
@Component
@RequiredArgsConstructor
class ProcessorsHealthIndicator implements HealthIndicator {
    private final ProcessorFailures failures;

    @Override
    public Health health() {
        var failing = failures.all();
        if (failing.isEmpty()) {
            return Health.up().build();
        }
        var health = Health.status(ViewsHealthIndicator.WARN);
        failing.forEach(health::withDetail);
        var told = Text.list(
                failing.entrySet().stream().map(ProcessorsHealthIndicator::tell).toList());
        return health.withDetail("refusedZh", told.zh())
                .withDetail("refused", told.en())
                .build();
    }

    private static Text tell(Map.Entry<String, ProcessorFailure> failing) {
        return Text.format(
                "%s 停在第 %d 号记录，正在重试",
                "%s fails at the event of position %d and tries it again",
                failing.getKey(),
                failing.getValue().position());
    }
}
