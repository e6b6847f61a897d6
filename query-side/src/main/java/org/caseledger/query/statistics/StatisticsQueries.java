package org.caseledger.query.statistics;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.caseledger.categories.CategoryBook;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.office.CategoryKind;
import org.caseledger.events.reporting.Figure;
import org.caseledger.events.respondent.RespondentId;
import org.caseledger.query.Conditions;
import org.caseledger.query.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Counts cases, and tells which cases are behind a count. */
public final class StatisticsQueries {
    // UNION ends also where rows of joins and partings are written a moment apart.
    private static final String STANDING = """
             LEFT JOIN (
                WITH RECURSIVE up AS (
                    SELECT id AS standing_of, name AS standing_name, joined_to
                      FROM views.respondent
                     UNION
                    SELECT up.standing_of, r.name, r.joined_to
                      FROM up JOIN views.respondent r ON r.id = up.joined_to)
                SELECT standing_of, standing_name FROM up WHERE joined_to IS NULL) AS standing
              ON standing_of = entry
            """;

    private final JdbcClient jdbc;
    private final String table;
    private final Supplier<CategoryBook> categories;

    public StatisticsQueries(DataSource dataSource) {
        this(dataSource, () -> CategoryBook.NONE);
    }

    /** Cases count under the categories that {@code categories} leads to from the recorded ones. */
    public StatisticsQueries(DataSource dataSource, Supplier<CategoryBook> categories) {
        this(dataSource, "views", categories);
    }

    /** {@code schema} is where the rows are: another one has them as of some moment. */
    public StatisticsQueries(DataSource dataSource, String schema) {
        this(dataSource, schema, () -> CategoryBook.NONE);
    }

    private StatisticsQueries(DataSource dataSource, String schema, Supplier<CategoryBook> categories) {
        this.jdbc = JdbcClient.create(dataSource);
        this.table = schema + ".statistics";
        this.categories = categories;
    }

    /**
     * A page of groups, pages counted from 0: months in their order, others the largest first. All cases are looked at
     * once; those that took the same number of days are counted together, so that median and p90 are made of few rows
     * without sorting many.
     */
    public Statistics count(StatisticsBy by, StatisticsFilter filter, int page, int size) {
        var now = CountedCategories.of(categories.get());
        var conditions = conditions(filter, now);
        var found = new Found();
        jdbc.sql("""
                        WITH counted AS MATERIALIZED (
                            SELECT %1$s AS key, working_days, %2$s
                              FROM %7$s WHERE %3$s GROUP BY 1, 2
                        ), every AS MATERIALIZED (
                            SELECT key, sum(received) AS cases FROM counted GROUP BY key
                        ), page AS (
                            SELECT key, cases FROM every ORDER BY %4$s LIMIT :size OFFSET :offset
                        )
                        SELECT NULL AS key, NULL AS cases, (SELECT count(*) FROM every) AS groups,
                               working_days, %5$s
                          FROM counted GROUP BY working_days
                         UNION ALL
                        SELECT key, cases, NULL, working_days, %6$s
                          FROM page JOIN counted USING (key)
                         ORDER BY %4$s
                        """.formatted(
                                key(by, now),
                                list("count(*) FILTER (WHERE %2$s) AS %1$s"),
                                conditions.text(),
                                order(by),
                                list("sum(%1$s) AS %1$s"),
                                list("%1$s"),
                                from(by, now)))
                .params(conditions.params())
                .param("size", size)
                .param("offset", (long) page * size)
                .query(row -> {
                    found.add(row);
                });
        return found.statistics();
    }

    /** What the rows of a count come to: those without a key are of all cases. */
    private static final class Found {
        private final Tally overall = new Tally();
        private final Map<String, Tally> groups = new LinkedHashMap<>();
        private long number;

        void add(ResultSet row) throws SQLException {
            String key = row.getString("key");
            if (key == null) {
                number = row.getLong("groups");
                StatisticsQueries.add(row, overall);
            } else {
                StatisticsQueries.add(row, groups.computeIfAbsent(key, k -> new Tally()));
            }
        }

        Statistics statistics() {
            return new Statistics(
                    overall.figures(),
                    number,
                    groups.entrySet().stream()
                            .map(e -> new StatisticsRow(e.getKey(), e.getValue().figures()))
                            .toList());
        }
    }

    /**
     * The cases that a figure counts, the latest received first; of one group, or of all when {@code key} is null. A
     * figure also counts cases that are sealed off, which are not listed.
     */
    public Page<CountedRow> cases(
            Figure figure, StatisticsBy by, @Nullable String key, StatisticsFilter filter, int page, int size) {
        var now = CountedCategories.of(categories.get());
        var from = from(by, now);
        var conditions = conditions(filter, now)
                .inSight("case_id", null)
                .with(condition(figure), true)
                .with("%s = :key".formatted(key(by, now)), "key", key);
        var rows = conditions.page(
                jdbc, """
                        SELECT kept
                          FROM (SELECT case_id, received_at FROM %3$s
                                 WHERE %2$s
                                 ORDER BY received_at DESC, case_id
                                 LIMIT :size OFFSET :offset) AS page
                          JOIN %1$s_case USING (case_id)
                         ORDER BY received_at DESC, case_id
                        """.formatted(table, conditions.text(), from), page, size, (row, n) -> CountedRow.of(kept(row)));
        long total = conditions.count(from).read(jdbc);
        return new Page<>(rows, total);
    }

    /** What a figure counts: the same words for the count and for its cases. */
    private static String condition(Figure figure) {
        return switch (figure) {
            case RECEIVED -> "true";
            case ACCEPTED -> "decision = 'ACCEPTED'";
            case DECLINED -> "decision = 'DECLINED'";
            case REFERRED -> "decision = 'REFERRED'";
            case WITHDRAWN -> "ended = 'WITHDRAWN'";
            case SETTLED -> "ended = 'SETTLED'";
            case CONCLUDED -> "ended = 'CONCLUDED'";
            case REPLIED -> "replied";
            case ON_TIME -> "on_time AND NOT with_leave";
            case WITH_LEAVE -> "on_time AND with_leave";
            case AS_STATED -> "as_stated";
            case LATE -> "NOT on_time";
            case REOPENED -> "reopened > 0";
            case SATISFIED -> "satisfaction = 'SATISFIED'";
            case PARTLY -> "satisfaction = 'PARTLY'";
            case NOT_SATISFIED -> "satisfaction = 'NOT'";
            case UNREACHABLE -> "satisfaction = 'UNREACHABLE'";
            case REPEATS -> "repeat";
            case MEASURED -> "working_days IS NOT NULL";
        };
    }

    private static String list(String pattern) {
        return Arrays.stream(Figure.values())
                .map(figure -> pattern.formatted(figure, condition(figure)))
                .collect(Collectors.joining(", "));
    }

    private static String key(StatisticsBy by, CountedCategories now) {
        return switch (by) {
            case CHANNEL -> "channel";
            case KIND -> "kind";
            case SEVERITY -> "coalesce(severity, '')";
            case CATEGORY -> "coalesce(%s, '')".formatted(now.object(1));
            case CATEGORY_2 -> "coalesce(%s, '')".formatted(now.object(2));
            case CATEGORY_3 -> "coalesce(%s, '')".formatted(now.object(3));
            case PROBLEM -> "coalesce(%s, '')".formatted(now.problem(1));
            case PROBLEM_2 -> "coalesce(%s, '')".formatted(now.problem(2));
            case UNIT -> "coalesce(unit, '')";
            // People who share a masked name are not one respondent: all of them are one group.
            case RESPONDENT -> """
                    CASE WHEN respondent LIKE '%**' THEN '**'
                         ELSE coalesce(standing_name, respondent, '') END""";
            case MONTH -> "received_month";
        };
    }

    /**
     * The rows to count; by respondent with the name of the entry of the register that shows the cases of each, of
     * joined entries the same one.
     */
    private String from(StatisticsBy by, CountedCategories now) {
        return by == StatisticsBy.RESPONDENT ? now.from(table) + STANDING : now.from(table);
    }

    private static String order(StatisticsBy by) {
        return by == StatisticsBy.MONTH ? "key" : "cases DESC, key";
    }

    private static Conditions conditions(StatisticsFilter filter, CountedCategories now) {
        var conditions = Conditions.of(filter);
        now.params().forEach(conditions::param);
        return conditions
                .with(
                        ":category IN (%s, %s, %s)".formatted(now.object(1), now.object(2), now.object(3)),
                        "category",
                        filter.category())
                .with("entry = ANY (:entries)", "entries", entries(filter));
    }

    private static UUID @Nullable [] entries(StatisticsFilter filter) {
        return filter.entries() == null
                ? null
                : filter.entries().stream().map(RespondentId::value).toArray(UUID[]::new);
    }

    private static void add(ResultSet row, Tally to) throws SQLException {
        for (var figure : Figure.values()) {
            to.add(figure, row.getLong(figure.name()));
        }
        int days = row.getInt("working_days");
        if (!row.wasNull()) {
            to.took(days, row.getLong(Figure.MEASURED.name()));
        }
    }

    private static CountedCase kept(ResultSet row) throws SQLException {
        return EventCodec.read(row.getString("kept"), CountedCase.class);
    }

    /**
     * How a statement counts cases by the categories of now, whatever these were called when a case was classified.
     * Where none was renamed or merged, by the columns as they are.
     */
    record CountedCategories(Map<List<String>, List<String>> objects, Map<List<String>, List<String>> problems) {
        private static final String FOLLOWED = """
                (SELECT s.*,
                        CASE WHEN o2.now IS NOT NULL
                             THEN o2.now || substr(s.category_3, length(s.category_2) + 1)
                             WHEN o1.now IS NOT NULL
                             THEN o1.now || substr(s.category_3, length(s.category_1) + 1)
                             ELSE s.category_3 END AS object_now,
                        coalesce(p2.now, s.problem_2) AS problem_now
                   FROM %s s
                   LEFT JOIN unnest(:objectWas::text[], :objectNow::text[]) AS o1 (was, now)
                             ON o1.was = s.category_1
                   LEFT JOIN unnest(:objectWas::text[], :objectNow::text[]) AS o2 (was, now)
                             ON o2.was = s.category_2
                   LEFT JOIN unnest(:problemWas::text[], :problemNow::text[]) AS p2 (was, now)
                             ON p2.was = s.problem_2) AS followed
                """;

        static CountedCategories of(CategoryBook book) {
            return new CountedCategories(book.moved(CategoryKind.OBJECT), book.moved(CategoryKind.PROBLEM));
        }

        private boolean isAsRecorded() {
            return objects.isEmpty() && problems.isEmpty();
        }

        /** The rows to count, of the table of this name. */
        String from(String table) {
            return isAsRecorded() ? table : FOLLOWED.formatted(table);
        }

        /** The path of an object down to a level. */
        String object(int level) {
            return isAsRecorded() ? "category_" + level : upTo("object_now", level);
        }

        /** The path of a problem down to a level. */
        String problem(int level) {
            return isAsRecorded() ? "problem_" + level : upTo("problem_now", level);
        }

        private static String upTo(String path, int level) {
            return "array_to_string((string_to_array(%s, '/'))[1\\:%d], '/')".formatted(path, level);
        }

        /** The names that {@link #from} asks for. */
        Map<String, Object> params() {
            return isAsRecorded()
                    ? Map.of()
                    : Map.of(
                            "objectWas", paths(objects.keySet()),
                            "objectNow", paths(objects.values()),
                            "problemWas", paths(problems.keySet()),
                            "problemNow", paths(problems.values()));
        }

        private static String[] paths(Iterable<List<String>> all) {
            var paths = new ArrayList<String>();
            all.forEach(names -> paths.add(CategoryPath.of(names)));
            return paths.toArray(String[]::new);
        }
    }
}
