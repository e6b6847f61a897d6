package org.caseledger.query.responsibility;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import javax.sql.DataSource;
import org.caseledger.events.UnitId;
import org.caseledger.query.Conditions;
import org.caseledger.query.InPeriod;
import org.caseledger.query.Page;
import org.caseledger.query.RowReading;
import org.caseledger.query.Where;
import org.caseledger.query.responsibility.ReturnEdge.Reason;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tells which units return cases, where these go, and why (P9.15). */
public final class ReturnQueries {
    private static final int REASONS = 10;

    /** The last return of each case that stands out, of those that a filter leaves. */
    private static final String ONE_OF_EACH_CASE = """
            (SELECT * FROM (SELECT *, count(*) OVER w AS times, bool_or(ping_pong) OVER w AS any_ping_pong,
                                   row_number() OVER (PARTITION BY case_id ORDER BY at DESC, number DESC) AS nth
                              FROM %s.responsibility_returned
                             WHERE %s
                            WINDOW w AS (PARTITION BY case_id)) AS each
              WHERE nth = 1 AND %s) AS found
            """;

    private final JdbcClient jdbc;
    private final String schema;

    public ReturnQueries(DataSource dataSource) {
        this(dataSource, "views");
    }

    /** {@code schema} is where the rows are: another one has them as of some moment. */
    public ReturnQueries(DataSource dataSource, String schema) {
        this.jdbc = JdbcClient.create(dataSource);
        this.schema = schema;
    }

    /** Returns from one unit to another, and their number. */
    private record Edge(String from, @Nullable String to, long times, long pingPong) {}

    /** The returns from unit to unit. */
    public ReturnGraph graph(ReturnFilter filter, @Nullable UnitId within) {
        var conditions = conditions(filter, within);
        var edges = new LinkedHashMap<Edge, List<Reason>>();
        // Only the reasons that are shown are read: each is opened.
        jdbc.sql("""
                        SELECT *
                          FROM (SELECT *, sum(times) OVER edge AS all_times,
                                       sum(ping_pong) OVER edge AS all_ping_pong,
                                       row_number() OVER (edge ORDER BY times DESC, reason_key) AS nth
                                  FROM (SELECT unit, sent_to, min(reason) AS reason, reason_key,
                                               count(*) AS times,
                                               count(*) FILTER (WHERE ping_pong) AS ping_pong
                                          FROM %s.responsibility_returned
                                         WHERE %s
                                         GROUP BY unit, sent_to, reason_key) AS counted
                                WINDOW edge AS (PARTITION BY unit, sent_to)) AS ranked
                         WHERE nth <= :reasons
                         ORDER BY all_times DESC, unit, sent_to, nth
                        """.formatted(schema, conditions.text()))
                .params(conditions.params())
                .param("reasons", REASONS)
                .query(row -> {
                    edges.computeIfAbsent(edge(row), e -> new ArrayList<>()).add(reason(row));
                });
        var cases = cases(conditions);
        return new ReturnGraph(
                edges.keySet().stream().mapToLong(Edge::times).sum(),
                cases[0],
                cases[1],
                cases[2],
                edges.entrySet().stream()
                        .map(e -> edge(e.getKey(), e.getValue()))
                        .toList());
    }

    private long[] cases(Conditions conditions) {
        return jdbc.sql("""
                        SELECT count(*) FILTER (WHERE times > 1) AS twice,
                               count(*) FILTER (WHERE ping_pong) AS ping_pong,
                               coalesce(sum(refused), 0) AS refused
                          FROM (SELECT count(*) AS times, bool_or(ping_pong) AS ping_pong,
                                       count(*) FILTER (WHERE refused) AS refused
                                  FROM %s.responsibility_returned
                                 WHERE %s
                                 GROUP BY case_id) AS returned
                        """.formatted(schema, conditions.text()))
                .params(conditions.params())
                .query((row, n) -> new long[] {row.getLong("twice"), row.getLong("ping_pong"), row.getLong("refused")})
                .single();
    }

    private static ReturnEdge edge(Edge edge, List<Reason> reasons) {
        return new ReturnEdge(
                new UnitId(edge.from()),
                edge.to() == null ? null : new UnitId(edge.to()),
                edge.times(),
                edge.pingPong(),
                List.copyOf(reasons));
    }

    private static Edge edge(ResultSet row) throws SQLException {
        return new Edge(
                row.getString("unit"),
                row.getString("sent_to"),
                row.getLong("all_times"),
                row.getLong("all_ping_pong"));
    }

    private static Reason reason(ResultSet row) throws SQLException {
        return new Reason(row.getString("reason"), row.getString("reason_key"), row.getLong("times"));
    }

    /** The returns behind such a number, or one of each of its cases, the latest first. */
    public Page<ReturnRow> returns(ReturnFilter filter, @Nullable UnitId within, int page, int size) {
        var conditions = conditions(filter, within);
        var found = found(filter.of(), conditions);
        var rows = conditions.page(jdbc, """
                        SELECT r.*, c.number AS case_number
                          FROM (SELECT * FROM %2$s
                                 ORDER BY at DESC, case_id, number
                                 LIMIT :size OFFSET :offset) AS r
                          JOIN %1$s.responsibility_case c USING (case_id)
                         ORDER BY r.at DESC, case_id, r.number
                        """.formatted(schema, found), page, size, RowReading.of(ReturnRow.class));
        long total = jdbc.sql("SELECT count(*) FROM " + found)
                .params(conditions.params())
                .query(Long.class)
                .single();
        return new Page<>(rows, total);
    }

    private String found(@Nullable ReturnedCases cases, Conditions conditions) {
        return cases == null
                ? "%s.responsibility_returned WHERE %s".formatted(schema, conditions.text())
                : ONE_OF_EACH_CASE.formatted(schema, conditions.text(), cases.condition());
    }

    private static Conditions conditions(ReturnFilter filter, @Nullable UnitId within) {
        return Conditions.of(filter).inSight("case_id", null).with("unit = :within", "within", within);
    }

    /**
     * Which returns are asked about: those made in a period, by a unit, after which the case went to another, or with
     * an empty {@code sentTo} to none yet (null asks for all); {@code reason} is the key of one, {@code refused} asks
     * for those without merit, {@code of} asks for cases in place of returns.
     */
    public record ReturnFilter(
            @Where("at >= :from") @Nullable Instant from,
            @Where("at < :until") @Nullable Instant until,
            @Where("unit = :unit") @Nullable UnitId unit,

            @Where("coalesce(sent_to, '') = :sentTo") @Nullable
            UnitId sentTo,

            @Where("ping_pong") @Nullable Boolean pingPong,
            @Where("refused") @Nullable Boolean refused,
            @Where("reason_key = :reason") @Nullable String reason,
            @Nullable ReturnedCases of)
            implements InPeriod {
        /** All returns of a unit (null: of all) in a period. */
        public static ReturnFilter of(@Nullable UnitId unit, Instant from, Instant until) {
            return new ReturnFilter(from, until, unit, null, null, null, null, null);
        }

        /** The same of another period. */
        public ReturnFilter in(Instant begin, Instant end) {
            return new ReturnFilter(begin, end, unit, sentTo, pingPong, refused, reason, of);
        }

        /** The same of cases that are not assigned again yet. */
        public ReturnFilter sentNowhere() {
            return new ReturnFilter(from, until, unit, new UnitId(""), pingPong, refused, reason, of);
        }
    }
}
