package org.caseledger.eventlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.caseledger.eventlog.Events.event;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.sql.DriverManager;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.caseledger.testing.ReplicatedPostgres;
import org.caseledger.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/** A standby is promoted while the primary before it is frozen, or without the last events. */
@Timeout(120)
@Tag("long")
@Tag("turn-4")
class PromotionIT {
    private static final String PRIMARY = "&targetServerType=primary&hostRecheckSeconds=1";
    private static final Duration SOON = Duration.ofSeconds(60);

    private final UUID stream = UUID.randomUUID();
    private final PrimaryGuard guard = new PrimaryGuard();
    private final List<NewEvent> acknowledged = new ArrayList<>();
    private ReplicatedPostgres postgres;
    private DataSource hosts;
    private HikariDataSource pool;
    private EventLog log;

    @BeforeEach
    void start() throws IOException {
        postgres = ReplicatedPostgres.start();
        pool = guardedPool("2");
        log = new EventLog(
                pool,
                TestDatabase.EVENT_KEY,
                Clock.systemUTC(),
                new ClockSkew(Clock.systemUTC()),
                recorded -> {},
                Duration.ofSeconds(60),
                guard);
    }

    private HikariDataSource guardedPool(String loginTimeout) {
        var properties = new Properties();
        properties.setProperty("loginTimeout", loginTimeout);
        hosts = GuardedDataSource.of(postgres.url() + PRIMARY, properties, guard);
        var config = new HikariConfig();
        config.setDataSource(hosts);
        config.setMaximumPoolSize(6);
        config.setMinimumIdle(0);
        config.setValidationTimeout(250);
        config.setConnectionTimeout(8_000);
        var opened = new HikariDataSource(config);
        guard.onPromotion(() -> opened.getHikariPoolMXBean().softEvictConnections());
        return opened;
    }

    @AfterEach
    void stop() throws IOException {
        pool.close();
        postgres.close();
    }

    private NewEvent append() {
        NewEvent next = event(stream, NewEvent.NEXT);
        log.append(List.of(next));
        acknowledged.add(next);
        return next;
    }

    private static boolean has(JdbcTemplate server, NewEvent event) {
        return server.queryForObject(
                        "SELECT count(*) FROM ledger.event WHERE event_id = ?", Integer.class, event.eventId())
                == 1;
    }

    @Test
    void givenAFrozenPrimary_whenAnotherIsPromotedAndItResumes_thenNothingIsAcknowledgedOnIt() throws Exception {
        NewEvent first = append();
        await().atMost(SOON).until(() -> has(postgres.onStandby(), first));
        NewEvent underWay = event(stream, NewEvent.NEXT);
        var barrier = log.barrier();
        CompletableFuture<List<StoredEvent>> answer;
        var inUse = List.of(pool.getConnection(), pool.getConnection());
        try (var blocking = DriverManager.getConnection(postgres.primaryUrl())) {
            blocking.setAutoCommit(false);
            EventTable.lockHead(blocking);
            answer = CompletableFuture.supplyAsync(() -> log.append(List.of(underWay)));
            await().atMost(SOON).until(this::appendWaits);
            postgres.freezePrimary();
            postgres.promoteStandby();
            assertThat(log.head()).isEqualTo(1);
            postgres.resumePrimary();
            blocking.rollback();
        }
        for (var connection : inUse) {
            connection.close();
        }
        assertThatThrownBy(() -> barrier.require(1))
                .as("what was read before may be of the primary before")
                .isInstanceOf(OutcomeUnknown.class);
        // What the resumed primary took is not in the ledger, and is not said to be.
        assertThatThrownBy(answer::join).hasCauseInstanceOf(DataAccessException.class);
        assertThat(has(postgres.onStandby(), underWay)).isFalse();

        for (int i = 0; i < 12; i++) {
            append();
        }

        assertThat(acknowledged).allMatch(event -> has(postgres.onStandby(), event));
        assertThat(acknowledged.subList(1, acknowledged.size())).noneMatch(event -> has(postgres.onPrimary(), event));
        assertThat(guard.refusal()).isEmpty();
    }

    @Test
    void givenAFrozenPrimary_whenAnotherIsPromoted_thenNobodyWaitsForTheLoginThatSaysNothing() throws Exception {
        try (var patient = guardedPool("100")) {
            assertThat(new JdbcTemplate(patient).queryForObject("SELECT 1", Integer.class))
                    .isEqualTo(1);
            patient.getHikariPoolMXBean().softEvictConnections();
            postgres.freezePrimary();
            var early = CompletableFuture.supplyAsync(
                    () -> new JdbcTemplate(hosts).queryForObject("SELECT 1", Integer.class));

            postgres.promoteStandby();

            assertThat(early.get(SOON.toSeconds(), TimeUnit.SECONDS)).isEqualTo(1);
            assertThat(new JdbcTemplate(patient).queryForObject("SELECT 1", Integer.class))
                    .isEqualTo(1);
            postgres.resumePrimary();
        }
    }

    @Test
    void givenAFrozenPrimary_whenAnotherIsPromoted_thenWhoeverWaitsForItIsToldAtOnce() throws Exception {
        NewEvent first = append();
        await().atMost(SOON).until(() -> has(postgres.onStandby(), first));
        NewEvent underWay = event(stream, NewEvent.NEXT);
        pool.setValidationTimeout(5_000);
        for (var idle : List.of(pool.getConnection(), pool.getConnection(), pool.getConnection())) {
            idle.close();
        }
        try (var signal = new LogSignal(pool);
                var blocking = DriverManager.getConnection(postgres.primaryUrl())) {
            signal.announce();
            blocking.setAutoCommit(false);
            EventTable.lockHead(blocking);
            var answer = CompletableFuture.supplyAsync(() -> log.append(List.of(underWay)));
            await().atMost(SOON).until(this::appendWaits);
            postgres.freezePrimary();
            postgres.promoteStandby();

            // Its commit may take half of 60 s and more for asking, and so may what is idle.
            assertThatThrownBy(() -> answer.get(SOON.toSeconds() / 2, TimeUnit.SECONDS))
                    .hasCauseInstanceOf(DataAccessException.class);
            append();
            postgres.resumePrimary();
        }
        assertThat(has(postgres.onStandby(), underWay)).isFalse();
        assertThat(has(postgres.onPrimary(), acknowledged.get(1))).isFalse();
    }

    private boolean appendWaits() {
        return postgres.onPrimary()
                        .queryForObject(
                                "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'", Integer.class)
                == 1;
    }

    @Test
    void givenAPromotedStandbyThatLacksAnEvent_whenTheNodeComesToIt_thenItRefusesToWrite() throws Exception {
        NewEvent first = append();
        await().atMost(SOON).until(() -> has(postgres.onStandby(), first));
        postgres.stopStandby();
        append();
        postgres.freezePrimary();
        postgres.startStandby();
        postgres.promoteStandby();
        pool.getHikariPoolMXBean().softEvictConnections();

        assertThatThrownBy(this::append).isInstanceOf(DataAccessException.class);

        assertThat(guard.refusal().orElseThrow().en()).contains("position 2");
        assertThat(postgres.onStandby().queryForObject("SELECT position FROM ledger.head", Long.class))
                .isEqualTo(1);
    }

    @Test
    void givenAnEventThatANodeHasOnlyAnswered_whenAPromotedStandbyLacksIt_thenTheNodeRefusesToWrite() throws Exception {
        NewEvent first = append();
        await().atMost(SOON).until(() -> has(postgres.onStandby(), first));
        postgres.stopStandby();
        appendByAnotherNode();
        assertThat(log.head()).isEqualTo(2);
        log.barrier().require(2);
        postgres.freezePrimary();
        postgres.startStandby();
        postgres.promoteStandby();
        pool.getHikariPoolMXBean().softEvictConnections();

        assertThatThrownBy(this::append).isInstanceOf(DataAccessException.class);

        assertThat(guard.refusal().orElseThrow().en()).contains("position 2");
        assertThat(postgres.onStandby().queryForObject("SELECT position FROM ledger.head", Long.class))
                .isEqualTo(1);
    }

    private void appendByAnotherNode() {
        try (var its = new HikariDataSource()) {
            its.setJdbcUrl(postgres.primaryUrl());
            new EventLog(its, TestDatabase.EVENT_KEY, Clock.systemUTC()).append(List.of(event(stream, NewEvent.NEXT)));
        }
    }
}
