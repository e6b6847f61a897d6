package org.caseledger.api.wiring;

import java.time.Duration;
import java.util.HashMap;
import javax.sql.DataSource;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.replica.ReadYourWrites;
import org.caseledger.api.replica.Replica;
import org.caseledger.api.replica.ReplicaSettings;
import org.caseledger.eventlog.EventLog;
import org.caseledger.query.views.Views;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** A replica for lists, statistics, search and exports, where one is named. */
@Configuration
@ConditionalOnWebApplication
@ConditionalOnExpression("!'${caseledger.query.datasource.url}'.isBlank()")
class ReplicaConfiguration {
    private static final String DRIVER = "spring.datasource.hikari.data-source-properties";

    // No bean is a second data source: everything else has the primary.
    @Bean
    Replica replica(
            DataSource primary,
            Views views,
            Environment environment,
            @Value("${caseledger.query.datasource.url}") String url,
            @Value("${caseledger.query.datasource.username}") String username,
            @Value("${caseledger.query.datasource.password}") String password,
            @Value("${caseledger.query.datasource.pool-size}") int poolSize,
            @Value("${caseledger.query.datasource.longest-lag}") Duration longestLag) {
        var driver = Binder.get(environment)
                .bind(DRIVER, Bindable.mapOf(String.class, String.class))
                .orElseGet(HashMap::new);
        return new Replica(
                new ReplicaSettings(
                        url,
                        orOfPrimary(username, "username", environment),
                        orOfPrimary(password, "password", environment),
                        poolSize,
                        longestLag,
                        driver),
                primary,
                views.names());
    }

    private static String orOfPrimary(String set, String name, Environment environment) {
        return set.isEmpty() ? environment.getProperty("spring.datasource." + name, "") : set;
    }

    @Bean
    ReadYourWrites readYourWrites(EventLog log) {
        return new ReadYourWrites(log);
    }

    @Bean
    ReplicaHealthIndicator replicaHealthIndicator(Replica replica) {
        return new ReplicaHealthIndicator(replica);
    }

    /** Whether the replica is read, and how far it is behind: WARN while the primary answers for it. */
    @RequiredArgsConstructor
    static final class ReplicaHealthIndicator implements HealthIndicator {
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
}
