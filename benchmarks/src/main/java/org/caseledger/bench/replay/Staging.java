package org.caseledger.bench.replay;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import javax.sql.DataSource;
import lombok.Getter;
import lombok.RequiredArgsConstructor;
import org.caseledger.bench.server.Database;
import org.caseledger.eventlog.EventLog;
import org.caseledger.events.CaseId;
import org.caseledger.query.views.Recorded;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.transaction.support.TransactionTemplate;

/** The rows that each chunk of events leaves in the views' tables, computed in advance and kept in separate tables. */
@RequiredArgsConstructor
final class Staging {
    /** A table of a view, and its key. */
    record Table(String name, List<String> key) {}

    static final List<List<Table>> VIEWS = List.of(
            List.of(new Table("board", List.of("case_id"))),
            List.of(
                    new Table("deadline_case", List.of("case_id")),
                    new Table("deadline", List.of("case_id", "clock", "number"))));

    private static final int CHUNK = 1_000;

    private final Database database;

    /** The number of chunks, numbered from 0. */
    @Getter
    private int chunks;

    /**
     * Folds the whole log in memory and stages the changes of every chunk; the views' tables then contain the rows of
     * the plain fold. {@code passed} receives the number of processed events, with the rows at that point.
     */
    void stage(List<Long> stops, BiConsumer<Long, List<String>> passed) {
        database.renew("staged");
        Replayed.renew(database);
        VIEWS.forEach(tables -> tables.forEach(this::makeStage));
        var log = new EventLog(database.own(), Database.EVENT_KEY, Clock.systemUTC());
        try (var dataSource = database.pool(1, "views")) {
            stage(dataSource, log, stops, passed);
        }
        VIEWS.forEach(tables -> tables.forEach(this::finishStage));
    }

    private void stage(DataSource dataSource, EventLog log, List<Long> stops, BiConsumer<Long, List<String>> passed) {
        var folds = Replayed.views(dataSource).stream().map(Fold::of).toList();
        var jdbc = JdbcClient.create(dataSource);
        var transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
        long position = 0;
        for (var stop : stops) {
            while (position < stop) {
                var events = log.readAfter(position, (int) Math.min(CHUNK, stop - position));
                var chunk = events.stream().map(Recorded::of).toList();
                transaction.executeWithoutResult(status -> {
                    for (int i = 0; i < folds.size(); i++) {
                        stage(jdbc, VIEWS.get(i), folds.get(i).apply(chunk));
                    }
                });
                position += events.size();
                chunks++;
            }
            passed.accept(stop, Replayed.rows(database));
        }
    }

    private void makeStage(Table table) {
        database.jdbc().sql("""
                        CREATE UNLOGGED TABLE staged.%1$s AS
                        SELECT 0 AS chunk, t.* FROM views.%1$s t WHERE false
                        """.formatted(table.name())).update();
    }

    private void stage(JdbcClient jdbc, List<Table> tables, Collection<CaseId> changed) {
        for (var table : tables) {
            jdbc.sql("""
                            INSERT INTO staged.%1$s
                            SELECT :chunk, t.* FROM views.%1$s t
                             WHERE case_id = ANY (:changed) AND xmin = pg_current_xact_id()::xid
                            """.formatted(table.name()))
                    .param("chunk", chunks)
                    .param("changed", new SqlArrayValue("uuid", (Object[])
                            changed.stream().map(CaseId::value).toArray(UUID[]::new)))
                    .update();
        }
    }

    private void finishStage(Table table) {
        database.jdbc()
                .sql("CREATE INDEX ON staged.%1$s (chunk)".formatted(table.name()))
                .update();
        database.jdbc().sql("ANALYZE staged." + table.name()).update();
    }
}
