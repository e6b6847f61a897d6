package org.caseledger.api.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.caseledger.api.testing.Cases;
import org.caseledger.api.testing.LoginForm;
import org.caseledger.api.testing.TestLedger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * An unused ledger, on a server of its own: what a server writes and answers is counted for all its databases together.
 */
@Tag("long")
@Tag("turn-4")
class AloneIT {
    private static final Duration SETTLED = Duration.ofSeconds(240);
    private static final String BACK = "数据库已恢复";
    private static final Duration AWAY = Duration.ofSeconds(15);
    private static final Duration WINDOW = Duration.ofSeconds(20);
    private static final long WAL_OF_AN_HOUR = 1_000_000;
    private static final long TRANSACTIONS_OF_A_SECOND = 5;

    @TempDir
    static Path directory;

    private static EmbeddedPostgres postgres;
    private static TestLedger ledger;

    @BeforeAll
    static void start() throws IOException {
        postgres = server(0);
        JdbcClient.create(postgres.getPostgresDatabase())
                .sql("CREATE ROLE caseledger_owner LOGIN; CREATE ROLE caseledger_app LOGIN")
                .update();
        ledger = TestLedger.start(
                postgres.getJdbcUrl("postgres", "postgres"),
                TestLedger.newData(),
                "--caseledger.sweep-every=30s",
                "--caseledger.replay-every=5s");
        ledger.cases().received();
        ledger.awaitViews();
    }

    /** On this port, or a free one for 0. */
    private static EmbeddedPostgres server(int port) throws IOException {
        return EmbeddedPostgres.builder()
                .setPort(port)
                .setDataDirectory(directory.resolve("postgres"))
                .setCleanDataDirectory(false)
                .setServerConfig("fsync", "off")
                // What the server does by itself is none of the ledger's doing.
                .setServerConfig("full_page_writes", "off")
                .setServerConfig("autovacuum", "off")
                .setServerConfig("checkpoint_timeout", "1h")
                .start();
    }

    @AfterAll
    static void stop() throws IOException {
        ledger.close();
        postgres.close();
    }

    /** What the server has written, in bytes, and how many transactions it has ended. */
    private record Cost(long wal, long transactions) {
        static Cost soFar() {
            return JdbcClient.create(postgres.getPostgresDatabase())
                    .sql("""
                            SELECT pg_current_wal_insert_lsn() - '0/0'::pg_lsn AS wal,
                                   (SELECT sum(xact_commit + xact_rollback) FROM pg_stat_database)
                                       AS transactions
                            """)
                    .query(Cost.class)
                    .single();
        }

        /** Of a time from now on. */
        static Cost of(Duration time) {
            var before = soFar();
            letGoBy(time);
            var after = soFar();
            return new Cost(after.wal - before.wal, after.transactions - before.transactions);
        }
    }

    @Test
    void givenALedgerThatNobodyUses_whenTimeGoesBy_thenTheDatabaseWritesAndAnswersLittle() {
        long most = WAL_OF_AN_HOUR * WINDOW.toSeconds() / Duration.ofHours(1).toSeconds();
        await().atMost(SETTLED)
                .until(
                        () -> Cost.of(WINDOW),
                        cost -> cost.wal() < most
                                && cost.transactions() < TRANSACTIONS_OF_A_SECOND * WINDOW.toSeconds());
    }

    private static void letGoBy(Duration time) {
        var end = System.nanoTime() + time.toNanos();
        await().atMost(time.multipliedBy(2)).until(() -> System.nanoTime() >= end);
    }

    /** Stops the server for a while, in which something is asked of the ledger. */
    private static void restartAfter(Duration away, Runnable asking) {
        try {
            int port = postgres.getPort();
            postgres.close();
            asking.run();
            letGoBy(away);
            postgres = server(port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the program logs until it says that the database is back. */
    private static List<ILoggingEvent> loggedWhile(Runnable happening) {
        var root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
        var said = new ListAppender<ILoggingEvent>();
        said.start();
        root.addAppender(said);
        try {
            happening.run();
            await().atMost(SETTLED)
                    .until(() -> List.copyOf(said.list).stream()
                            .map(ILoggingEvent::getFormattedMessage)
                            .anyMatch(told -> told.startsWith(BACK)));
        } finally {
            root.detachAppender(said);
        }
        return List.copyOf(said.list);
    }

    @Test
    void givenADatabaseThatIsAwayForAWhile_whenItIsBack_thenTheLogHasALineOfEachAndNoStackTrace() {
        var intake = new LoginForm(ledger).session("intake");
        intake.get("/api/deadlines");
        var told = loggedWhile(() -> {
            restartAfter(AWAY, () -> {
                ledger.as("head").get("/api/board");
                intake.get("/api/deadlines");
                intake.post("/api/complaints", Cases.RECEIPT);
                new LoginForm(ledger).send("intake", "demo-intake");
                ledger.anonymous().login("nobody", "no").get("/api/me");
            });
            await().atMost(SETTLED)
                    .until(() -> ledger.as("head").get("/api/board").status() == 200);
            ledger.awaitViews();
        });

        assertThat(told)
                .extracting(ILoggingEvent::getThrowableProxy)
                .as("%s", told)
                .containsOnlyNulls();
        assertThat(told)
                .extracting(ILoggingEvent::getFormattedMessage)
                .hasSize(2)
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("数据库连不上"),
                        last -> assertThat(last).startsWith(BACK));
    }
}
