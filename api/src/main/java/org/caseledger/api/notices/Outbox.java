package org.caseledger.api.notices;

import static org.caseledger.api.notices.NoticeTables.channel;
import static org.caseledger.api.notices.NoticeTables.instant;
import static org.caseledger.api.notices.NoticeTables.utc;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.events.office.NoticeChannel;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/**
 * What waits to be sent, and what could not be. A node claims a message for some time and counts the attempt before it
 * sends: when it dies in between, another one sends it again under the same id once the claim is over, so that nothing
 * is lost.
 */
@Repository
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class Outbox {
    private final JdbcClient jdbc;

    /** Claims messages that are due by one of these channels, the longest due first. */
    List<Delivery> claim(Set<NoticeChannel> channels, Instant now, Duration claim, int most) {
        return jdbc.sql("""
                        UPDATE processors.delivery d
                           SET attempts = attempts + 1, claimed_until = :until
                         WHERE id IN (SELECT id FROM processors.delivery
                                       WHERE state = 'WAITING' AND due_at <= :now
                                         AND channel = ANY (:channels)
                                         AND (claimed_until IS NULL OR claimed_until <= :now)
                                       ORDER BY due_at LIMIT :most FOR UPDATE SKIP LOCKED)
                        RETURNING id, person, channel, due_at, attempts
                        """)
                .param("until", utc(now.plus(claim)))
                .param("now", utc(now))
                .param(
                        "channels",
                        new SqlArrayValue(
                                "text", channels.stream().map(Enum::name).toArray()))
                .param("most", most)
                .query((row, i) -> new Delivery(
                        row.getObject("id", UUID.class),
                        row.getString("person"),
                        channel(row),
                        instant(row, "due_at"),
                        row.getInt("attempts")))
                .list();
    }

    /** The notices that a message tells, in order. */
    List<NoticeRow> notices(UUID delivery) {
        return jdbc.sql("""
                        SELECT n.* FROM processors.delivery_notice d
                          JOIN processors.notice n ON n.id = d.notice
                         WHERE d.delivery = :id ORDER BY n.made_at, n.id
                        """)
                .param("id", delivery)
                .query((row, i) -> NoticeTables.notice(row))
                .list();
    }

    void sent(UUID id, Instant at) {
        end(id, "SENT", null, at);
    }

    /** It cannot be delivered: an administrator sees it. */
    void dead(UUID id, String failure, Instant at) {
        end(id, "DEAD", failure, at);
    }

    /** Ends a delivery that is no longer wanted. */
    void dropped(UUID id, String why, Instant at) {
        end(id, "DROPPED", why, at);
    }

    private void end(UUID id, String state, String failure, Instant at) {
        jdbc.sql("""
                        UPDATE processors.delivery
                           SET state = :state, failure = :failure, ended_at = :at,
                               claimed_until = NULL
                         WHERE id = :id AND state = 'WAITING'
                        """)
                .param("id", id)
                .param("state", state)
                .param("failure", failure)
                .param("at", utc(at))
                .update();
    }

    /** It is tried again then. */
    void again(UUID id, String failure, Instant at) {
        jdbc.sql("""
                        UPDATE processors.delivery
                           SET due_at = :at, failure = :failure, claimed_until = NULL
                         WHERE id = :id AND state = 'WAITING'
                        """)
                .param("id", id)
                .param("failure", failure)
                .param("at", utc(at))
                .update();
    }

    /** How many could not be delivered. */
    public long deadCount() {
        return jdbc.sql("SELECT count(*) FROM processors.delivery WHERE state = 'DEAD'")
                .query(Long.class)
                .single();
    }

    /** Those that could not be delivered, the oldest first. */
    List<UndeliveredNotice> dead(int most) {
        return jdbc.sql("""
                        SELECT d.*, (SELECT count(*) FROM processors.delivery_notice n
                                      WHERE n.delivery = d.id) AS notices
                          FROM processors.delivery d
                         WHERE state = 'DEAD' ORDER BY ended_at, id LIMIT :most
                        """)
                .param("most", most)
                .query((row, i) -> new UndeliveredNotice(
                        row.getObject("id", UUID.class),
                        row.getString("person"),
                        channel(row),
                        row.getInt("notices"),
                        row.getInt("attempts"),
                        row.getString("failure"),
                        instant(row, "ended_at")))
                .list();
    }

    /** Those of these that could not be delivered. */
    Set<UUID> deadAmong(Collection<UUID> ids) {
        return jdbc
                .sql("SELECT id FROM processors.delivery WHERE state = 'DEAD' AND id = ANY (:ids)")
                .param("ids", new SqlArrayValue("uuid", ids.toArray()))
                .query(UUID.class)
                .list()
                .stream()
                .collect(Collectors.toSet());
    }

    /** Settles those that could not be delivered: they are sent again from then on, or dropped. */
    void settle(Collection<UUID> ids, boolean dropped, Instant at) {
        jdbc.sql(dropped ? """
                                UPDATE processors.delivery SET state = 'DROPPED', ended_at = :at
                                 WHERE state = 'DEAD' AND id = ANY (:ids)
                                """ : """
                                UPDATE processors.delivery
                                   SET state = 'WAITING', attempts = 0, due_at = :at,
                                       ended_at = NULL, claimed_until = NULL
                                 WHERE state = 'DEAD' AND id = ANY (:ids)
                                """)
                .param("ids", new SqlArrayValue("uuid", ids.toArray()))
                .param("at", utc(at))
                .update();
    }
}
