package org.caseledger.eventlog;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reads the whole log again and compares it with itself: positions, sequences, times and leaf
 * hashes. Who rewrites events and hashes alike is not found here; that takes signed checkpoints.
 */
public final class LogCheck {

    private static final int BATCH = 1000;

    private final JdbcClient jdbc;

    public LogCheck(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /** The first position where the log disagrees with itself, and how, in both languages. */
    public record Fault(long position, String zh, String en) {}

    /** An event, and where its stream's event before it stands, if there is one. */
    private record Link(StoredEvent event, @Nullable Long positionBefore) {}

    /** The last position by the head, and by the events, in one view of the database. */
    private record End(long head, long lastEvent) {}

    /**
     * The first fault of the log, or none when it is whole up to where it stood at the start;
     * {@code progress} hears the positions checked so far.
     */
    public Optional<Fault> run(LongConsumer progress) {
        End end = end();
        long position = 0;
        Instant recordedAt = Instant.MIN;
        while (position < end.head()) {
            List<Link> batch = batch(position, end.head());
            for (Link link : batch) {
                Optional<Fault> fault = compare(link, position + 1, recordedAt);
                if (fault.isPresent()) {
                    return fault;
                }
                position++;
                recordedAt = link.event().recordedAt();
            }
            if (batch.isEmpty()) {
                return missing(position + 1);
            }
            progress.accept(position);
        }
        return end.lastEvent() > end.head() ? beyondHead(end) : Optional.empty();
    }

    private static Optional<Fault> compare(Link link, long expected, Instant notBefore) {
        StoredEvent event = link.event();
        if (event.position() != expected) {
            return missing(expected);
        }
        if (event.sequence() > 0 && link.positionBefore() == null) {
            return fault(
                    expected, "该事件在其案件中的前一事件缺失", "the event before it in its stream is missing");
        }
        if (link.positionBefore() != null && link.positionBefore() >= expected) {
            return fault(
                    expected,
                    "该事件先于其案件中应在它之前的事件",
                    "it stands before the event that precedes it in its stream");
        }
        if (event.recordedAt().isBefore(notBefore)) {
            return fault(
                    expected,
                    "记录时间早于前一位置的记录时间",
                    "it was recorded earlier than the position before it");
        }
        if (!hashAgrees(event)) {
            return fault(
                    expected,
                    "内容与其叶哈希不符，事件已被改动",
                    "its content disagrees with its leaf hash: the event was changed");
        }
        return Optional.empty();
    }

    private static boolean hashAgrees(StoredEvent event) {
        try {
            return Arrays.equals(Leaf.hash(event), event.leafHash());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static Optional<Fault> missing(long position) {
        return fault(position, "该位置的事件缺失", "the event at this position is missing");
    }

    private static Optional<Fault> beyondHead(End end) {
        return fault(
                end.head() + 1,
                "该位置之后有账本未曾给出的位置",
                "there are events after the last position that the log gave out");
    }

    private static Optional<Fault> fault(long position, String zh, String en) {
        return Optional.of(
                new Fault(
                        position,
                        "位置 %d：%s".formatted(position, zh),
                        "position %d: %s".formatted(position, en)));
    }

    private End end() {
        return jdbc.sql(
                        """
                        SELECT position AS head,
                               (SELECT coalesce(max(position), 0) FROM ledger.event) AS last_event
                          FROM ledger.head
                        """)
                .query((row, n) -> new End(row.getLong("head"), row.getLong("last_event")))
                .single();
    }

    private List<Link> batch(long after, long upto) {
        return jdbc.sql(
                        """
                        SELECT e.*, b.position AS position_before
                          FROM ledger.event e
                          LEFT JOIN ledger.event b
                                 ON b.stream_id = e.stream_id AND b.sequence = e.sequence - 1
                         WHERE e.position > :after AND e.position <= :upto
                         ORDER BY e.position
                         LIMIT :limit
                        """)
                .param("after", after)
                .param("upto", upto)
                .param("limit", BATCH)
                .query(
                        (row, n) ->
                                new Link(
                                        EventTable.event(row, n),
                                        row.getObject("position_before", Long.class)))
                .list();
    }
}
