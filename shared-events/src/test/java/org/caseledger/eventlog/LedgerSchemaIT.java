package org.caseledger.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.caseledger.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

class LedgerSchemaIT {
    private final HikariDataSource database = TestDatabase.empty();
    private final JdbcTemplate sql = new JdbcTemplate(database);

    @Test
    void givenALedger_whenMigratedAgain_thenNothingChanges() {
        LedgerSchema.migrate(database);
        new EventLog(database, TestDatabase.EVENT_KEY, Clock.systemUTC())
                .append(List.of(Events.event(UUID.randomUUID(), 0)));

        LedgerSchema.migrate(database);

        assertThat(new EventLog(database, TestDatabase.EVENT_KEY, Clock.systemUTC()).head())
                .isEqualTo(1);
    }

    @Test
    void givenASchemaBesideTheLedger_whenDropped_thenItStartsAgainAndTheLedgerStays() {
        LedgerSchema.migrate(database);
        LedgerSchema.migrate(database, "beside", "classpath:db/beside");
        sql.execute("INSERT INTO beside.row VALUES (1)");

        sql.execute("DROP SCHEMA beside CASCADE");
        LedgerSchema.migrate(database, "beside", "classpath:db/beside");

        assertThat(sql.queryForList("SELECT * FROM beside.row")).isEmpty();
        assertThat(new EventLog(database, TestDatabase.EVENT_KEY, Clock.systemUTC()).head())
                .isZero();
    }

    @Test
    void givenAnOwnerWhoMayNotCreateRoles_whenMigrated_thenTheTriggerStandsAlone() {
        sql.execute("CREATE ROLE plain_owner LOGIN");
        String name = sql.queryForObject("SELECT current_database()", String.class);
        sql.execute("GRANT CREATE ON DATABASE %s TO plain_owner".formatted(name));
        DataSource asOwner = TestDatabase.as("plain_owner", database);

        LedgerSchema.migrate(asOwner);

        new EventLog(asOwner, TestDatabase.EVENT_KEY, Clock.systemUTC())
                .append(List.of(Events.event(UUID.randomUUID(), 0)));
    }
}
