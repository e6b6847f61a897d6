package org.caseledger.eventlog;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.sql.DataSource;
import lombok.Getter;
import org.caseledger.text.Text;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes batches of appends, one batch at a time: with one statement as long as only this node moves the head and
 * nothing is refused, otherwise behind the locked head, where the state is certain.
 *
 * <p>It never uses the connection of a caller's transaction: what it reports as recorded is durable, and the head is
 * locked only for the duration of the write.
 */
final class LogWriter implements GroupCommit.Writer {
    private static final Logger LOG = LoggerFactory.getLogger(LogWriter.class);

    private final Connections connections;
    private final LostAnswerQuery inquiry;
    private final EventKey key;
    private final Clock clock;
    private final ClockSkew skew;
    private final PrimaryGuard guard;
    private final Duration longest;

    @Getter
    private final WritingState state;

    @Getter
    private final DurableHead durable;

    private @Nullable Head ours;
    private boolean alone;

    /** A commit may take half of {@code answerWithin}; the rest is for asking whether it is in the log. */
    LogWriter(
            DataSource dataSource,
            EventKey key,
            Clock clock,
            ClockSkew skew,
            Duration answerWithin,
            PrimaryGuard guard) {
        this.skew = skew;
        this.key = key;
        this.guard = guard;
        this.connections = new Connections(dataSource);
        this.longest = answerWithin.dividedBy(2);
        this.inquiry = new LostAnswerQuery(connections, longest.dividedBy(2), guard);
        this.state = new WritingState(longest);
        this.durable = new DurableHead(dataSource, longest, state, guard);
        this.clock = clock;
    }

    @Override
    public void write(Supplier<List<Append>> taken) {
        state.begin();
        try {
            write(connections.open(longest), taken.get());
        } catch (SQLException e) {
            state.failed(WritingState.AWAY, e);
            refuse(taken.get(), () -> Failures.away(e));
        } finally {
            state.end();
            connections.releaseInterrupt();
        }
    }

    private void write(Connection opened, List<Append> batch) {
        try (Connection connection = opened) {
            record(connection, batch);
            state.wentWell();
        } catch (SQLException e) {
            state.failed(WritingState.AWAY, e);
            refuse(batch, () -> Failures.translated(e));
        } catch (LostAnswer lost) {
            resolve(lost.draft(), lost.getCause());
            refuse(batch, () -> Failures.translated(lost.getCause()));
        }
    }

    private static void refuse(List<Append> batch, Supplier<RuntimeException> reason) {
        for (Append append : batch) {
            if (!append.isDecided()) {
                append.refuse(reason);
            }
        }
    }

    private void record(Connection connection, List<Append> batch) throws SQLException, LostAnswer {
        try {
            if (alone && batch.stream().noneMatch(Append::hasRows) && recordAlone(connection, batch)) {
                return;
            }
        } catch (SQLException e) {
            if (!Failures.isOfContent(e)) {
                throw e;
            }
        }
        try {
            recordLocked(connection, batch);
        } catch (SQLException e) {
            if (!Failures.isOfContent(e)) {
                throw e;
            }
            recordApart(connection, batch, e);
        }
    }

    /**
     * Returns false and records nothing if the head is not where this node left it, or if an append is to be refused,
     * whose exact reason must be read from the log, or if something about the time is to be noted.
     */
    private boolean recordAlone(Connection connection, List<Append> batch) throws SQLException, LostAnswer {
        connection.setAutoCommit(true);
        var present = ExistingRecords.assumedFor(connection, batch, key);
        var draft = new Draft(batch, ours, ours.next(clock), present);
        if (draft.refusesAny() || !draft.setBacks().isEmpty() || skew.isTold()) {
            return false;
        }
        try {
            alone = EventTable.insert(connection, draft, key);
            guard.requireCurrent(connection);
        } catch (SQLException e) {
            throw lost(draft, e);
        }
        if (alone) {
            published(draft);
        }
        return alone;
    }

    private void recordLocked(Connection connection, List<Append> batch) throws SQLException, LostAnswer {
        connection.setAutoCommit(false);
        try {
            Head head = EventTable.lockHead(connection, EventTable.IDLE, longest);
            if (head.position() < durable.position()) {
                refuse(batch, () -> ForeignEvent.cut(durable.position(), head.position()));
                connection.rollback();
                return;
            }
            if (isForeign(connection, head)) {
                refuse(batch, () -> new ForeignEvent(head.position()));
                connection.rollback();
                return;
            }
            var present = ExistingRecords.of(connection, batch, key);
            var draft = new Draft(batch, head, head.next(clock), present);
            if (!draft.events().isEmpty() && !EventTable.insert(connection, draft, key)) {
                throw new IllegalStateException("The head or a stream changed while the head was locked");
            }
            EventTable.note(connection, draft.setBacks());
            Optional<Instant> databaseAt = skew.corrected();
            if (databaseAt.isPresent()) {
                EventTable.noteDifference(connection, draft.timedNow(), databaseAt.get());
            }
            writeRows(connection, draft, batch);
            commit(connection, draft);
            alone = head.equals(ours);
            published(draft);
        } catch (SQLException | RuntimeException e) {
            rollBack(connection, e);
            throw e;
        }
    }

    // Which may be long work, such as that of a new master key.
    private void writeRows(Connection connection, Draft draft, List<Append> batch) throws SQLException {
        if (batch.stream().anyMatch(Append::hasRows)) {
            Connections.limit(connection, Duration.ZERO);
            EventTable.takeTime(connection);
            draft.writeRows(connection);
            Connections.limit(connection, longest);
        }
    }

    // Whoever adds an event to the database also moves the head. Nothing is recorded behind it, so
    // that it can be taken out again without a gap.
    private boolean isForeign(Connection connection, Head head) throws SQLException {
        return head.position() > 0 && !head.equals(ours) && !EventTable.isOurs(connection, head.position(), key);
    }

    private static void rollBack(Connection connection, Exception failure) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }

    private void commit(Connection connection, Draft draft) throws SQLException, LostAnswer {
        try {
            connection.clearWarnings();
            connection.commit();
            Failures.requireNoWarning(connection.getWarnings());
            guard.requireCurrent(connection);
        } catch (SQLException e) {
            throw lost(draft, e);
        }
    }

    private static LostAnswer lost(Draft draft, SQLException failure) throws SQLException {
        if (Failures.isRefusal(failure)) {
            throw failure;
        }
        return new LostAnswer(draft, failure);
    }

    /** The database does not say which text it cannot store, so bisection finds it. */
    private void recordApart(Connection connection, List<Append> batch, SQLException failure)
            throws SQLException, LostAnswer {
        int size = batch.size();
        if (size == 1) {
            batch.get(0).refuse(() -> Failures.translated(failure));
            return;
        }
        record(connection, batch.subList(0, size / 2));
        record(connection, batch.subList(size / 2, size));
    }

    private void published(Draft draft) {
        ours = draft.next();
        durable.reached(draft);
        draft.publish();
    }

    private void resolve(Draft draft, SQLException failure) {
        alone = false;
        try {
            boolean recorded = inquiry.isRecorded(draft);
            if (recorded) {
                durable.reached(draft);
                draft.publish();
            }
            LOG.info(
                    "The answer to a commit was lost; its events are {} the log: {}",
                    recorded ? "in" : "not in",
                    failure.getMessage());
            state.wentWell();
        } catch (SQLException e) {
            draft.refuse(() -> Failures.unknown(e));
            state.failed(WritingState.UNKNOWN, failure);
        }
    }

    /** The connection was lost during a commit, so it is unknown whether this draft is in the log. */
    static final class LostAnswer extends Exception {
        @Getter
        private final transient Draft draft;

        LostAnswer(Draft draft, SQLException cause) {
            super(cause);
            this.draft = draft;
        }

        @Override
        public synchronized SQLException getCause() {
            return (SQLException) super.getCause();
        }
    }

    /**
     * Up to which position this node knows the log to be as durable as commits are configured to be. Readable events
     * need not be: a commit whose wait for a standby was cancelled is visible to everyone.
     */
    static final class DurableHead {
        private final DataSource dataSource;
        private final Duration longest;
        private final WritingState state;
        private final PrimaryGuard guard;

        @Getter
        private volatile long position;

        /** {@code longest} is how long the barrier may wait for the database. */
        DurableHead(DataSource dataSource, Duration longest, WritingState state, PrimaryGuard guard) {
            this.guard = guard;
            this.dataSource = dataSource;
            this.longest = longest;
            this.state = state;
        }

        /** That the commit of a draft was answered without a warning. */
        void reached(Draft committed) {
            List<StoredEvent> events = committed.events();
            if (!events.isEmpty()) {
                StoredEvent last = events.get(events.size() - 1);
                reached(last.position());
                guard.seen(LogEnd.of(last));
            }
        }

        private void reached(long committed) {
            position = Math.max(position, committed);
        }

        /** The position may be that of another event once another primary was promoted. */
        Barrier barrier() {
            long line = guard.timeline();
            return wanted -> {
                require(wanted);
                if (line != PrimaryGuard.NONE && line != guard.timeline()) {
                    throw Failures.unknown(new SQLTransientConnectionException("another primary was promoted"));
                }
            };
        }

        /**
         * Returns when what is in the log up to this position is durable. A barrier, which is a later commit, is passed
         * only for what this node does not know to be. Throws {@link OutcomeUnknown} when the database does not let it
         * pass.
         */
        private void require(long wanted) {
            if (wanted <= position) {
                return;
            }
            try (Connection connection = dataSource.getConnection()) {
                Connections.limit(connection, longest);
                connection.setAutoCommit(true);
                LogEnd end = EventTable.end(connection, EventTable.fence(connection));
                guard.requireCurrent(connection);
                guard.seen(end);
                reached(end.position());
                state.wentWell();
            } catch (SQLException e) {
                state.failed(WritingState.UNKNOWN, e);
                throw Failures.unknown(e);
            }
        }
    }

    /**
     * Whether the database takes what this node appends: as of its last write, and of one that is under way for longer
     * than it may be. Each change is logged once.
     */
    static final class WritingState {
        static final Text UNKNOWN = new Text(
                "数据库未在限期内确认写入，写入结果不明",
                "the database has not confirmed a write within the limit; its outcome is unknown");
        static final Text AWAY = new Text("数据库不能写入", "the database takes no writes");

        private static final Logger LOG = LoggerFactory.getLogger(WritingState.class);

        private final long longest;
        private volatile long begun;
        private volatile boolean underWay;
        private volatile @Nullable Text trouble;

        /** A write that is under way for longer is in trouble. */
        WritingState(Duration longest) {
            this.longest = longest.toNanos();
        }

        void begin() {
            begun = System.nanoTime();
            underWay = true;
        }

        void end() {
            underWay = false;
        }

        void wentWell() {
            if (trouble != null) {
                trouble = null;
                LOG.info("数据库恢复写入 / the database takes writes again");
            }
        }

        /** {@code why} is {@link #UNKNOWN} or {@link #AWAY}. */
        void failed(Text why, Exception cause) {
            if (!why.equals(trouble)) {
                trouble = why;
                LOG.error("{}: {}", why, cause.getMessage());
            }
        }

        /** What an operator must know; empty while writes go well. */
        Optional<Text> trouble() {
            long age = underWay ? System.nanoTime() - begun : 0;
            return age > longest
                    ? Optional.of(Text.format(
                            "写入已等待数据库 %d 秒",
                            "a write has been waiting for the database for %d s", TimeUnit.NANOSECONDS.toSeconds(age)))
                    : Optional.ofNullable(trouble);
        }
    }
}
