package org.caseledger.api.home;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Function;
import lombok.RequiredArgsConstructor;
import org.caseledger.procedure.WorkCalendar;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Keeps, in one row for each person, when the first page was last looked at, and when on the last earlier day: what was
 * recorded after that is new, all day long.
 */
@Repository
@RequiredArgsConstructor
class HomeVisits {
    private final JdbcClient jdbc;
    private final Clock clock;

    /** Notes that a person looks, and says when that was on an earlier day; empty: never yet. */
    Optional<EarlierVisit> visit(String person) {
        var now = clock.instant();
        var today = LocalDate.ofInstant(now, WorkCalendar.ZONE).atStartOfDay(WorkCalendar.ZONE);
        return jdbc.sql(
                        // Position of the board: acts that it does not show yet count as unseen.
                        """
                        INSERT INTO office.home_visit AS v (person, seen_at, seen_position)
                        SELECT :person, :now, coalesce(min(position), 0)
                          FROM views.token WHERE view = 'board' AND live
                            ON CONFLICT (person) DO UPDATE SET
                               earlier_at = CASE WHEN v.seen_at < :today
                                                 THEN v.seen_at ELSE v.earlier_at END,
                               earlier_position = CASE WHEN v.seen_at < :today
                                                       THEN v.seen_position
                                                       ELSE v.earlier_position END,
                               seen_at = excluded.seen_at,
                               seen_position = excluded.seen_position
                        RETURNING earlier_at, earlier_position
                        """)
                .param("person", person)
                .param("now", utc(now))
                .param("today", today.toOffsetDateTime())
                .query(HomeVisits::earlier)
                .single();
    }

    /** The same for a page that refreshes itself, which does not count as a visit. */
    Optional<EarlierVisit> earlier(String person) {
        return jdbc.sql("""
                        SELECT earlier_at, earlier_position FROM office.home_visit
                         WHERE person = :person AND earlier_at IS NOT NULL
                        """)
                .param("person", person)
                .query(HomeVisits::earlier)
                .optional()
                .flatMap(Function.identity());
    }

    private static Optional<EarlierVisit> earlier(ResultSet row, int n) throws SQLException {
        var at = row.getObject("earlier_at", OffsetDateTime.class);
        return at == null
                ? Optional.empty()
                : Optional.of(new EarlierVisit(at.toInstant(), row.getLong("earlier_position")));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
