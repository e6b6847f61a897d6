package org.caseledger.query.views;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How far the rows that answer are, by view, on the primary or on a standby of it. */
public record ViewPositions(Map<String, Long> byView) {
    private static final long NOT_THERE = -1;

    private record Reached(String view, long position) {}

    /**
     * Those of these views; of a server that is not a standby, or is one, contrary to what it is asked as, none is
     * there.
     */
    public static ViewPositions of(Collection<String> views, DataSource dataSource, boolean asStandby) {
        Map<String, Long> found =
                JdbcClient.create(dataSource).sql("""
                                SELECT view, min(position) AS position FROM views.token
                                 WHERE live AND pg_is_in_recovery() = :standby
                                 GROUP BY view
                                """).param("standby", asStandby).query(Reached.class).list().stream()
                        .collect(Collectors.toMap(Reached::view, Reached::position));
        return new ViewPositions(
                views.stream().collect(Collectors.toMap(view -> view, view -> found.getOrDefault(view, NOT_THERE))));
    }

    /** Whether all hold what was recorded up to a position. */
    public boolean reach(long position) {
        return byView.values().stream().allMatch(one -> one >= position);
    }

    /** Whether each is as far as it is there. */
    public boolean reach(ViewPositions there) {
        return behind(there) == 0;
    }

    /** By how many events the one is behind that is furthest behind; 0 when none is. */
    public long behind(ViewPositions there) {
        return there.byView.entrySet().stream()
                .mapToLong(one -> one.getValue() - byView.getOrDefault(one.getKey(), NOT_THERE))
                .reduce(0, Math::max);
    }
}
