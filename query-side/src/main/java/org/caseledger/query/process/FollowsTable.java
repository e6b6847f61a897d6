package org.caseledger.query.process;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;

/**
 * Writes {@code process_follows}: each step is counted once, since {@code process_case} tells up to which step a case
 * has been counted, and both move in one transaction.
 */
final class FollowsTable {
    private static final int AT_ONCE = 2_000;

    private record Follows(String month, boolean migrated, String source, String target, int bucket) {}

    // Segments that count at the same time lock the rows in the same order.
    private static final Comparator<Follows> ORDER = Comparator.comparing(Follows::month)
            .thenComparing(Follows::migrated)
            .thenComparing(Follows::source)
            .thenComparing(Follows::target)
            .thenComparing(Follows::bucket);

    private final JdbcClient jdbc;

    FollowsTable(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /** Counts what has not been counted yet; before {@code process_case} is written. */
    void count(Collection<TracedCase> cases, Function<TracedCase, String> month) {
        var counted = counted(cases);
        var follows = new TreeMap<Follows, Long>(ORDER);
        for (var walked : cases) {
            int from = counted.getOrDefault(walked.board().card().caseId().value(), 1);
            for (int i = Math.max(from, 1); i < walked.steps().size(); i++) {
                follows.merge(follows(walked, i, month.apply(walked)), 1L, Long::sum);
            }
        }
        var all = new ArrayList<>(follows.entrySet());
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            add(all.subList(from, Math.min(from + AT_ONCE, all.size())));
        }
    }

    private static Follows follows(TracedCase walked, int step, String month) {
        var source = walked.steps().get(step - 1);
        var target = walked.steps().get(step);
        int bucket = source.at() == null || target.at() == null
                ? Durations.UNKNOWN
                : Durations.bucket(Duration.between(source.at(), target.at()));
        return new Follows(month, walked.migrated(), source.activity(), target.activity(), bucket);
    }

    private Map<UUID, Integer> counted(Collection<TracedCase> cases) {
        var counted = new HashMap<UUID, Integer>();
        jdbc.sql("SELECT case_id, steps FROM process_case WHERE case_id = ANY (:cases)")
                .param(
                        "cases",
                        new SqlArrayValue(
                                "uuid",
                                cases.stream()
                                        .map(c -> c.board().card().caseId().value())
                                        .toArray()))
                .query(row -> {
                    counted.put(row.getObject("case_id", UUID.class), row.getInt("steps"));
                });
        return counted;
    }

    private void add(List<Map.Entry<Follows, Long>> follows) {
        jdbc.sql("""
                        INSERT INTO process_follows AS old
                               (received_month, migrated, source, target, bucket, times)
                        SELECT * FROM unnest(:months, :migrated, :sources, :targets, :buckets, :times)
                            ON CONFLICT (received_month, migrated, source, target, bucket)
                            DO UPDATE SET times = old.times + excluded.times
                        """)
                .param("months", array("text", follows, e -> e.getKey().month()))
                .param("migrated", array("boolean", follows, e -> e.getKey().migrated()))
                .param("sources", array("text", follows, e -> e.getKey().source()))
                .param("targets", array("text", follows, e -> e.getKey().target()))
                .param("buckets", array("int", follows, e -> e.getKey().bucket()))
                .param("times", array("bigint", follows, Map.Entry::getValue))
                .update();
    }

    private static SqlArrayValue array(
            String type, List<Map.Entry<Follows, Long>> follows, Function<Map.Entry<Follows, Long>, Object> column) {
        return new SqlArrayValue(type, follows.stream().map(column).toArray());
    }

    /**
     * Times counted in buckets that grow with them, so that many cases are one number each: a time is known to within
     * 2.5 %.
     */
    static final class Durations {
        static final int UNKNOWN = -1;
        private static final double BUCKETS = 20;
        private static final double HOUR = 3_600;

        private final TreeMap<Integer, Long> counts = new TreeMap<>();
        private long times;
        private long known;

        /** The bucket of a time; one that goes back, since it was entered later, is none at all. */
        static int bucket(Duration time) {
            long seconds = Math.max(time.toSeconds(), 0);
            return (int) Math.round(BUCKETS * Math.log1p(seconds));
        }

        void add(int bucket, long count) {
            times += count;
            if (bucket != UNKNOWN) {
                known += count;
                counts.merge(bucket, count, Long::sum);
            }
        }

        long times() {
            return times;
        }

        /** Hours within which so many percent of the known times lie; null when none is known. */
        @Nullable
        Double hours(int percent) {
            long seen = 0;
            for (var entry : counts.entrySet()) {
                seen += entry.getValue();
                if (seen * 100 >= known * percent) {
                    return Math.expm1(entry.getKey() / BUCKETS) / HOUR;
                }
            }
            return null;
        }
    }
}
