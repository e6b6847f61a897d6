package org.caseledger.api.wiring;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import lombok.RequiredArgsConstructor;
import org.caseledger.proof.PublishedLog;
import org.caseledger.stamping.Authority;
import org.caseledger.stamping.StampCheck;
import org.caseledger.stamping.StampStatus;
import org.caseledger.stamping.StampingPace;
import org.caseledger.stamping.Timestamps;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who stamps the log's checkpoints with a time from outside (RFC 3161). */
@Configuration
@EnableConfigurationProperties(TimestampConfiguration.Settings.class)
class TimestampConfiguration {
    /** The authorities that the office has agreed with, by the name of their stamps. */
    @ConfigurationProperties("caseledger.log")
    record Settings(@Nullable Map<String, Entry> timestamps) {
        List<Authority> authorities() {
            Map<String, Entry> all = timestamps == null ? Map.of() : timestamps;
            return all.entrySet().stream()
                    .map(one -> one.getValue().authority(one.getKey()))
                    .toList();
        }
    }

    /** Where an authority answers, and the file of its certificates (PEM). */
    record Entry(@Nullable String url, @Nullable String certificate) {
        Authority authority(String name) {
            return Authority.of(name, String.valueOf(url), String.valueOf(certificate));
        }
    }

    @Bean
    Timestamps timestamps(
            Settings settings,
            PublishedLog log,
            DataSource dataSource,
            Clock clock,
            @Value("${caseledger.log.timestamp-every}") Duration every) {
        return new Timestamps(settings.authorities(), log, dataSource, clock, StampingPace.every(every));
    }

    @Bean
    StampCheck stampCheck(Settings settings, DataSource dataSource) {
        return new StampCheck(dataSource, settings.authorities());
    }

    @Bean
    HealthIndicator timestampHealth(Timestamps timestamps) {
        return new TimestampHealth(timestamps);
    }

    /** Down when a stored timestamp was changed, or the log has grown for a day without a new one. */
    @RequiredArgsConstructor
    static final class TimestampHealth implements HealthIndicator {
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
}
