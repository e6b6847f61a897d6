package org.caseledger.api.notices;

import static org.caseledger.query.Conditions.utc;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.AccessLog;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.security.OfficeLog;
import org.caseledger.api.web.PageController;
import org.caseledger.api.web.PageRequest;
import org.caseledger.api.web.problems.InvalidInputException;
import org.caseledger.events.Actor;
import org.caseledger.events.office.NoticeChannel;
import org.caseledger.events.office.NoticeEvent.UndeliveredNoticesSettled;
import org.caseledger.events.oversight.ReadKind;
import org.caseledger.query.RowReading;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;
import org.springframework.stereotype.Service;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

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
                .query(RowReading.of(Delivery.class))
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
                .query(RowReading.of(NoticeRow.class))
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
                .query(RowReading.of(UndeliveredNotice.class))
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

    /**
     * Notices that could not be delivered, for the administrator: to see them is a recorded access, to send them again
     * or drop them an event with the reason.
     */
    @Service
    @RequiredArgsConstructor(access = AccessLevel.PACKAGE)
    public static class UndeliveredNotices {
        private static final int MOST = 200;

        private final Outbox outbox;
        private final OfficeLog office;
        private final AccessLog accesses;
        private final Clock clock;

        /** The oldest of them. */
        public List<UndeliveredNotice> list(Actor actor) {
            AccessPolicy.mustAdminister(actor);
            accesses.read(ReadKind.DEAD_LETTERS, NewNotices.PROCESSOR, actor);
            return outbox.dead(MOST);
        }

        /** How many there are. */
        public long count() {
            return outbox.deadCount();
        }

        /**
         * Has them sent again, or drops them; returns how many. Recorded first: a crash in between leaves them
         * undelivered and is mended by doing it again.
         */
        public int settle(Set<UUID> ids, boolean dropped, @Nullable String reason, Actor actor) {
            AccessPolicy.mustAdminister(actor);
            if (reason == null || reason.isBlank()) {
                throw new InvalidInputException("reason", "请填写理由", "State a reason");
            }
            var dead = outbox.deadAmong(ids).stream().sorted().toList();
            if (dead.isEmpty()) {
                return 0;
            }
            var event = new UndeliveredNoticesSettled(dead, dropped, reason.strip());
            office.change(UndeliveredNoticesSettled.STREAM, () -> event, actor);
            outbox.settle(dead, dropped, clock.instant());
            return dead.size();
        }

        /** 未送达的通知, for the administrator. */
        @PageController
        @RequestMapping("/notices/undelivered")
        @RequiredArgsConstructor
        static class UndeliveredPages {
            private final UndeliveredNotices undelivered;

            @GetMapping
            String list(PageRequest page) {
                page.add("rows", undelivered.list(page.actor()));
                page.add("total", undelivered.count());
                return "notices/undelivered";
            }

            @PostMapping
            String settle(
                    @RequestParam(required = false) @Nullable Set<UUID> ids,
                    @RequestParam(defaultValue = "false") boolean drop,
                    @Nullable String reason,
                    LoggedIn person) {
                var chosen = ids == null ? Set.<UUID>of() : ids;
                int settled = undelivered.settle(chosen, drop, reason, person.actor());
                return "redirect:/notices/undelivered?settled=" + settled;
            }
        }
    }

    /** A message that could not be delivered: to whom, by what, how often it was tried, and why not. */
    public record UndeliveredNotice(
            UUID id,
            String person,
            NoticeChannel channel,
            int notices,
            int attempts,
            String failure,
            Instant endedAt) {}
}
