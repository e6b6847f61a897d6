package org.caseledger.query.process;

import java.time.YearMonth;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.caseledger.query.Conditions;
import org.caseledger.query.Page;
import org.caseledger.query.RowReading;
import org.caseledger.query.process.FollowsTable.Durations;
import org.caseledger.query.process.ProcessMap.Follows;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tells how cases really went. */
public final class ProcessQueries {
    private final JdbcClient jdbc;

    public ProcessQueries(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    private record Edge(String source, String target) {}

    private record Judged(long cases, long judged, long conforming) {}

    /** What followed what, and how many cases kept to their procedure. */
    public ProcessMap map(ProcessFilter filter) {
        var conditions = conditions(filter);
        var judged = jdbc.sql("""
                                SELECT count(*) AS cases,
                                       count(*) FILTER (WHERE NOT migrated) AS judged,
                                       count(*) FILTER (WHERE NOT migrated AND deviations = '{}') AS conforming
                                  FROM views.process WHERE %s
                                """.formatted(conditions.text()))
                .params(conditions.params())
                .query(Judged.class)
                .single();
        return new ProcessMap(
                judged.cases(),
                judged.judged(),
                judged.conforming(),
                judged.judged() == 0 ? null : (double) judged.conforming() / judged.judged(),
                deviations(conditions),
                follows(conditions));
    }

    private Map<Deviation, Long> deviations(Conditions conditions) {
        var deviations = new EnumMap<Deviation, Long>(Deviation.class);
        for (var deviation : Deviation.values()) {
            deviations.put(deviation, 0L);
        }
        deviations.putAll(jdbc.sql("""
                                SELECT deviation, count(*) AS cases
                                  FROM views.process, unnest(deviations) AS deviation
                                 WHERE deviations <> '{}' AND %s
                                 GROUP BY deviation
                                """.formatted(conditions.text()))
                .params(conditions.params())
                .query(RowReading.counts(Deviation.class)));
        return deviations;
    }

    private List<Follows> follows(Conditions conditions) {
        var edges = new LinkedHashMap<Edge, Durations>();
        jdbc.sql("""
                        SELECT source, target, bucket, sum(times) AS times
                          FROM views.process_follows WHERE %s
                         GROUP BY source, target, bucket
                        """.formatted(conditions.text())).params(conditions.params()).query(row -> {
            edges.computeIfAbsent(new Edge(row.getString("source"), row.getString("target")), edge -> new Durations())
                    .add(row.getInt("bucket"), row.getLong("times"));
        });
        return edges.entrySet().stream()
                .map(e -> follows(e.getKey(), e.getValue()))
                .sorted(Comparator.comparingLong(Follows::times)
                        .reversed()
                        .thenComparing(Follows::source)
                        .thenComparing(Follows::target))
                .toList();
    }

    private static Follows follows(Edge edge, Durations durations) {
        return new Follows(edge.source(), edge.target(), durations.times(), durations.hours(50), durations.hours(90));
    }

    /** A page of the ways that cases took, the most frequent first, and how many ways there are. */
    public Page<Variant> variants(ProcessFilter filter, @Nullable Boolean ended, int page, int size) {
        var conditions = with(conditions(filter), ended);
        return conditions.groups(jdbc, """
                        SELECT string_to_array(trim('>' FROM path), '>') AS path, cases,
                               cases / (sum(cases) OVER ())::float8 AS share, count(*) OVER () AS groups
                          FROM (SELECT path, count(*) AS cases FROM views.process
                                 WHERE %s GROUP BY path) AS ways
                         ORDER BY cases DESC, ways.path
                         LIMIT :size OFFSET :offset
                        """.formatted(conditions.text()), page, size, RowReading.of(Variant.class));
    }

    /** The cases behind such a number, the latest received first. */
    public Page<TracedRow> cases(ProcessFilter filter, VariantFilter ways, int page, int size) {
        var conditions = with(conditions(filter), ways);
        var rows = conditions.page(jdbc, """
                        SELECT case_id, c.number AS case_number, received_at, ended, deviations, NOT migrated AS judged,
                               string_to_array(trim('>' FROM way.path), '>') AS path
                          FROM (SELECT * FROM views.process
                                 WHERE %s
                                 ORDER BY received_at DESC, case_id DESC
                                 LIMIT :size OFFSET :offset) AS way
                          JOIN views.process_case c USING (case_id)
                         ORDER BY received_at DESC, case_id DESC
                        """.formatted(conditions.text()), page, size, RowReading.of(TracedRow.class));
        long total = conditions.count("views.process").read(jdbc);
        return new Page<>(rows, total);
    }

    /** How often a step followed another in these cases, as the map counts it. */
    public long steps(ProcessFilter filter, VariantFilter ways) {
        var conditions =
                with(conditions(filter), ways).param("source", ways.source()).param("target", ways.target());
        return jdbc.sql("""
                        SELECT count(*)
                          FROM views.process,
                               unnest(string_to_array(path, '>'), (string_to_array(path, '>'))[2:]) AS f (source, target)
                         WHERE f.source = :source AND f.target = :target AND %s
                        """.formatted(conditions.text()))
                .params(conditions.params())
                .query(Long.class)
                .single();
    }

    private static Conditions conditions(ProcessFilter filter) {
        return new Conditions()
                .with("received_month >= :from", "from", filter.from().toString())
                .with("received_month <= :until", "until", filter.until().toString())
                .with("migrated = :migrated", "migrated", filter.migrated());
    }

    private static Conditions with(Conditions conditions, @Nullable Boolean ended) {
        return conditions.with("ended = :ended", "ended", ended);
    }

    private static Conditions with(Conditions conditions, VariantFilter ways) {
        String follows = ways.source() == null || ways.target() == null
                ? null
                : ">%s>%s>".formatted(ways.source(), ways.target());
        return with(conditions, ways.ended())
                .with("path = :path", "path", ways.path() == null ? null : path(ways.path()))
                .with("position(:follows IN path) > 0", "follows", follows)
                .with(":deviation = ANY (deviations)", "deviation", ways.deviation())
                .with("NOT migrated AND deviations = '{}'", Boolean.TRUE.equals(ways.conforming()))
                .with("deviations <> '{}'", Boolean.FALSE.equals(ways.conforming()));
    }

    private static String path(List<String> steps) {
        return ">" + String.join(">", steps) + ">";
    }

    /**
     * Which ways are asked about (null asks for all): this very path, one in which {@code target} follows
     * {@code source} at once, one with a deviation or without any, of cases that have ended.
     */
    public record VariantFilter(
            @Nullable List<String> path,
            @Nullable String source,
            @Nullable String target,
            @Nullable Deviation deviation,
            @Nullable Boolean conforming,
            @Nullable Boolean ended) {
        /** Every way. */
        public static final VariantFilter ALL = new VariantFilter(null, null, null, null, null, null);
    }

    /**
     * Which cases: those received from the begin of a month until the end of another; either this office's own or those
     * that were migrated.
     */
    public record ProcessFilter(YearMonth from, YearMonth until, boolean migrated) {}
}
