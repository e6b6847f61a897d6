package org.caseledger.query.views;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
 * Temporary tables like a view's own, which last as long as the transaction: rows are written into them as into those,
 * and compared with them.
 */
final class ShadowTables {
    /** A table's rows of some cases laid side by side, the log's and the view's. */
    record Compared(TableRows rows, long differences, List<Difference> first) {}

    private record Pair(
            @Nullable UUID caseId,
            @Nullable String inView,
            @Nullable String fromLog,
            long all) {}

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;
    private final List<String> tables;

    ShadowTables(DataSource dataSource, List<String> tables) {
        this.jdbc = JdbcClient.create(dataSource);
        this.tables = tables;
    }

    /** Makes the tables; from here on the transaction writes to them and to no others. */
    void create() {
        for (String table : tables) {
            jdbc.sql("""
                            CREATE TEMPORARY TABLE %1$s (LIKE views.%1$s INCLUDING ALL EXCLUDING INDEXES)
                                ON COMMIT DROP
                            """.formatted(table)).update();
            jdbc.sql("ALTER TABLE pg_temp.%s ADD PRIMARY KEY (%s)".formatted(table, String.join(", ", key(table))))
                    .update();
        }
        jdbc.sql("SET LOCAL search_path = pg_temp").update();
    }

    void empty(List<String> some) {
        some.forEach(table -> jdbc.sql("TRUNCATE pg_temp.%s".formatted(table)).update());
    }

    /** The rows of some cases. */
    Compared compare(String table, List<UUID> cases, int most) {
        return compare(table, "case_id AS of_case", "case_id = ANY (:cases)", cases, most);
    }

    /** All rows, of a table that is of many cases or of none. */
    Compared compareAll(String table, int most) {
        return compare(table, "NULL::uuid AS of_case", "cardinality(:cases) = 0", List.of(), most);
    }

    // Tables and columns are names of the view's own.
    private Compared compare(String table, String ofCase, String which, List<UUID> cases, int most) {
        var key = key(table);
        var columns = new TreeSet<>(key);
        columns.add(ofCase);
        var pairs = jdbc.sql("""
                                SELECT coalesce(v.of_case, l.of_case) AS case_id, v.rows::text AS in_view,
                                       l.rows::text AS from_log, count(*) OVER () AS all
                                  FROM (SELECT %2$s, to_jsonb(t) AS rows FROM views.%1$s AS t
                                         WHERE %4$s) AS v
                                       FULL JOIN (SELECT %2$s, to_jsonb(t) AS rows FROM pg_temp.%1$s AS t) AS l ON %3$s
                                 WHERE v.rows IS DISTINCT FROM l.rows
                                 ORDER BY 1
                                 LIMIT :most
                                """.formatted(
                        table,
                        String.join(", ", columns),
                        key.stream().map(c -> "v.%1$s = l.%1$s".formatted(c)).collect(Collectors.joining(" AND ")),
                        which))
                .param("cases", ids(cases))
                .param("most", Math.max(most, 1))
                .query(Pair.class)
                .list();
        var rows = new TableRows(table, count("views." + table, which, cases), count("pg_temp." + table, which, cases));
        long all = pairs.isEmpty() ? 0 : pairs.get(0).all();
        return new Compared(
                rows,
                all,
                pairs.stream().limit(most).map(p -> difference(table, key, p)).toList());
    }

    private long count(String table, String which, List<UUID> cases) {
        return jdbc.sql("SELECT count(*) FROM %s WHERE %s".formatted(table, which))
                .param("cases", ids(cases))
                .query(Long.class)
                .single();
    }

    /** A number in both. */
    Counted count(CheckScope.Number number, List<UUID> cases) {
        return new Counted(
                count("views." + number.table(), cases, number.where()),
                count("pg_temp." + number.table(), cases, number.where()));
    }

    /** The columns of a table, by which a number may be asked for. */
    List<String> columns(String table) {
        return jdbc.sql("""
                        SELECT attname FROM pg_attribute
                         WHERE attrelid = CAST('views.' || :table AS regclass) AND attnum > 0 AND NOT attisdropped
                        """).param("table", table).query(String.class).list();
    }

    // Tables and columns are names of the view's own, checked before.
    private long count(String table, List<UUID> cases, Map<String, @Nullable String> where) {
        var sql = new StringBuilder("SELECT count(*) FROM %s WHERE case_id = ANY (?)".formatted(table));
        var params = new ArrayList<>(List.<Object>of(ids(cases)));
        where.forEach((column, value) -> {
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
        return jdbc.sql("""
                        SELECT quote_ident(attname)
                          FROM pg_constraint JOIN pg_attribute ON attrelid = conrelid AND attnum = ANY (conkey)
                         WHERE conrelid = CAST('views.' || :table AS regclass) AND contype = 'p'
                         ORDER BY attnum
                        """).param("table", table).query(String.class).list();
    }

    private static Difference difference(String table, List<String> key, Pair pair) {
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
        var all = names.stream()
                .map(name -> new Column(name, of(inView, name), of(fromLog, name)))
                .toList();
        var columns = Stream.concat(
                        all.stream().filter(c -> pair.caseId() == null && key.contains(c.name())),
                        all.stream().filter(c -> !Objects.equals(c.inView(), c.fromLog())))
                .distinct()
                .toList();
        return new Difference(table, pair.caseId() == null ? null : new CaseId(pair.caseId()), kind, columns);
    }

    private static @Nullable JsonNode of(@Nullable JsonNode row, String name) {
        return row == null ? null : row.get(name);
    }

    private static SqlArrayValue ids(List<UUID> cases) {
        return new SqlArrayValue("uuid", cases.toArray());
    }
}
