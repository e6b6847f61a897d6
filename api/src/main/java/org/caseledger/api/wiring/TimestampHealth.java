package org.caseledger.api.wiring;

import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.caseledger.stamping.StampStatus;
import org.caseledger.stamping.Timestamps;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Down when a stored timestamp was changed, or the log has grown for a day without a new one. */
@RequiredArgsConstructor
final class TimestampHealth implements HealthIndicator {
    private final Timestamps timestamps;

    @Override
    public Health health() {
        var all = timestamps.status();
        Health.Builder health = timestamps.isAlarmed() ? Health.down() : Health.up();
        all.forEach(status -> health.withDetail(status.name(), status));
        var failing = all.stream().filter(status -> status.fault() != null).toList();
        if (!failing.isEmpty()) {
            health.withDetail(
                            "refusedZh",
                            failing.stream()
                                    .map(status -> status.name() + "：" + status.zh())
                                    .collect(Collectors.joining("；")))
                    .withDetail(
                            "refused",
                            failing.stream().map(TimestampHealth::inEnglish).collect(Collectors.joining("; ")));
        }
        return health.build();
    }

    private static String inEnglish(StampStatus status) {
        return status.name() + ": " + status.en();
    }
}
