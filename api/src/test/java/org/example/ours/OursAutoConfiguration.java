package org.example.ours;

import javax.sql.DataSource;
import org.axonframework.queryhandling.QueryGateway;
import org.caseledger.api.security.AccessRule;
import org.caseledger.eventlog.LedgerSchema;
import org.caseledger.events.Role;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Named in the extension's {@code AutoConfiguration.imports}. */
@AutoConfiguration
public class OursAutoConfiguration {
    @Bean
    Intake intake(DataSource dataSource) {
        LedgerSchema.migrate(dataSource, "ours", "classpath:db/ours");
        return new Intake(JdbcClient.create(dataSource));
    }

    @Bean
    IntakeController intakeController(QueryGateway queries) {
        return new IntakeController(queries);
    }

    @Bean
    AccessRule whoReadsIntake() {
        return new AccessRule("/api/ours/**", Role.LEADER, Role.CENTER_HEAD);
    }
}
