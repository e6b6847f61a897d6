package org.caseledger.api.drills;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.caseledger.eventlog.EventLog;
import org.caseledger.eventlog.NewEvent;
import org.caseledger.eventlog.StoredEvent;
import org.caseledger.events.Actor;
import org.caseledger.events.Occurred;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.complaint.SupervisionEvent.HandlingUrged;
import org.caseledger.query.views.ViewSchema;
import org.caseledger.testing.AnotherTime;
import org.caseledger.testing.JavaProcess;
import org.caseledger.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Two appends overlap, and the one that was numbered later commits first: a reader that tracks gaps gives up on the
 * first one when it takes it for old, which its own clock decides. The experiment is made with the framework's own
 * store, to show that it can lose an event, and with the ledger.
 */
@Tag("long")
class SkippedEventIT {
    /** Twice the time after which the framework's own store gives up on a gap, as it comes. */
    private static final Duration AHEAD = Duration.ofSeconds(120);

    private static final Duration SOON = Duration.ofSeconds(60);

    private final List<AutoCloseable> open = new ArrayList<>();
    private HikariDataSource database;

    @BeforeEach
    void prepare() {
        database = keep(TestDatabase.fresh());
        ViewSchema.migrate(database);
    }

    @AfterEach
    void clear() throws Exception {
        for (int i = open.size() - 1; i >= 0; i--) {
            open.get(i).close();
        }
    }

    @Test
    @DisplayName("the framework's own reader, its clock ahead, never sees an event that committed")
    void withTheStockStore_anEventIsSkippedForEver() throws Exception {
        StockStore.create(database);
        try (var first = database.getConnection();
                var others = database.getConnection()) {
            StockStore.append(others, "begin");
            var punctual = keep(JavaProcess.start(StockReader.class, database.getJdbcUrl()));
            var ahead = ahead(StockReader.class);
            punctual.await("seen begin");
            ahead.await("seen begin");

            first.setAutoCommit(false);
            StockStore.append(first, "first");
            StockStore.append(others, "second");
            punctual.await("seen second");
            ahead.await("seen second");
            first.commit();
            punctual.await("seen first");
            StockStore.append(others, "third");
            punctual.await("seen third");
            ahead.await("seen third");

            assertThat(lost(punctual)).isEmpty();
            assertThat(lost(ahead)).containsExactly("first");
            // For ever: its token says that there is nothing left to wait for.
            assertThat(ahead.lines())
                    .filteredOn(line -> line.startsWith("after third"))
                    .singleElement()
                    .asString()
                    .contains("index=4", "gaps=[]");
        }
    }

    private static List<String> lost(JavaProcess reader) {
        return List.of("begin", "first", "second", "third").stream()
                .filter(event -> !reader.lines().contains("seen " + event))
                .toList();
    }

    @Test
    @DisplayName("the ledger lets no append overtake another, and its reader knows no clock")
    void withTheLedger_theSameLosesNothing() throws Exception {
        var held = new HeldCommit(database);
        var slow = new EventLog(held, TestDatabase.EVENT_KEY, Clock.systemUTC());
        var log = new EventLog(database, TestDatabase.EVENT_KEY, Clock.systemUTC());
        log.append(List.of(urged("begin")));
        var reader = ahead(LedgerReader.class).await("reading");
        assertThat(clockOf(reader)).isAfter(Instant.now().plus(AHEAD).minus(SOON));
        awaitSeen(1);

        var threads = Executors.newFixedThreadPool(2);
        keep(threads::shutdownNow);
        var first = threads.submit(() -> slow.append(List.of(urged("first"))));
        held.awaitCommit();
        var second = threads.submit(() -> log.append(List.of(urged("second"))));
        await().atMost(SOON).until(() -> waitingForALock() == 1);
        assertThat(second.isDone()).isFalse();
        assertThat(log.head()).isEqualTo(1);
        held.release();
        assertThat(positions(first)).containsExactly(2L);
        assertThat(positions(second)).containsExactly(3L);
        log.append(List.of(urged("third")));

        awaitSeen(4);
        assertThat(seen()).isEqualTo(recorded()).containsExactly(1L, 2L, 3L, 4L);
    }

    private static List<Long> positions(Future<List<StoredEvent>> appended)
            throws InterruptedException, ExecutionException {
        try {
            return appended.get(60, TimeUnit.SECONDS).stream()
                    .map(StoredEvent::position)
                    .toList();
        } catch (TimeoutException e) {
            throw new AssertionError(e);
        }
    }

    private static NewEvent urged(String note) {
        return new NewEvent(
                UUID.randomUUID(),
                "complaint",
                UUID.randomUUID(),
                0,
                "HandlingUrged",
                1,
                EventCodec.write(new HandlingUrged(note, null, null, null, null, Occurred.at(Instant.now()))),
                EventCodec.write(Actor.SYSTEM.toMetadata()));
    }

    private void awaitSeen(int events) {
        await().atMost(SOON).until(() -> seen().size() == events);
    }

    private List<Long> seen() {
        return ask("SELECT position FROM views.history ORDER BY position");
    }

    private List<Long> recorded() {
        return ask("SELECT position FROM ledger.event ORDER BY position");
    }

    private long waitingForALock() {
        return ask("""
                        SELECT count(*) FROM pg_stat_activity
                         WHERE datname = current_database() AND wait_event_type = 'Lock'
                        """).get(0);
    }

    private List<Long> ask(String query) {
        return JdbcClient.create(database).sql(query).query(Long.class).list();
    }

    private static Instant clockOf(JavaProcess reader) {
        var told = "reading since ";
        return reader.lines().stream()
                .filter(line -> line.startsWith(told))
                .map(line -> Instant.parse(line.substring(told.length())))
                .findFirst()
                .orElseThrow();
    }

    /** A reader whose machine's clock is ahead of the others'. */
    private JavaProcess ahead(Class<?> reader) throws IOException {
        return keep(JavaProcess.start(AnotherTime.ahead(AHEAD.toSeconds()), reader, database.getJdbcUrl()));
    }

    private <T extends AutoCloseable> T keep(T part) {
        open.add(part);
        return part;
    }
}
