package org.caseledger.api.wiring;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.caseledger.proof.PublishedLog;
import org.caseledger.stamping.Authority;
import org.caseledger.stamping.StampCheck;
import org.caseledger.stamping.StampingPace;
import org.caseledger.stamping.Timestamps;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
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
}
