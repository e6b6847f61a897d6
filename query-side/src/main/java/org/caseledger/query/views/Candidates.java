package org.caseledger.query.views;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;

/**
 * Which cases a check looks at: those in the log, and those with rows in the view, so that both missing and superfluous
 * rows are found. A companion stream of the cases is treated like a case.
 */
@RequiredArgsConstructor
final class Candidates {
    private final JdbcClient jdbc;
    /** {@code beginnings} are the events that a stream begins with which is looked at. */
    private final Set<String> beginnings;

    private final List<String> tables;
    private final CheckScope scope;

    /** In the order of their ids, after the one that the scope begins after. */
    List<UUID> find() {
        if (scope.caseId() != null) {
            return List.of(scope.caseId().value());
        }
        String inLog = scope.unit() == null ? """
                          SELECT stream_id FROM ledger.event
                           WHERE sequence = 0 AND type = ANY (:beginnings)
                          """ : """
                          SELECT stream_id FROM ledger.event
                           WHERE type = 'ComplaintAssigned' AND payload->>'unit' = :unit
                          """;
        String inView = tables.stream()
                .filter(table -> scope.unit() == null || hasUnit(table))
                .map(table -> "UNION SELECT case_id FROM views.%s %s"
                        .formatted(table, scope.unit() == null ? "" : "WHERE unit = :unit"))
                .collect(Collectors.joining(" "));
        var sql = jdbc.sql("SELECT id FROM (%s %s) AS c (id) WHERE %s ORDER BY id"
                        .formatted(inLog, inView, scope.after() == null ? "true" : "id > :after"))
                .param("unit", text(scope.unit()))
                .param("beginnings", new SqlArrayValue("text", beginnings.toArray()));
        if (scope.after() != null) {
            sql = sql.param("after", scope.after().value());
        }
        return sql.query(UUID.class).list();
    }

    private boolean hasUnit(String table) {
        return jdbc.sql("""
                        SELECT EXISTS (SELECT FROM pg_attribute
                                        WHERE attrelid = CAST('views.' || :table AS regclass)
                                          AND attname = 'unit' AND NOT attisdropped)
                        """).param("table", table).query(Boolean.class).single();
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
