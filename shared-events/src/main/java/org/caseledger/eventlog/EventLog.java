package org.caseledger.eventlog;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The append-only log: positions run from 1 without a gap, in the order of commits, on every node.
 *
 * <p>Database failures come as Spring's {@code DataAccessException}; when the connection is lost
 * around the commit, only {@link #findEvent} can tell whether the events are in.
 */
public final class EventLog {

    private static final Pattern NUL = Pattern.compile("(?<!\\\\)(?:\\\\\\\\)*\\\\u0000");

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final EventTable table;
    private final Clock clock;
    private final Runnable afterAppend;

    public EventLog(DataSource dataSource, Clock clock) {
        this(dataSource, clock, () -> {});
    }

    /** {@code afterAppend} runs after each commit and must return at once ({@link LogSignal}). */
    public EventLog(DataSource dataSource, Clock clock, Runnable afterAppend) {
        this.jdbc = JdbcClient.create(dataSource);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
        // Never part of a caller's transaction: what append returns is durable, and the head is
        // locked for no longer than the append itself.
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.table = new EventTable(jdbc);
        this.clock = clock;
        this.afterAppend = afterAppend;
    }

    /**
     * Appends all events or none; throws {@link SequenceConflict} when a stream has moved on,
     * {@link AlreadyRecorded} when an event is in the log, and {@link IllegalArgumentException}
     * when its text cannot be kept exactly.
     */
    public List<StoredEvent> append(List<NewEvent> events) {
        if (events.isEmpty()) {
            return List.of();
        }
        events.forEach(EventLog::refuseNul);
        List<StoredEvent> stored;
        try {
            stored = transaction.execute(status -> write(events));
        } catch (DuplicateKeyException e) {
            throw Conflicts.explain(e, events.get(0));
        } catch (CannotCreateTransactionException e) {
            throw new DataAccessResourceFailureException("the database is away", e);
        }
        afterAppend.run();
        return stored;
    }

    /**
     * PostgreSQL's {@code json} keeps an escaped NUL, but nothing of it can be read as text again.
     */
    private static void refuseNul(NewEvent event) {
        if (NUL.matcher(event.payload()).find() || NUL.matcher(event.metadata()).find()) {
            throw new IllegalArgumentException("含有不能保存的空字符(NUL) / a NUL character cannot be kept");
        }
    }

    private List<StoredEvent> write(List<NewEvent> events) {
        EventTable.Head head = table.lockHead();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Instant recordedAt = now.isBefore(head.recordedAt()) ? head.recordedAt() : now;
        var next = new HashMap<UUID, Long>();
        var stored = new ArrayList<StoredEvent>(events.size());
        for (NewEvent event : events) {
            long sequence = sequence(event, next);
            next.put(event.streamId(), sequence + 1);
            long position = head.position() + stored.size() + 1;
            stored.add(sealed(event, position, sequence, recordedAt));
        }
        table.insert(stored);
        return List.copyOf(stored);
    }

    private long sequence(NewEvent event, Map<UUID, Long> next) {
        if (event.sequence() != NewEvent.NEXT) {
            return event.sequence();
        }
        return next.computeIfAbsent(event.streamId(), table::nextSequence);
    }

    private static StoredEvent sealed(
            NewEvent event, long position, long sequence, Instant recordedAt) {
        var unsealed =
                new StoredEvent(
                        position,
                        event.streamId(),
                        sequence,
                        event.aggregateType(),
                        event.type(),
                        event.revision(),
                        event.payload(),
                        event.metadata(),
                        event.eventId(),
                        recordedAt,
                        new byte[0]);
        return unsealed.withLeafHash(Leaf.hash(unsealed));
    }

    /** All events of a stream, in order; empty when there is no such stream. */
    public List<StoredEvent> readStream(UUID streamId) {
        return readStream(streamId, Long.MAX_VALUE);
    }

    /** The events of a stream up to and including a position of the log, in order. */
    public List<StoredEvent> readStream(UUID streamId, long uptoPosition) {
        return jdbc.sql(
                        """
                        SELECT * FROM ledger.event
                         WHERE stream_id = :stream AND position <= :upto
                         ORDER BY sequence
                        """)
                .param("stream", streamId)
                .param("upto", uptoPosition)
                .query(EventTable::event)
                .list();
    }

    /** At most {@code limit} events after a position, in the order of the log. */
    public List<StoredEvent> readAfter(long position, int limit) {
        return jdbc.sql(
                        """
                        SELECT * FROM ledger.event
                         WHERE position > :position
                         ORDER BY position
                         LIMIT :limit
                        """)
                .param("position", position)
                .param("limit", limit)
                .query(EventTable::event)
                .list();
    }

    /** Those of these streams that the log holds. */
    public Set<UUID> existing(Collection<UUID> streams) {
        return jdbc.sql(
                        """
                        SELECT stream_id FROM ledger.event
                         WHERE stream_id = ANY (:streams) AND sequence = 0
                        """)
                .param("streams", streams.toArray(UUID[]::new))
                .query(UUID.class)
                .set();
    }

    /** The event with this identity, if the log has it. */
    public Optional<StoredEvent> findEvent(UUID eventId) {
        return jdbc.sql("SELECT * FROM ledger.event WHERE event_id = :id")
                .param("id", eventId)
                .query(EventTable::event)
                .optional();
    }

    /** The last position recorded at or before an instant; 0 when there is none. */
    public long positionAt(Instant instant) {
        return jdbc.sql(
                        """
                        SELECT position FROM ledger.event
                         WHERE recorded_at <= :instant
                         ORDER BY recorded_at DESC, position DESC
                         LIMIT 1
                        """)
                .param("instant", instant.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    /** The position of the last event; 0 when the log is empty. */
    public long head() {
        return jdbc.sql("SELECT position FROM ledger.head").query(Long.class).single();
    }
}
