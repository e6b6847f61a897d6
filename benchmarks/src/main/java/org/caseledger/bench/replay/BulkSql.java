package org.caseledger.bench.replay;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.caseledger.bench.server.Database;
import org.caseledger.eventlog.EventLog;
import org.caseledger.events.CaseId;
import org.caseledger.query.views.Recorded;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * PostgreSQL alone writing the same rows: what each chunk of events leaves is staged beforehand in
 * plain tables; measured are only the upserts from there, one transaction for each chunk and view.
 */
final class BulkSql {

    /** A table of a view, and its key. */
    private record Table(String name, String key) {}

    private static final List<List<Table>> VIEWS =
            List.of(
                    List.of(new Table("board", "case_id")),
                    List.of(
                            new Table("deadline_case", "case_id"),
                            new Table("deadline", "case_id, clock, number")));

    private static final int CHUNK = 1_000;

    private final Database database;
    private int chunks;

    BulkSql(Database database) {
        this.database = database;
    }

    /**
     * Folds the whole log in memory and stages what every chunk has changed; the views' tables then
     * hold the rows of the plain fold. {@code passed} hears the events done, with the rows as they
     * are then.
     */
    void stage(List<Long> stops, BiConsumer<Long, List<String>> passed) {
        database.renew("staged");
        Replayed.renew(database);
        VIEWS.forEach(tables -> tables.forEach(this::makeStage));
        var log = new EventLog(database.own(), Clock.systemUTC());
        var folds = Replayed.views(database.own()).stream().map(Fold::of).toList();
        var transaction = new TransactionTemplate(new JdbcTransactionManager(database.own()));
        long position = 0;
        for (var stop : stops) {
            while (position < stop) {
                var events = log.readAfter(position, (int) Math.min(CHUNK, stop - position));
                var chunk = events.stream().map(Recorded::of).toList();
                transaction.executeWithoutResult(
                        status -> {
                            for (int i = 0; i < folds.size(); i++) {
                                stage(VIEWS.get(i), folds.get(i).apply(chunk));
                            }
                        });
                position += events.size();
                chunks++;
            }
            passed.accept(stop, Replayed.rows(database));
        }
        VIEWS.forEach(tables -> tables.forEach(this::finishStage));
    }

    private void makeStage(Table table) {
        database.jdbc()
                .sql(
                        """
                        CREATE UNLOGGED TABLE staged.%1$s AS
                        SELECT 0 AS chunk, t.* FROM views.%1$s t WHERE false
                        """
                                .formatted(table.name()))
                .update();
    }

    private void stage(List<Table> tables, Collection<CaseId> changed) {
        for (var table : tables) {
            database.jdbc()
                    .sql(
                            """
                            INSERT INTO staged.%1$s
                            SELECT :chunk, t.* FROM views.%1$s t
                             WHERE case_id = ANY (:changed) AND xmin = pg_current_xact_id()::xid
                            """
                                    .formatted(table.name()))
                    .param("chunk", chunks)
                    .param(
                            "changed",
                            new SqlArrayValue(
                                    "uuid",
                                    (Object[])
                                            changed.stream()
                                                    .map(CaseId::value)
                                                    .toArray(UUID[]::new)))
                    .update();
        }
    }

    private void finishStage(Table table) {
        database.jdbc().sql("CREATE INDEX ON staged.%1$s (chunk)".formatted(table.name())).update();
        database.jdbc().sql("ANALYZE staged." + table.name()).update();
    }

    /** Seconds until the rows of all chunks are in the views' empty tables. */
    double run() throws Exception {
        try (HikariDataSource dataSource = database.pool(VIEWS.size())) {
            var threads = Executors.newFixedThreadPool(VIEWS.size());
            try {
                var work = new ArrayList<Callable<Integer>>();
                for (var tables : VIEWS) {
                    work.add(
                            () ->
                                    upsertAll(
                                            dataSource,
                                            tables.stream().map(this::upsert).toList()));
                }
                long begin = System.nanoTime();
                for (var done : threads.invokeAll(work)) {
                    done.get();
                }
                return (System.nanoTime() - begin) / 1e9;
            } finally {
                threads.shutdownNow();
            }
        }
    }

    private int upsertAll(HikariDataSource dataSource, List<String> statements) {
        var jdbc = JdbcClient.create(dataSource);
        var transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
        for (int i = 0; i < chunks; i++) {
            int chunk = i;
            transaction.executeWithoutResult(
                    status -> statements.forEach(sql -> jdbc.sql(sql).param(1, chunk).update()));
        }
        return chunks;
    }

    private String upsert(Table table) {
        List<String> columns =
                database.jdbc()
                        .sql(
                                """
                                SELECT column_name FROM information_schema.columns
                                 WHERE table_schema = 'views' AND table_name = :table
                                 ORDER BY ordinal_position
                                """)
                        .param("table", table.name())
                        .query(String.class)
                        .list();
        String all = String.join(", ", columns);
        String set =
                columns.stream()
                        .filter(c -> !List.of(table.key().split(", ")).contains(c))
                        .map(c -> c + " = excluded." + c)
                        .collect(Collectors.joining(", "));
        return """
        INSERT INTO views.%1$s (%2$s) SELECT %2$s FROM staged.%1$s WHERE chunk = ?
            ON CONFLICT (%3$s) DO UPDATE SET %4$s
        """
                .formatted(table.name(), all, table.key(), set);
    }
}
