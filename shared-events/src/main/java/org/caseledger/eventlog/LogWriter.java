package org.caseledger.eventlog;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes batches of appends, one batch at a time: with one statement as long as only this node
 * moves the head and nothing is refused, otherwise behind the locked head, where the state is
 * certain.
 *
 * <p>It never uses the connection of a caller's transaction: what it reports as recorded is
 * durable, and the head is locked only for the duration of the write.
 */
final class LogWriter implements GroupCommit.Writer {

    private static final Logger LOG = LoggerFactory.getLogger(LogWriter.class);

    private final Connections connections;
    private final LostAnswerQuery inquiry;
    private final EventKey key;
    private final Clock clock;
    private @Nullable Head ours;
    private boolean alone;

    LogWriter(DataSource dataSource, EventKey key, Clock clock) {
        this.key = key;
        this.connections = new Connections(dataSource);
        this.inquiry = new LostAnswerQuery(connections);
        this.clock = clock;
    }

    @Override
    public void write(Supplier<List<Append>> taken) {
        try {
            write(connections.open(), taken.get());
        } catch (SQLException e) {
            refuse(taken.get(), () -> Failures.away(e));
        } finally {
            connections.releaseInterrupt();
        }
    }

    private void write(Connection opened, List<Append> batch) {
        try (Connection connection = opened) {
            record(connection, batch);
        } catch (SQLException e) {
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
            if (alone
                    && batch.stream().noneMatch(Append::hasRows)
                    && recordAlone(connection, batch)) {
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
     * Returns false and records nothing if the head is not where this node left it, or if an append
     * is to be refused: the exact reason must be read from the log.
     */
    private boolean recordAlone(Connection connection, List<Append> batch)
            throws SQLException, LostAnswer {
        connection.setAutoCommit(true);
        var asking = streams(batch, event -> event.sequence() == NewEvent.NEXT);
        var present = new ExistingRecords(Set.of(), EventTable.nextSequences(connection, asking));
        var draft = new Draft(batch, ours, ours.next(clock), present);
        if (draft.refusesAny()) {
            return false;
        }
        try {
            alone = EventTable.insert(connection, draft, key);
        } catch (SQLException e) {
            throw lost(draft, e);
        }
        if (alone) {
            published(draft);
        }
        return alone;
    }

    private void recordLocked(Connection connection, List<Append> batch)
            throws SQLException, LostAnswer {
        connection.setAutoCommit(false);
        try {
            Head head = EventTable.lockHead(connection);
            if (isForeign(connection, head)) {
                refuse(batch, () -> new ForeignEvent(head.position()));
                connection.rollback();
                return;
            }
            var draft = new Draft(batch, head, head.next(clock), present(connection, batch));
            if (!draft.events().isEmpty() && !EventTable.insert(connection, draft, key)) {
                throw new IllegalStateException("The head moved while it was locked");
            }
            draft.writeRows(connection);
            commit(connection, draft);
            alone = head.equals(ours);
            published(draft);
        } catch (SQLException | RuntimeException e) {
            rollBack(connection, e);
            throw e;
        }
    }

    // Whoever adds an event to the database also moves the head. Nothing is recorded behind it, so
    // that it can be taken out again without a gap.
    private boolean isForeign(Connection connection, Head head) throws SQLException {
        return head.position() > 0
                && !head.equals(ours)
                && !EventTable.isOurs(connection, head.position(), key);
    }

    private static void rollBack(Connection connection, Exception failure) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }

    private static ExistingRecords present(Connection connection, List<Append> batch)
            throws SQLException {
        var ids = new HashSet<UUID>();
        batch.forEach(append -> append.events().forEach(e -> ids.add(e.event().eventId())));
        return new ExistingRecords(
                EventTable.present(connection, ids),
                EventTable.nextSequences(connection, streams(batch, event -> true)));
    }

    private static void commit(Connection connection, Draft draft) throws SQLException, LostAnswer {
        try {
            connection.commit();
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
        draft.publish();
    }

    private void resolve(Draft draft, SQLException failure) {
        alone = false;
        try {
            if (inquiry.isRecorded(draft)) {
                draft.publish();
                LOG.info("The answer to a commit was lost; the events are in the log", failure);
            }
        } catch (SQLException e) {
            draft.refuse(() -> Failures.unknown(e));
            LOG.warn("The answer to a commit was lost, and the log cannot be asked", failure);
        }
    }

    private static Set<UUID> streams(List<Append> batch, Predicate<NewEvent> which) {
        var streams = new HashSet<UUID>();
        for (Append append : batch) {
            for (PreparedEvent prepared : append.events()) {
                if (which.test(prepared.event())) {
                    streams.add(prepared.event().streamId());
                }
            }
        }
        return streams;
    }
}
