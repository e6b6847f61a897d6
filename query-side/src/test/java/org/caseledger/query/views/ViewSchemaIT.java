package org.caseledger.query.views;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import org.caseledger.eventlog.LedgerSchema;
import org.caseledger.query.testing.AllViews;
import org.caseledger.query.testing.History;
import org.caseledger.query.testing.TestLedger;
import org.caseledger.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class ViewSchemaIT {
    private final TestLedger ledger = new TestLedger();

    @AfterEach
    void close() {
        ledger.close();
    }

    private List<Object> tokens() {
        return ledger.sql()
                .sql("SELECT view FROM views.token ORDER BY 1")
                .query()
                .singleColumn();
    }

    @Test
    void givenTablesMadeStepByStep_whenMigrated_thenTheyAreMadeAnewOnce() {
        try (HikariDataSource database = TestDatabase.empty()) {
            LedgerSchema.migrate(database);
            LedgerSchema.migrate(database, "views", "classpath:views-made-step-by-step");
            var sql = JdbcClient.create(database);
            sql.sql("CREATE SCHEMA views_beside").update();
            sql.sql("CREATE TABLE views_beside.board (case_id uuid)").update();
            sql.sql("INSERT INTO views.token (view, version, position) VALUES ('board', 6, 17)")
                    .update();

            ViewSchema.migrate(database);

            assertThat(sql.sql("SELECT * FROM views.token").query().listOfRows())
                    .isEmpty();
            assertThat(sql.sql("SELECT waits_for FROM views.board").query().listOfRows())
                    .isEmpty();
            assertThat(sql.sql("SELECT to_regclass('views_beside.board') IS NULL")
                            .query(Boolean.class)
                            .single())
                    .isTrue();

            sql.sql("""
                            INSERT INTO views.token (view, generation, segment, segments, version, live)
                            VALUES ('board', 1, 0, 1, 6, true)
                            """).update();
            ViewSchema.migrate(database);
            assertThat(sql.sql("SELECT * FROM views.token").query().listOfRows())
                    .hasSize(1);
        }
    }

    @Test
    void givenAScriptThatHasChanged_whenMigrated_thenItsViewAloneIsBuiltAnew() {
        History.wholeLife().in(ledger);
        var views = AllViews.of(ledger.database());
        var urging = views.stream()
                .filter(v -> v.name().equals("urging"))
                .findFirst()
                .get();
        var past =
                views.stream().filter(v -> v.name().equals("past")).findFirst().get();
        ledger.project(urging);
        ledger.project(past);
        var before = ledger.rows("views.urging");
        assertThat(before).isNotEmpty();
        assertThat(tokens()).containsExactly("past", "urging");

        ledger.sql().sql("""
                        UPDATE views.flyway_schema_history SET checksum = 0
                         WHERE script LIKE '%R\\_\\_urging.sql'
                        """).update();
        ViewSchema.migrate(ledger.database());

        assertThat(tokens()).containsExactly("past");
        assertThat(ledger.rows("views.urging")).isEmpty();
        ledger.project(urging);
        assertThat(ledger.rows("views.urging")).isEqualTo(before);
    }

    @Test
    void givenEveryView_whenMigrated_thenItHasItsTablesAndItsScriptForgetsItsTokens() {
        for (var view : AllViews.of(ledger.database())) {
            for (var table : view.tables()) {
                assertThat(ledger.sql()
                                .sql("SELECT to_regclass(:table) IS NOT NULL")
                                .param("table", "views." + table)
                                .query(Boolean.class)
                                .single())
                        .as("table %s of view %s", table, view.name())
                        .isTrue();
            }
            ledger.sql().sql("""
                            INSERT INTO views.token (view, generation, segment, segments, version, live)
                            VALUES (:view, 1, 0, 1, 1, true)
                            """).param("view", view.name()).update();
        }

        ledger.sql()
                .sql("UPDATE views.flyway_schema_history SET checksum = 0 WHERE version IS NULL")
                .update();
        ViewSchema.migrate(ledger.database());

        assertThat(tokens()).isEmpty();
    }

    @Test
    void givenAScriptOfAnOffice_whenItIsTakenAway_thenTheSchemaStillMigrates() {
        ledger.sql().sql("""
                        UPDATE views.flyway_schema_history SET description = 'gone', script = 'R__gone.sql'
                         WHERE script LIKE '%R\\_\\_count.sql'
                        """).update();

        ViewSchema.migrate(ledger.database());

        assertThat(ledger.rows("views.count")).isEmpty();
    }
}
