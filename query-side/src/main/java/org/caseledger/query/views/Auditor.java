package org.caseledger.query.views;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;

/** Compares what a view's segments have added up of the events with the log itself. */
final class Auditor {
    private record Compared(long position, long events, long inLog, boolean sameDigest) {
        boolean agrees() {
            return events == inLog && sameDigest;
        }
    }

    private final JdbcClient jdbc;
    private final Clock clock;

    Auditor(DataSource dataSource, Clock clock) {
        this.jdbc = JdbcClient.create(dataSource);
        this.clock = clock;
    }

    /** Reads the log up to the view's place; empty while no rows answer yet. */
    Optional<ViewAudit> audit(View<?> view) {
        // One statement sees token and log at one moment.
        List<Compared> segments = jdbc.sql("""
                                SELECT t.position, t.events, l.events AS in_log, t.digest = l.digest AS same_digest
                                  FROM views.token t,
                                       LATERAL (SELECT count(*) AS events,
                                                       coalesce(bit_xor(('x' || encode(substr(leaf_hash, 1, 8), 'hex'))
                                                                        ::bit(64)::bigint), 0) AS digest
                                                  FROM ledger.event e
                                                 WHERE e.position <= t.position AND e.type = ANY (:wanted)
                                                   AND (get_byte(uuid_send(e.stream_id), 6) >> 4 = 8) = :exercises
                                                   AND get_byte(uuid_send(e.stream_id), 15) % t.segments = t.segment) AS l
                                 WHERE t.view = :view AND t.live
                                 ORDER BY t.segment
                                """)
                .param("view", view.name())
                .param("exercises", view.cases() == Cases.OF_EXERCISES)
                .param("wanted", new SqlArrayValue("text", Segment.wanted(view).toArray()))
                .query(Compared.class)
                .list();
        if (segments.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new ViewAudit(
                clock.instant(),
                segments.stream().mapToLong(Compared::position).min().orElseThrow(),
                segments.stream().mapToLong(Compared::events).sum(),
                segments.stream().mapToLong(Compared::inLog).sum(),
                segments.stream().allMatch(Compared::agrees)));
    }
}
