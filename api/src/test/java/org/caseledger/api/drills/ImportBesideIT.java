package org.caseledger.api.drills;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import javax.sql.DataSource;
import org.caseledger.api.cli.LedgerHome;
import org.caseledger.api.cli.LedgerProcess;
import org.caseledger.api.office.DataDirectory;
import org.caseledger.api.office.DataLock;
import org.caseledger.api.postgres.EmbeddedDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** An import on the database of a ledger that serves, is not there yet, or goes. */
@Tag("long")
@Tag("turn-2")
class ImportBesideIT {
    /** The log as the program writes it, which that of the tests stands in for otherwise. */
    private static final String AS_SHIPPED = "--logging.config=classpath:logging-as-shipped.xml";

    private static final Duration LONG = Duration.ofMinutes(2);

    private LedgerHome home;
    private DataDirectory data;
    private Path table;

    @BeforeEach
    void aTable() throws IOException {
        home = LedgerHome.make();
        data = DataDirectory.open(home.data());
        table = Files.writeString(home.data().resolve("cars.csv"), """
                        id,brand,car_model,type,desc,problem,datetime,status
                        1,某牌,某型,某款,异响,H93,2024/6/8,信息审核
                        """);
    }

    @AfterEach
    void clear() throws Exception {
        home.clear();
    }

    @Test
    void givenALedgerThatIsStillStarting_whenImported_thenItSaysWhatToWaitFor() throws Exception {
        try (var lock = DataLock.take(data)) {
            lock.announce("-");

            var importing = importTable();

            assertThat(importing.exit()).isEqualTo(1);
            assertThat(importing.said().lines().skip(1))
                    .containsExactly(
                            besideThisProcess(),
                            "another process has this data directory and is starting or stopping its"
                                    + " database: run this again in a moment");
            assertThat(data.postgres())
                    .as("nothing is prepared that the other one is preparing")
                    .doesNotExist();
        }
    }

    @Test
    void givenALedgerThatStops_whenAnImportRunsBesideIt_thenItSaysSoAndNothingIsHalfDone() throws Exception {
        try (var lock = DataLock.take(data);
                var database = EmbeddedDatabase.on(data).start()) {
            lock.announce("-");
            var watching = connect(database);
            var holding = connect(database);
            holding.setAutoCommit(false);
            JdbcClient.create(holding)
                    .sql("LOCK TABLE ledger.case_number IN SHARE MODE")
                    .update();
            var importing = importTable();
            await().atMost(LONG).until(() -> !importing.isAlive() || isWaiting(watching));

            EmbeddedDatabase.on(data).close();
            assertThat(importing.exit()).as(importing.said()).isEqualTo(1);
            assertThat(importing.said().lines()).contains(besideThisProcess());
            assertThat(importing.said().strip().lines().reduce("", (before, line) -> line))
                    .startsWith("the connection to the database was lost: ")
                    .endsWith("Run this again when the database is back; what was recorded is kept");
            assertThat(importing.said()).as("what is reported in one line").doesNotContain("\tat ");

            database.start();
            var again = importTable();
            assertThat(again.exit()).as(again.said()).isZero();
            assertThat(again.said()).contains("taken: 1 cases; already there: 0");
        }
    }

    @Test
    @Tag("long")
    void givenALedgerThatServes_whenImportedBesideIt_thenNoSettingHasChanged() throws Exception {
        home.serve("serve");

        var importing = importTable();

        assertThat(importing.exit()).as(importing.said()).isZero();
        assertThat(importing.said().lines().skip(1))
                .as("nothing but what an import says: " + importing.said())
                .allMatch(line -> !line.contains("WARN") && !line.contains("ERROR"));
        try (var database = connect(home.database())) {
            assertThat(JdbcClient.create(database)
                            .sql("SELECT type FROM ledger.event WHERE type LIKE 'Settings%'")
                            .query(String.class)
                            .list())
                    .containsExactly("SettingsRecorded");
        }
    }

    private static SingleConnectionDataSource connect(EmbeddedDatabase database) throws IOException {
        var superuser = database.asSuperuser();
        return new SingleConnectionDataSource(superuser.url(), superuser.username(), superuser.password(), true);
    }

    private static boolean isWaiting(DataSource database) {
        return JdbcClient.create(database).sql("""
                        SELECT count(*) > 0 FROM pg_stat_activity
                         WHERE datname = current_database() AND wait_event_type = 'Lock'
                        """).query(Boolean.class).single();
    }

    private LedgerProcess importTable() throws IOException {
        return home.run("import", table.toString(), "--mapping", "car-complaints", AS_SHIPPED);
    }

    private static String besideThisProcess() {
        return "process %d has the data directory: this runs on its database, which stops with it"
                .formatted(ProcessHandle.current().pid());
    }
}
