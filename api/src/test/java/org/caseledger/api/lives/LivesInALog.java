package org.caseledger.api.lives;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.caseledger.eventlog.EventLog;
import org.caseledger.eventlog.LogSignal;
import org.caseledger.eventlog.NewEvent;
import org.caseledger.events.CaseId;
import org.caseledger.events.LedgerEvent;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.complaint.ReceiptEvent.ComplaintReceived;
import org.caseledger.query.views.Recorded;
import org.caseledger.query.views.View;
import org.caseledger.query.views.ViewSchema;
import org.caseledger.query.views.Views;
import org.caseledger.testing.Events;
import org.caseledger.testing.TestDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Random lives of many cases in a real log, side by side, each event recorded at its own time. */
final class LivesInALog implements AutoCloseable {
    private final HikariDataSource database = TestDatabase.fresh();
    private final SetTime time = new SetTime();
    private final LogSignal signal = new LogSignal(database);
    private final EventLog log = new EventLog(database, TestDatabase.EVENT_KEY, time, signal::announce);
    private final List<Recorded> events = new ArrayList<>();

    LivesInALog() {
        ViewSchema.migrate(database);
    }

    HikariDataSource database() {
        return database;
    }

    EventLog log() {
        return log;
    }

    JdbcClient sql() {
        return JdbcClient.create(database);
    }

    /** All events of the log, in order. */
    List<Recorded> events() {
        return events;
    }

    Views views(View<?>... views) {
        return new Views(database, log, signal, List.of(views));
    }

    /** Lives of these seeds, in the order in which their events were recorded. */
    static List<Recorded> lives(long firstSeed, int lives) {
        var all = new ArrayList<Recorded>();
        for (long seed = firstSeed; seed < firstSeed + lives; seed++) {
            var caseId = new CaseId(new UUID(seed, ~seed * 0x9E3779B97F4A7C15L));
            Lives.of(seed).forEach(e -> all.add(ofCase(caseId, e)));
        }
        all.sort(Comparator.comparing(Recorded::recordedAt));
        return all;
    }

    /** Appends events that are recorded at one time together. */
    void append(List<Recorded> some) {
        var at = new LinkedHashMap<Instant, List<Recorded>>();
        some.forEach(
                e -> at.computeIfAbsent(e.recordedAt(), t -> new ArrayList<>()).add(e));
        at.forEach((instant, together) -> {
            time.now = instant;
            var stored = log.append(together.stream().map(LivesInALog::toAppend).toList());
            stored.forEach(e -> events.add(Recorded.of(e)));
        });
    }

    /** The events of each case up to a position. */
    Map<CaseId, List<Recorded>> upTo(long position) {
        var cases = new HashMap<CaseId, List<Recorded>>();
        for (var event : events) {
            if (event.position() <= position) {
                cases.computeIfAbsent(event.caseId(), c -> new ArrayList<>()).add(event);
            }
        }
        return cases;
    }

    /** Keeps a view up to date until it has seen all. */
    void follow(View<?> view, Runnable meanwhile) throws InterruptedException {
        try (var views = views(view)) {
            views.start();
            meanwhile.run();
            if (!views.awaitPosition(log.head(), Duration.ofSeconds(60))) {
                throw new AssertionError("the view did not arrive: " + views.status());
            }
        }
    }

    List<String> rows(String table) {
        return sql().sql("SELECT t::text FROM %s t ORDER BY 1".formatted(table))
                .query(String.class)
                .list();
    }

    private static Recorded ofCase(CaseId caseId, Recorded e) {
        return new Recorded(e.position(), caseId, e.sequence(), e.recordedAt(), e.actor(), of(caseId, e.event()));
    }

    private static LedgerEvent of(CaseId caseId, LedgerEvent event) {
        return event instanceof ComplaintReceived r
                ? Events.received(
                        caseId,
                        r.number(),
                        r.kind(),
                        r.channel(),
                        r.complainant(),
                        r.narrative(),
                        r.respondent(),
                        r.procedure(),
                        r.occurred())
                : event;
    }

    private static NewEvent toAppend(Recorded e) {
        var type = EventCodec.typeOf(e.event().getClass());
        return new NewEvent(
                UUID.randomUUID(),
                "complaint",
                e.caseId().value(),
                e.sequence(),
                type.value(),
                type.revision(),
                EventCodec.write(e.event()),
                EventCodec.write(e.actor().toMetadata()));
    }

    @Override
    public void close() {
        signal.close();
        database.close();
    }

    private static final class SetTime extends Clock {
        private volatile Instant now = Instant.EPOCH;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
