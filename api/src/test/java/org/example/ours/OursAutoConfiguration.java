package org.example.ours;

import javax.sql.DataSource;
import org.caseledger.eventlog.LedgerSchema;
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
}
