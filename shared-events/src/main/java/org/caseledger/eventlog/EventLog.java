package org.caseledger.eventlog;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.caseledger.text.Text;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The append-only log: positions run from 1 without a gap, in commit order, on every node.
 *
 * <p>Database failures are thrown as Spring's {@code DataAccessException}. If the connection is lost during a commit,
 * or it is answered with a warning, the log is queried whether it contains the events. {@link OutcomeUnknown} only if
 * the log cannot be queried for some seconds; {@link #findEvent} can determine it later. Every event that is read was
 * written by the ledger and is unchanged, and every stream has all of its events, or {@link ForeignEvent} is thrown.
 */
public final class EventLog {
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(30);

    /** The predicate of the index {@code event_of_the_office}. */
    private static final String OF_THE_OFFICE = """
            aggregate_type IN ('person', 'unit', 'factor', 'settings', 'categories', 'templates',
                               'parameters', 'subscription', 'delegations', 'notice-defaults', 'log')
            """;

    private final JdbcClient jdbc;
    private final EventKey key;
    private final LogWriter writer;
    private final GroupCommit commits;
    private final NamedLock turns;
    private final StoredTexts texts;
    private final WholeStreams streams;
    private final AtomicReference<Consumer<ForeignEvent>> watcher;

    public EventLog(DataSource dataSource, EventKey key, Clock clock) {
        this(dataSource, key, clock, () -> {});
    }

    /** {@code afterAppend} runs after each commit and must return at once ({@link LogSignal}). */
    public EventLog(DataSource dataSource, EventKey key, Clock clock, Runnable afterAppend) {
        this(dataSource, key, clock, recorded -> afterAppend.run());
    }

    /** {@code afterCommit} is given the events of each commit and must return at once. */
    public EventLog(DataSource dataSource, EventKey key, Clock clock, Consumer<List<StoredEvent>> afterCommit) {
        this(dataSource, key, clock, new ClockSkew(Clock.systemUTC()), afterCommit, ANSWER_WITHIN, new PrimaryGuard());
    }

    /**
     * As above; no append waits longer than {@code answerWithin} for its answer, none is answered by a primary that
     * {@code guard} knows to be replaced, and what is recorded while {@code skew} is too large is noted.
     */
    public EventLog(
            DataSource dataSource,
            EventKey key,
            Clock clock,
            ClockSkew skew,
            Consumer<List<StoredEvent>> afterCommit,
            Duration answerWithin,
            PrimaryGuard guard) {
        this.key = key;
        this.jdbc = JdbcClient.create(dataSource);
        this.writer = new LogWriter(dataSource, key, clock, skew, answerWithin, guard);
        this.commits = new GroupCommit(writer, afterCommit, answerWithin);
        this.turns = new NamedLock(dataSource);
        this.texts = (payload, connection) -> payload;
        this.streams = new WholeStreams(jdbc, key, texts);
        this.watcher = new AtomicReference<>(refused -> {});
    }

    private EventLog(EventLog other, StoredTexts texts) {
        this.key = other.key;
        this.jdbc = other.jdbc;
        this.writer = other.writer;
        this.commits = other.commits;
        this.turns = other.turns;
        this.texts = texts;
        this.streams = new WholeStreams(jdbc, key, texts);
        this.watcher = other.watcher;
    }

    /** The same log for those who may see what is sealed in it; hashes remain those of what is stored. */
    public EventLog opening(StoredTexts sealed) {
        return new EventLog(this, sealed);
    }

    /** From here on {@code watcher} is given each {@link ForeignEvent} that a caller gets; it must return at once. */
    public void watch(Consumer<ForeignEvent> watching) {
        watcher.set(watching);
    }

    private <T> T watched(Supplier<T> action) {
        try {
            return action.get();
        } catch (ForeignEvent e) {
            watcher.get().accept(e);
            throw e;
        }
    }

    /**
     * Appends all events or none. Throws {@link SequenceConflict} if a stream has advanced, {@link AlreadyRecorded} if
     * an event is already in the log, and {@link IllegalArgumentException} if its text cannot be stored exactly,
     * {@link ForeignEvent} if the ledger did not write what the log ends with. Appends of several threads are committed
     * together; each has its own result.
     */
    public List<StoredEvent> append(List<NewEvent> events) {
        key.required();
        return events.isEmpty() ? List.of() : watched(() -> commits.append(new Append(events)));
    }

    /** As above, and in the same transaction writes the rows that are made from these events. */
    public List<StoredEvent> append(List<NewEvent> events, RowsOfEvents rows) {
        key.required();
        return events.isEmpty() ? List.of() : watched(() -> commits.append(new Append(events, rows)));
    }

    /**
     * Appends what happened in the past, in its order, each event as recorded at its own time, in UTC to the
     * microsecond; an event whose time is before what precedes it has the time of that.
     */
    public List<StoredEvent> appendPast(List<NewEvent> events, List<Instant> recordedAt) {
        key.required();
        return events.isEmpty() ? List.of() : watched(() -> commits.append(new Append(events, recordedAt)));
    }

    /** To be passed by what is read from here on, which may still wait for a standby. */
    public Barrier barrier() {
        return writer.durable().barrier();
    }

    /**
     * Up to where this node knows the log to be durable: at least the position of every event that it has appended and
     * been answered, without asking the database.
     */
    public long recorded() {
        return writer.durable().position();
    }

    /** Why the database does not take what this node appends; empty while it does. */
    public Optional<Text> trouble() {
        return writer.state().trouble();
    }

    /**
     * Decides and appends while no other action under this name runs on any node: for decisions that depend on more
     * than their own stream.
     */
    public <T> T inTurn(String name, Supplier<T> action) {
        return turns.take(name, action);
    }

    /** All events of a stream, in order; empty if the stream does not exist. */
    public List<StoredEvent> readStream(UUID streamId) {
        return readStream(streamId, Long.MAX_VALUE);
    }

    /** The events of a stream up to and including a position of the log, in order. */
    public List<StoredEvent> readStream(UUID streamId, long uptoPosition) {
        return readStreams(List.of(streamId), uptoPosition);
    }

    /** All events of several streams, in order within each stream. */
    public List<StoredEvent> readStreams(Collection<UUID> streams) {
        return readStreams(streams, Long.MAX_VALUE);
    }

    /** The events of several streams up to a position, in order within each stream. */
    public List<StoredEvent> readStreams(Collection<UUID> ids, long upto) {
        return watched(() -> streams.read(ids, upto));
    }

    /** The events of one type after one position and up to another, in order. */
    public List<StoredEvent> ofType(String type, long after, long upto) {
        return jdbc.sql("""
                        SELECT * FROM ledger.event
                         WHERE position > :after AND position <= :upto AND type = :type
                         ORDER BY position
                        """)
                .param("after", after)
                .param("upto", upto)
                .param("type", type)
                .query(this::event)
                .list();
    }

    /** The events of some types in several streams up to a position, in order within each stream. */
    public List<StoredEvent> readStreams(Collection<UUID> ids, Collection<String> types, long upto) {
        return readStreams(ids, upto).stream()
                .filter(event -> types.contains(event.type()))
                .toList();
    }

    /** The events at these positions, by position. */
    public Map<Long, StoredEvent> at(Collection<Long> positions) {
        return jdbc
                .sql("SELECT * FROM ledger.event WHERE position = ANY (:positions)")
                .param("positions", positions.toArray(Long[]::new))
                .query(this::event)
                .list()
                .stream()
                .collect(Collectors.toMap(StoredEvent::position, Function.identity()));
    }

    /** At most {@code limit} events of these types after one position and up to another, in order. */
    public List<StoredEvent> ofTypes(Collection<String> types, long after, long upto, int limit) {
        return jdbc.sql("""
                        SELECT * FROM ledger.event
                         WHERE position > :after AND position <= :upto AND type = ANY (:types)
                         ORDER BY position
                         LIMIT :limit
                        """)
                .param("after", after)
                .param("upto", upto)
                .param("types", types.toArray(String[]::new))
                .param("limit", limit)
                .query(this::event)
                .list();
    }

    /** At most {@code limit} events after a position, in the order of the log. */
    public List<StoredEvent> readAfter(long position, int limit) {
        return jdbc.sql("""
                        SELECT * FROM ledger.event
                         WHERE position > :position
                         ORDER BY position
                         LIMIT :limit
                        """)
                .param("position", position)
                .param("limit", limit)
                .query(this::event)
                .list();
    }

    /**
     * At most so many streams of a kind that begin up to a position, in the order of their identities after one of
     * them; {@code new UUID(0, 0)} is before the first.
     */
    public List<UUID> streamsOf(String kind, UUID after, long upto, int limit) {
        return jdbc.sql("""
                        SELECT stream_id FROM ledger.event
                         WHERE stream_id > :after AND sequence = 0
                           AND aggregate_type = :kind AND position <= :upto
                         ORDER BY stream_id
                         LIMIT :limit
                        """)
                .param("kind", kind)
                .param("after", after)
                .param("upto", upto)
                .param("limit", limit)
                .query(UUID.class)
                .list();
    }

    /** At most {@code limit} events of other kinds after one position and up to another, in order. */
    public List<StoredEvent> readOthers(String kind, long after, long upto, int limit) {
        return jdbc.sql("""
                        SELECT * FROM ledger.event
                         WHERE position > :after AND position <= :upto AND aggregate_type <> :kind
                         ORDER BY position
                         LIMIT :limit
                        """)
                .param("kind", kind)
                .param("after", after)
                .param("upto", upto)
                .param("limit", limit)
                .query(this::event)
                .list();
    }

    /** All events after one position and up to another, in log order; must be closed. */
    public LogPages<StoredEvent> pages(long after, long upto) {
        return new LogPages<>(jdbc, this::event, after, upto);
    }

    /** Those of these streams that exist in the log. */
    public Set<UUID> existing(Collection<UUID> ids) {
        return watched(() -> streams.firsts(ids)).stream()
                .map(WholeStreams.First::stream)
                .collect(Collectors.toSet());
    }

    /** Those of these streams that are of a kind and begin up to a position. */
    public Set<UUID> existing(Collection<UUID> ids, String kind, long upto) {
        return watched(() -> streams.firsts(ids)).stream()
                .filter(first -> first.kind().equals(kind) && first.position() <= upto)
                .map(WholeStreams.First::stream)
                .collect(Collectors.toSet());
    }

    /** The kind of a stream, if the stream exists. */
    public Optional<String> kindOf(UUID stream) {
        return watched(() -> streams.firsts(List.of(stream))).stream()
                .map(WholeStreams.First::kind)
                .findFirst();
    }

    /** The cases that were ever joined to this one, whether or not they still are. */
    public Set<UUID> everJoinedTo(UUID lead) {
        return jdbc.sql("""
                        SELECT * FROM ledger.event
                         WHERE type = 'ComplaintJoined' AND payload ->> 'lead' = :lead
                        """).param("lead", lead.toString()).query(this::event).list().stream()
                .map(StoredEvent::streamId)
                .collect(Collectors.toSet());
    }

    /** The entries of the register of respondents that have, or had, this code. */
    public List<UUID> streamsWithCreditCode(String code) {
        return jdbc.sql("""
                        SELECT * FROM ledger.event
                         WHERE type IN ('RespondentRegistered', 'RespondentChanged')
                           AND payload -> 'business' ->> 'creditCode' = :code
                        """).param("code", code).query(this::event).list().stream()
                .map(StoredEvent::streamId)
                .distinct()
                .toList();
    }

    /** Whether this case came of a filing that was split, on whichever side. */
    public boolean isSplit(UUID caseId) {
        return !jdbc.sql("""
                        SELECT * FROM ledger.event
                         WHERE type = 'FilingSplit' AND (payload ->> 'complaint' = :text OR stream_id = :id)
                        """)
                .param("text", caseId.toString())
                .param("id", caseId)
                .query(this::event)
                .list()
                .isEmpty();
    }

    /** At most so many changes of people, units, settings and keys before a position, the last one first. */
    public List<StoredEvent> officeChanges(long before, int limit) {
        return jdbc.sql("""
                        SELECT * FROM ledger.event
                         WHERE %s AND position < :before
                         ORDER BY position DESC
                         LIMIT :limit
                        """.formatted(OF_THE_OFFICE))
                .param("before", before)
                .param("limit", limit)
                .query(this::event)
                .list();
    }

    /** The last change of the office in streams of that kind, if there was any. */
    public Optional<StoredEvent> lastOfficeChange(String kind) {
        return jdbc.sql("""
                        SELECT * FROM ledger.event
                         WHERE %s AND aggregate_type = :kind
                         ORDER BY position DESC
                         LIMIT 1
                        """.formatted(OF_THE_OFFICE))
                .param("kind", kind)
                .query(this::event)
                .optional();
    }

    /** The event with this identity, if the log has it. */
    public Optional<StoredEvent> findEvent(UUID eventId) {
        return jdbc.sql("SELECT * FROM ledger.event WHERE event_id = :id")
                .param("id", eventId)
                .query(this::event)
                .optional();
    }

    /** The last position recorded at or before an instant; 0 when there is none. */
    public long positionAt(Instant instant) {
        // From where a clock was set back, times only grow until the next such place.
        return jdbc.sql("""
                        SELECT position FROM ledger.event
                         WHERE recorded_at <= :instant
                           AND position >= (SELECT coalesce(max(position), 0) FROM ledger.clock_set_back
                                             WHERE recorded_at <= :instant)
                         ORDER BY recorded_at DESC, position DESC
                         LIMIT 1
                        """)
                .param("instant", instant.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    /**
     * Those of these positions whose recorded time is in doubt: the clock of their node was not that of the database,
     * or what follows was recorded earlier, by a clock of which this is not known.
     */
    public Set<Long> inDoubt(Collection<Long> positions) {
        return jdbc.sql("""
                        SELECT position FROM ledger.event e
                         WHERE position = ANY (:positions)
                           AND (EXISTS (SELECT FROM ledger.clock_difference d WHERE d.position = e.position)
                             OR EXISTS (SELECT FROM ledger.clock_set_back s
                                         WHERE s.position > e.position AND s.recorded_at < e.recorded_at
                                           AND NOT EXISTS (SELECT FROM ledger.clock_difference d
                                                            WHERE d.position = s.position)))
                        """)
                .param("positions", positions.toArray(Long[]::new))
                .query(Long.class)
                .set();
    }

    /** How often a clock that had run ahead was set back. */
    public long clockSetBacks() {
        return jdbc.sql("""
                        SELECT count(*) FROM ledger.clock_set_back s
                         WHERE NOT EXISTS (SELECT FROM ledger.clock_difference d WHERE d.position = s.position)
                        """).query(Long.class).single();
    }

    /** How many events were recorded while the clock of their node was too far from that of the database. */
    public long clockDifferences() {
        return jdbc.sql("SELECT count(*) FROM ledger.clock_difference")
                .query(Long.class)
                .single();
    }

    /** The position of the last event; 0 when the log is empty. */
    public long head() {
        return jdbc.sql("SELECT position FROM ledger.head").query(Long.class).single();
    }

    private StoredEvent event(ResultSet resultSet, int n) throws SQLException {
        var row = read(resultSet);
        var connection = resultSet.getStatement().getConnection();
        return row.event(texts.open(row.payload(), connection));
    }

    private EventRow read(ResultSet row) throws SQLException {
        try {
            return key.read(row);
        } catch (ForeignEvent e) {
            watcher.get().accept(e);
            throw e;
        }
    }
}
