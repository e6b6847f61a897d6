package org.caseledger.eventlog;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongConsumer;
import javax.sql.DataSource;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;

/**
 * Reads the whole log again and checks its consistency: positions, sequences, times, leaf hashes and, with the key,
 * authentication codes. It does not detect events that were rewritten by a holder of the key; that requires the signed
 * checkpoints. It needs the memory of two pages, however long the log is.
 */
public final class LogCheck {
    private final JdbcClient jdbc;
    private final EventKey key;

    public LogCheck(DataSource dataSource, EventKey key) {
        this.key = key;
        this.jdbc = JdbcClient.create(dataSource);
    }

    /** The first position at which the log is inconsistent, and how, in both languages. */
    public record Fault(long position, String zh, String en) {
        /** A fault whose description includes its position. */
        public static Fault at(long position, String zh, String en) {
            return new Fault(position, "位置 %d：%s".formatted(position, zh), "position %d: %s".formatted(position, en));
        }
    }

    /** Receives events and their recomputed leaf hashes in order, and may report a fault itself. */
    @FunctionalInterface
    public interface Leaves {
        Optional<Fault> leaf(StoredEvent event, byte[] hash);
    }

    /** The last position according to the head and according to the events, in one database snapshot. */
    private record End(long head, long lastEvent) {}

    /** An event, its recomputed leaf hash, empty if it cannot be hashed, and whether the ledger gave it its code. */
    private record Sealed(StoredEvent event, byte[] hash, boolean ours) {}

    /** Like {@link #run(Leaves, LongConsumer)}, without passing the leaves on. */
    public Optional<Fault> run(LongConsumer progress) {
        return run((event, hash) -> Optional.empty(), progress);
    }

    /**
     * The first fault of the log, or none if it is consistent up to its head at the start; {@code progress} receives
     * the positions checked so far.
     */
    public Optional<Fault> run(Leaves leaves, LongConsumer progress) {
        End end = end();
        var walk = new Walk(leaves);
        try (var pages = new LogPages<>(jdbc, (row, n) -> EventRow.of(row), 0, end.head())) {
            while (pages.hasNext()) {
                List<Sealed> sealed =
                        pages.next().parallelStream().map(this::seal).toList();
                Optional<Fault> fault = walk.over(sealed, pages.position());
                if (fault.isPresent()) {
                    return fault;
                }
                progress.accept(pages.position());
            }
        }
        return end.lastEvent() > end.head() ? beyondHead(end) : Optional.empty();
    }

    private Sealed seal(EventRow row) {
        StoredEvent event = row.event();
        boolean ours = key.accepts(row);
        try {
            return new Sealed(event, Leaf.hash(event), ours);
        } catch (IllegalArgumentException e) {
            return new Sealed(event, new byte[0], ours);
        }
    }

    /** What is known about the log at the position that the check has reached. */
    @RequiredArgsConstructor
    private final class Walk {
        private final Leaves leaves;
        private final Map<UUID, Long> nextOfStream = new HashMap<>();
        private final StreamStarts starts = new StreamStarts(jdbc);
        private final Set<Long> setBacks = jdbc.sql("SELECT position FROM ledger.clock_set_back")
                .query(Long.class)
                .set();
        private long position;
        private Instant recordedAt = Instant.MIN;

        /** The first fault among these events, which should reach up to a position. */
        Optional<Fault> over(List<Sealed> events, long upto) {
            nextOfStream.clear();
            nextOfStream.putAll(starts.in(events.stream().map(Sealed::event).toList()));
            for (Sealed sealed : events) {
                Optional<Fault> fault = over(sealed);
                if (fault.isPresent()) {
                    return fault;
                }
            }
            return position < upto ? missing(position + 1) : Optional.empty();
        }

        private Optional<Fault> over(Sealed sealed) {
            StoredEvent event = sealed.event();
            position++;
            if (event.position() != position) {
                return missing(position);
            }
            Long expected = nextOfStream.get(event.streamId());
            if (expected == null || event.sequence() != expected) {
                return outOfSequence(event);
            }
            nextOfStream.put(event.streamId(), event.sequence() + 1);
            if (event.recordedAt().isBefore(recordedAt) && !setBacks.contains(position)) {
                return fault(position, "记录时间早于前一位置的记录时间", "it was recorded earlier than the position before it");
            }
            recordedAt = event.recordedAt();
            if (!Arrays.equals(sealed.hash(), event.leafHash())) {
                return fault(
                        position,
                        "内容与其叶哈希不符，事件已被改动",
                        "its content disagrees with its leaf hash: the event was changed");
            }
            if (!sealed.ours()) {
                return fault(
                        position,
                        "该事件不是本系统写入的（认证码缺失或不符）",
                        "it was not written by the ledger: its authentication code is missing or wrong");
            }
            return leaves.leaf(event, sealed.hash());
        }
    }

    private Optional<Fault> outOfSequence(StoredEvent event) {
        boolean later = jdbc.sql("""
                                SELECT EXISTS (SELECT FROM ledger.event
                                                WHERE stream_id = :stream AND sequence = :before
                                                  AND position > :position)
                                """)
                .param("stream", event.streamId())
                .param("before", event.sequence() - 1)
                .param("position", event.position())
                .query(Boolean.class)
                .single();
        return later
                ? fault(
                        event.position(),
                        "该事件先于同件中应在其前的事件",
                        "it stands before the event that precedes it in its stream")
                : fault(event.position(), "该事件在同件中的前一事件缺失", "the event before it in its stream is missing");
    }

    private static Optional<Fault> missing(long position) {
        return fault(position, "该位置的事件缺失", "the event at this position is missing");
    }

    private static Optional<Fault> beyondHead(End end) {
        return fault(
                end.head() + 1, "该位置之后有账本未曾给出的位置", "there are events after the last position that the log gave out");
    }

    private static Optional<Fault> fault(long position, String zh, String en) {
        return Optional.of(Fault.at(position, zh, en));
    }

    private End end() {
        return jdbc.sql("""
                        SELECT position AS head,
                               (SELECT coalesce(max(position), 0) FROM ledger.event) AS last_event
                          FROM ledger.head
                        """)
                .query((row, n) -> new End(row.getLong("head"), row.getLong("last_event")))
                .single();
    }

    /** Finds where the streams of a page of the log continue from events before the page. */
    record StreamStarts(JdbcClient jdbc) {
        /**
         * The sequence that the first event of each stream has on this page, of those streams that it follows: what
         * precedes it stands before the page, and nothing with its own sequence does.
         */
        Map<UUID, Long> in(List<StoredEvent> page) {
            var firsts = new LinkedHashMap<UUID, Long>();
            page.forEach(event -> firsts.putIfAbsent(event.streamId(), event.sequence()));
            var following = new HashMap<UUID, Long>();
            if (firsts.isEmpty()) {
                return following;
            }
            jdbc.sql("""
                            SELECT stream_id, sequence
                              FROM unnest(:streams, :sequences) AS first (stream_id, sequence)
                             WHERE (sequence = 0 OR EXISTS (
                                    SELECT FROM ledger.event e
                                     WHERE e.stream_id = first.stream_id
                                       AND e.sequence = first.sequence - 1 AND e.position < :from))
                               AND NOT EXISTS (
                                    SELECT FROM ledger.event e
                                     WHERE e.stream_id = first.stream_id
                                       AND e.sequence = first.sequence AND e.position < :from)
                            """)
                    .param("streams", new SqlArrayValue("uuid", firsts.keySet().toArray()))
                    .param(
                            "sequences",
                            new SqlArrayValue("bigint", firsts.values().toArray()))
                    .param("from", page.get(0).position())
                    .query(row -> {
                        following.put(row.getObject("stream_id", UUID.class), row.getLong("sequence"));
                    });
            return following;
        }
    }
}
