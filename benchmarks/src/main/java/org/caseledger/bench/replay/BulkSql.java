package org.caseledger.bench.replay;

import com.zaxxer.hikari.HikariDataSource;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.caseledger.bench.replay.Staging.Table;
import org.caseledger.bench.server.Database;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * PostgreSQL alone writing the staged rows, one transaction for each chunk and view, the views in parallel. The rows
 * are either on the server already, or sent there by COPY as if they had just been computed. Reading, decoding and
 * folding cost nothing here.
 */
@RequiredArgsConstructor
final class BulkSql {
    private final Database database;
    private final int chunks;
    private final boolean sent;

    /** One table: the source of its new rows, and the statement that writes them. */
    private record Upsert(Table table, String columns, String statement) {}

    /** The seconds until the rows of all chunks are in the views' initially empty tables. */
    double run() throws Exception {
        try (HikariDataSource dataSource = database.pool(Staging.VIEWS.size())) {
            var threads = Executors.newFixedThreadPool(Staging.VIEWS.size());
            try {
                var work = new ArrayList<Callable<Double>>();
                for (var tables : Staging.VIEWS) {
                    var upserts = tables.stream().map(this::upsert).toList();
                    work.add(() -> upsertAll(dataSource, upserts));
                }
                double longest = 0;
                for (var seconds : threads.invokeAll(work)) {
                    longest = Math.max(longest, seconds.get());
                }
                return longest;
            } finally {
                threads.shutdownNow();
            }
        }
    }

    private double upsertAll(HikariDataSource dataSource, List<Upsert> upserts) throws Exception {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            for (var upsert : upserts) {
                statement.execute("CREATE TEMP TABLE new_%1$s (LIKE views.%1$s) ON COMMIT DELETE ROWS"
                        .formatted(upsert.table().name()));
            }
            connection.setAutoCommit(false);
            CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
            long nanos = 0;
            for (int chunk = 0; chunk < chunks; chunk++) {
                // The benchmark's own preparation is not measured.
                var rows = sent ? rows(copy, upserts, chunk) : List.<byte[]>of();
                connection.commit();
                long begin = System.nanoTime();
                for (int i = 0; i < upserts.size(); i++) {
                    if (sent) {
                        send(copy, upserts.get(i), rows.get(i));
                    }
                    statement.executeUpdate(upserts.get(i).statement().formatted(chunk));
                }
                connection.commit();
                nanos += System.nanoTime() - begin;
            }
            return nanos / 1e9;
        }
    }

    private static List<byte[]> rows(CopyManager copy, List<Upsert> upserts, int chunk)
            throws SQLException, IOException {
        var rows = new ArrayList<byte[]>();
        for (var upsert : upserts) {
            var out = new ByteArrayOutputStream();
            copy.copyOut(
                    "COPY (SELECT %s FROM staged.%s WHERE chunk = %d) TO STDOUT"
                            .formatted(upsert.columns(), upsert.table().name(), chunk),
                    out);
            rows.add(out.toByteArray());
        }
        return rows;
    }

    private static void send(CopyManager copy, Upsert upsert, byte[] rows) throws SQLException, IOException {
        copy.copyIn(
                "COPY new_%s (%s) FROM STDIN".formatted(upsert.table().name(), upsert.columns()),
                new ByteArrayInputStream(rows));
    }

    private Upsert upsert(Table table) {
        List<String> columns = database.jdbc()
                .sql("""
                                SELECT column_name FROM information_schema.columns
                                 WHERE table_schema = 'views' AND table_name = :table
                                 ORDER BY ordinal_position
                                """)
                .param("table", table.name())
                .query(String.class)
                .list();
        String all = String.join(", ", columns);
        String set = columns.stream()
                .filter(c -> !table.key().contains(c))
                .map(c -> c + " = excluded." + c)
                .collect(Collectors.joining(", "));
        String from = sent ? "new_" + table.name() : "staged." + table.name() + " WHERE chunk = %d";
        return new Upsert(
                table,
                all,
                "INSERT INTO views.%s (%s) SELECT %s FROM %s ON CONFLICT (%s) DO UPDATE SET %s"
                        .formatted(table.name(), all, all, from, String.join(", ", table.key()), set));
    }
}
