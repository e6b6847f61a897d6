package org.caseledger.query.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caseledger.query.testing.History.XIPU;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.caseledger.events.Clock;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.UnitId;
import org.caseledger.events.complaint.Severity;
import org.caseledger.procedure.Light;
import org.caseledger.procedure.Procedures;
import org.caseledger.query.Page;
import org.caseledger.query.testing.History;
import org.caseledger.query.testing.TestLedger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** A page costs what it shows and what is under way, not what the office has done in its life. */
class BoardPagesIT {
    private static final int UNDER_WAY = 60;
    private static final int ARCHIVED = 20_000;
    private static final Instant NOW = Instant.parse("2026-03-06T01:00:00Z");

    private final TestLedger ledger = new TestLedger();

    @BeforeEach
    void fewCasesUnderWayAndManyArchived() {
        for (int i = 0; i < UNDER_WAY; i++) {
            History.received()
                    .classified(Severity.MAJOR)
                    .signedOff(XIPU)
                    .assigned(XIPU)
                    .set(Clock.REPLY, 1, "2026-03-05T16:00:00Z")
                    .in(ledger);
        }
        ledger.project(new BoardView(ledger.database(), Procedures.builtIn()));
        ledger.sql().sql("""
                        INSERT INTO views.board (case_id, number, kind, channel, category, severity, state, open, unit,
                                                 received_at, last_act_at, position, kept)
                        SELECT gen_random_uuid(), number || n, kind, channel, category, severity, 'ARCHIVED', false, unit,
                               received_at + n * interval '1 minute', last_act_at - n * interval '1 minute', position, kept
                          FROM (SELECT * FROM views.board LIMIT 1) AS one, generate_series(1, :archived) AS n
                        """).param("archived", ARCHIVED).update();
        ledger.sql().sql("VACUUM (ANALYZE) views.board").update();
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    @ParameterizedTest
    @EnumSource(BoardSort.class)
    void givenManyArchivedCases_whenAskedWhatIsUnderWay_thenTheyAreNotRead(BoardSort sort) throws SQLException {
        for (var filter : List.of(
                filter(null, null, null, null, true),
                filter(XIPU, null, null, null, true),
                filter(null, null, Severity.MAJOR, null, true),
                filter(XIPU, ComplaintState.ASSIGNED, null, null, false),
                filter(null, null, null, Light.RED, false))) {
            var asked = ask(filter, sort);

            assertThat(asked.page().total()).isEqualTo(UNDER_WAY);
            assertThat(asked.page().rows()).hasSize(UNDER_WAY);
            assertThat(asked.rowsRead()).as("%s", filter).isLessThan(10 * UNDER_WAY);
        }
    }

    @ParameterizedTest
    @EnumSource(BoardSort.class)
    void givenMoreCasesThanAreCounted_thenOneMoreStandsForThem(BoardSort sort) throws SQLException {
        var asked = ask(BoardFilter.ALL, sort);

        assertThat(asked.page().total()).isEqualTo(Page.COUNTED + 1);
        assertThat(asked.page().rows()).hasSize(100);
        assertThat(asked.rowsRead()).isLessThan(2 * Page.COUNTED);
    }

    private record Asked(Page<BoardCard> page, long rowsRead) {}

    private Asked ask(BoardFilter filter, BoardSort sort) throws SQLException {
        try (Connection connection = ledger.database().getConnection()) {
            connection.setAutoCommit(false);
            var only = new SingleConnectionDataSource(connection, true);
            // What the connection did just before may be among it: only what is added counts.
            long before = rowsRead(only);
            var page = new BoardQueries(only).find(filter, sort, 0, 100, NOW);
            long read = rowsRead(only) - before;
            connection.rollback();
            return new Asked(page, read);
        }
    }

    private static long rowsRead(DataSource connection) {
        return JdbcClient.create(connection).sql("""
                        SELECT coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0)
                          FROM pg_stat_xact_user_tables
                         WHERE relid = 'views.board'::regclass
                        """).query(Long.class).single();
    }

    private static BoardFilter filter(
            UnitId unit, ComplaintState state, Severity severity, Light light, boolean openOnly) {
        return new BoardFilter(unit, state, null, null, severity, light, null, null, null, null, openOnly, null);
    }
}
