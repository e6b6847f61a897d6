package org.caseledger.query.views;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.caseledger.events.CaseId;
import org.caseledger.query.views.CheckReport.Column;
import org.caseledger.query.views.CheckReport.Counted;
import org.caseledger.query.views.CheckReport.Difference;
import org.caseledger.query.views.CheckReport.Kind;
import org.caseledger.query.views.CheckReport.TableRows;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Temporary tables like a view's own, which last as long as the transaction: rows are written into
 * them as into those, and compared with them.
 */
final class Aside {

    /** A table's rows of some cases laid side by side, the log's and the view's. */
    record Compared(TableRows rows, long differences, List<Difference> first) {}

    private record Pair(UUID caseId, @Nullable String inView, @Nullable String fromLog, long all) {}

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;
    private final List<String> tables;

    Aside(DataSource dataSource, List<String> tables) {
        this.jdbc = JdbcClient.create(dataSource);
        this.tables = tables;
    }

    /** Makes the tables; from here on the transaction writes to them and to no others. */
    void create() {
        for (String table : tables) {
            jdbc.sql(
                            """
                            CREATE TEMPORARY TABLE %1$s (LIKE views.%1$s INCLUDING ALL EXCLUDING INDEXES)
                                ON COMMIT DROP
                            """
                                    .formatted(table))
                    .update();
            jdbc.sql(
                            "ALTER TABLE pg_temp.%s ADD PRIMARY KEY (%s)"
                                    .formatted(table, String.join(", ", key(table))))
                    .update();
        }
        jdbc.sql("SET LOCAL search_path = pg_temp").update();
    }

    void empty() {
        tables.forEach(table -> jdbc.sql("TRUNCATE pg_temp.%s".formatted(table)).update());
    }

    Compared compare(String table, List<UUID> cases, int most) {
        var key = key(table);
        var columns = new TreeSet<>(key);
        columns.add("case_id");
        var pairs =
                jdbc.sql(
                                """
                                SELECT coalesce(v.case_id, l.case_id) AS case_id, v.rows::text AS in_view,
                                       l.rows::text AS from_log, count(*) OVER () AS all
                                  FROM (SELECT %2$s, to_jsonb(t) AS rows FROM views.%1$s AS t
                                         WHERE case_id = ANY (:cases)) AS v
                                       FULL JOIN (SELECT %2$s, to_jsonb(t) AS rows FROM pg_temp.%1$s AS t) AS l ON %3$s
                                 WHERE v.rows IS DISTINCT FROM l.rows
                                 ORDER BY 1
                                 LIMIT :most
                                """
                                        .formatted(
                                                table,
                                                String.join(", ", columns),
                                                key.stream()
                                                        .map(c -> "v.%1$s = l.%1$s".formatted(c))
                                                        .collect(Collectors.joining(" AND "))))
                        .param("cases", ids(cases))
                        .param("most", Math.max(most, 1))
                        .query(Pair.class)
                        .list();
        var rows =
                new TableRows(
                        table,
                        count("views." + table, cases, Map.of()),
                        count("pg_temp." + table, cases, Map.of()));
        long all = pairs.isEmpty() ? 0 : pairs.get(0).all();
        return new Compared(
                rows, all, pairs.stream().limit(most).map(p -> difference(table, p)).toList());
    }

    /** A number in both. */
    Counted count(CheckScope.Number number, List<UUID> cases) {
        return new Counted(
                count("views." + number.table(), cases, number.where()),
                count("pg_temp." + number.table(), cases, number.where()));
    }

    /** The columns of a table, by which a number may be asked for. */
    List<String> columns(String table) {
        return jdbc.sql(
                        """
                        SELECT attname FROM pg_attribute
                         WHERE attrelid = CAST('views.' || :table AS regclass) AND attnum > 0 AND NOT attisdropped
                        """)
                .param("table", table)
                .query(String.class)
                .list();
    }

    // Tables and columns are names of the view's own, checked before.
    private long count(String table, List<UUID> cases, Map<String, @Nullable String> where) {
        var sql =
                new StringBuilder(
                        "SELECT count(*) FROM %s WHERE case_id = ANY (?)".formatted(table));
        var params = new ArrayList<>(List.<Object>of(ids(cases)));
        where.forEach(
                (column, value) -> {
                    if (value == null) {
                        sql.append(" AND %s IS NULL".formatted(column));
                    } else {
                        sql.append(" AND %s::text = ?".formatted(column));
                        params.add(value);
                    }
                });
        return jdbc.sql(sql.toString()).params(params).query(Long.class).single();
    }

    private List<String> key(String table) {
        return jdbc.sql(
                        """
                        SELECT quote_ident(attname)
                          FROM pg_constraint JOIN pg_attribute ON attrelid = conrelid AND attnum = ANY (conkey)
                         WHERE conrelid = CAST('views.' || :table AS regclass) AND contype = 'p'
                         ORDER BY attnum
                        """)
                .param("table", table)
                .query(String.class)
                .list();
    }

    private static Difference difference(String table, Pair pair) {
        var inView = pair.inView() == null ? null : JSON.readTree(pair.inView());
        var fromLog = pair.fromLog() == null ? null : JSON.readTree(pair.fromLog());
        var kind = inView == null ? Kind.MISSING : fromLog == null ? Kind.EXTRA : Kind.CHANGED;
        var names = new TreeSet<String>();
        if (inView != null) {
            names.addAll(inView.propertyNames());
        }
        if (fromLog != null) {
            names.addAll(fromLog.propertyNames());
        }
        var columns =
                names.stream()
                        .map(name -> new Column(name, of(inView, name), of(fromLog, name)))
                        .filter(c -> !Objects.equals(c.inView(), c.fromLog()))
                        .toList();
        return new Difference(table, new CaseId(pair.caseId()), kind, columns);
    }

    private static @Nullable JsonNode of(@Nullable JsonNode row, String name) {
        return row == null ? null : row.get(name);
    }

    private static SqlArrayValue ids(List<UUID> cases) {
        return new SqlArrayValue("uuid", cases.toArray());
    }
}
