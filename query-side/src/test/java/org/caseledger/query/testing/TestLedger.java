package org.caseledger.query.testing;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.caseledger.eventlog.EventLog;
import org.caseledger.eventlog.LogSignal;
import org.caseledger.eventlog.NewEvent;
import org.caseledger.events.Actor;
import org.caseledger.events.CompanionStream;
import org.caseledger.events.Role;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.oversight.FindingAnswered;
import org.caseledger.query.views.View;
import org.caseledger.query.views.ViewSchema;
import org.caseledger.query.views.Views;
import org.caseledger.testing.TestDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A real, empty ledger with empty views and a time that the histories set. */
public final class TestLedger implements AutoCloseable {
    private final HikariDataSource database = TestDatabase.fresh();
    private volatile Instant now = Instant.EPOCH;
    private final InstantSource time = () -> now;
    private final LogSignal signal = new LogSignal(database);
    private final EventLog log =
            new EventLog(database, TestDatabase.EVENT_KEY, time.withZone(ZoneOffset.UTC), signal::announce);

    public TestLedger() {
        ViewSchema.migrate(database);
    }

    public HikariDataSource database() {
        return database;
    }

    public EventLog log() {
        return log;
    }

    public LogSignal signal() {
        return signal;
    }

    public JdbcClient sql() {
        return JdbcClient.create(database);
    }

    /** A supervisor answered a finding. */
    public void append(Instant recordedAt, FindingAnswered answer) {
        var supervisor = new Actor("supervisor", "督办人", Role.SUPERVISOR, null);
        append(
                recordedAt,
                List.of(new NewEvent(
                        UUID.randomUUID(),
                        CompanionStream.FINDING_ANSWERS.kind(),
                        CompanionStream.FINDING_ANSWERS.of(answer.caseId()),
                        NewEvent.NEXT,
                        EventCodec.nameOf(FindingAnswered.class),
                        1,
                        EventCodec.write(answer),
                        EventCodec.write(supervisor.toMetadata()))));
    }

    /** Appends events that are recorded at that time, or at that of the last before if later. */
    public void append(Instant recordedAt, List<NewEvent> events) {
        now = recordedAt.isBefore(now) ? now : recordedAt;
        log.append(events);
    }

    /** Views of this ledger, not started. */
    public Views views(View<?>... views) {
        return new Views(database, log, signal, List.of(views));
    }

    /** Brings a view to the head of the log on this thread. */
    public void project(View<?> view) {
        try (Views views = views(view)) {
            views.rebuild(view.name(), (done, total) -> {});
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Does what a view does in its transaction, on the rows that answer. */
    public void onRows(Runnable work) {
        new TransactionTemplate(new JdbcTransactionManager(database)).executeWithoutResult(status -> {
            sql().sql("SET LOCAL search_path = views").update();
            work.run();
        });
    }

    /** All rows of a table as text, in order, to compare whole tables. */
    public List<String> rows(String table) {
        return sql().sql("SELECT t::text FROM %s t ORDER BY 1".formatted(table))
                .query(String.class)
                .list();
    }

    @Override
    public void close() {
        signal.close();
        database.close();
    }
}
