package org.caseledger.api.offices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.caseledger.api.integrity.Verification;
import org.caseledger.api.office.DataDirectory;
import org.caseledger.api.offices.ServedOffice.ServingLock;
import org.caseledger.api.postgres.ExternalDatabase;
import org.caseledger.api.postgres.OfficeDatabase;
import org.caseledger.api.testing.ByHost;
import org.caseledger.api.testing.Cases;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.api.testing.TestOffices;
import org.caseledger.eventlog.EventLog;
import org.caseledger.proof.KeptCheckpoint;
import org.caseledger.proof.PublishedLog;
import org.caseledger.text.LabelledException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

/** Two nodes and an office, which one of them serves at a time. */
@Tag("long")
@Tag("turn-2")
class MovingIT {
    private static final Duration SOON = Duration.ofSeconds(90);
    private static final String HOLDERS = """
            FROM pg_stat_activity JOIN pg_locks USING (pid)
            WHERE locktype = 'advisory' AND classid = 1044942::oid AND objid = 0::oid
                AND database = (SELECT oid FROM pg_database WHERE datname = :name)
            """;

    private static TestOffices offices;

    @BeforeAll
    static void start() throws IOException {
        offices = TestOffices.with(List.of("xipu"));
        offices.withPeople("xipu");
        NewOffice.make(offices.registry(), TestOffices.entry("still").on("nobody"), offices.server());
    }

    @AfterAll
    static void stop() throws IOException {
        offices.close();
    }

    @Test
    void givenAClientThatWrites_whenTheOfficeMovesAndReturns_thenWhatWasAcknowledgedIsThereOnce() throws Exception {
        offices.awaitReady("xipu");
        long begin = head();
        try (var there = offices.another("there", offices.registry());
                var writing = new Writing(offices.node().port(), there.port())) {
            writing.awaitMore(5);
            var before = offices.awaitReady("xipu");
            var pool = before.getBean(DataSource.class);
            var signed = signed(before);

            move("there");
            awaitReady(there);
            writing.awaitMore(5);

            assertThat(before.isActive()).isFalse();
            assertThatThrownBy(pool::getConnection).isInstanceOf(SQLException.class);
            var old = offices.at("xipu").login("intake", "demo-intake");
            var refused = old.post("/api/complaints", "application/json", Cases.RECEIPT);
            assertThat(refused.status()).isEqualTo(421);
            assertThat(refused.text()).contains("由另一节点提供服务").contains("served by another node");
            assertThat(writing.answers).isSubsetOf(201, 421, 503).contains(201, 421);
            var moved = there.application("xipu");
            var signedThere = signed(moved);

            move("here");
            var again = offices.awaitReady("xipu");
            writing.awaitMore(5);
            writing.end();

            var log = again.getBean(EventLog.class);
            var recorded = log.ofType("ComplaintReceived", begin, log.head()).stream()
                    .map(event -> event.streamId().toString())
                    .toList();
            assertThat(recorded).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(writing.acknowledged);
            assertThat(again.getBean(Verification.class)
                            .run(List.of(signed, signedThere), done -> {})
                            .faults())
                    .isEmpty();
            await().atMost(SOON).until(() -> again.getBean(PublishedLog.class).size(), size -> size == log.head());
        }
    }

    private static void move(String node) throws IOException {
        offices.registry().change("xipu", entry -> entry.on(node));
    }

    private static KeptCheckpoint signed(ConfigurableApplicationContext office) {
        var log = office.getBean(PublishedLog.class);
        return KeptCheckpoint.parse(
                "test",
                await().atMost(SOON)
                        .until(() -> log.ownCheckpoint(), one -> one.isPresent())
                        .orElseThrow()
                        .toString());
    }

    private static void awaitReady(OfficesServer node) {
        await().atMost(SOON).until(() -> node.states().get("xipu"), "READY"::equals);
    }

    @Test
    void givenRegistriesThatContradict_whenTheOtherNodeStartsTheOffice_thenItSaysWhoServesIt() throws Exception {
        var own = OfficeRegistry.of(DataDirectory.open(TestLedger.newData()));
        FileSystemUtils.copyRecursively(offices.data("xipu"), own.folder("xipu"));
        own.change("xipu", entry -> entry.on("there"));
        offices.awaitReady("xipu");

        try (var there = offices.another("there", own);
                var writing = new Writing(offices.node().port(), there.port())) {
            await().atMost(SOON).until(() -> there.states().get("xipu"), state -> state.startsWith("DOWN"));

            assertThat(there.states().get("xipu")).contains("here");
            assertThat(ByHost.of(there.port(), "xipu.test").get("/login").status())
                    .isEqualTo(503);
            writing.awaitMore(3);
            assertThat(writing.answers).isSubsetOf(201, 503);
            assertThat(offices.node().states().get("xipu")).isEqualTo("READY");
        }
    }

    @Test
    void givenAnotherThatTookTheOffice_whenItsNodeGoesOn_thenItCannotWriteAndSaysWhoServesIt() throws Exception {
        offices.awaitReady("xipu");
        assertThat(post()).isEqualTo(201);

        try (var thief = stolen()) {
            long head = head();
            assertThat(post()).isEqualTo(503);
            await().atMost(SOON)
                    .until(
                            () -> offices.node().states().get("xipu"),
                            state -> state.startsWith("DOWN") && state.contains("thief"));
            assertThat(post()).isEqualTo(503);
            assertThat(head()).isEqualTo(head);
            thief.check();
            assertThat(thief.lost()).isEmpty();
        }
        offices.awaitReady("xipu");
        assertThat(post()).isEqualTo(201);
    }

    /** As when a machine was suspended, its sessions given up and another node started. */
    private static ServingLock stolen() {
        return await().atMost(SOON)
                .ignoreExceptionsInstanceOf(LabelledException.class)
                .until(
                        () -> {
                            cut("xipu");
                            return ServingLock.take(database("xipu"), "thief");
                        },
                        lock -> true);
    }

    private static int post() {
        return offices.at("xipu")
                .login("intake", "demo-intake")
                .post("/api/complaints", "application/json", Cases.RECEIPT)
                .status();
    }

    private static long head() {
        return offices.asSuperuserOf("xipu")
                .sql("SELECT position FROM ledger.head")
                .query(Long.class)
                .single();
    }

    @Test
    void givenASessionThatIsCut_whenNobodyElseTakesTheOffice_thenItGoesOn() throws Exception {
        try (var writing = new Writing(offices.node().port(), offices.node().port())) {
            var before = offices.awaitReady("xipu");
            writing.awaitMore(2);
            cut("xipu");
            await().atMost(SOON).until(() -> holders("xipu"), List.of("here")::equals);
            writing.awaitMore(2);
            assertThat(offices.node().application("xipu")).isSameAs(before);
        }
    }

    @Test
    void givenConnectionsOfANode_whenAnotherOneHoldsTheOffice_thenTheyEndAndNoneIsOpened() throws Exception {
        var database = database("still");
        var first = ServingLock.take(database, "first");
        var working = working(database, first);
        assertThatThrownBy(() -> ServingLock.take(database, "second"))
                .isInstanceOf(LabelledException.class)
                .hasMessageContaining("first");
        assertThat(working.isValid(5)).isTrue();

        cut("still");
        assertThat(working.isValid(5)).isTrue(); // no other process has it
        assertThatThrownBy(() -> working(database, first)).hasMessageContaining("does not hold");
        first.check();
        working(database, first).close();

        cut("still");
        try (var second = ServingLock.take(database, "second")) {
            assertThat(working.isValid(5)).isFalse();
            assertThatThrownBy(() -> working(database, first)).hasMessageContaining("does not hold");
            first.check();
            assertThat(first.lost().orElseThrow().en()).contains("node second");
            working(database, second).close();
        }
        first.close();
        ServingLock.take(database, "third").close();
    }

    private static Connection working(ExternalDatabase database, ServingLock lock) throws SQLException {
        var connection = database.connect();
        try (var statement = connection.createStatement()) {
            statement.execute(lock.ofWork());
        }
        return connection;
    }

    private static ExternalDatabase database(String name) {
        return offices.registry()
                .get(name)
                .database(
                        DataDirectory.open(offices.data(name)),
                        OfficeDatabase.of(name).on(offices.server().url()));
    }

    private static void cut(String name) {
        offices.asSuperuser()
                .sql("SELECT pg_terminate_backend(pid, 10000) " + HOLDERS)
                .param("name", OfficeDatabase.of(name).name())
                .query(Boolean.class)
                .list();
    }

    private static List<String> holders(String name) {
        return offices.asSuperuser()
                .sql("SELECT application_name " + HOLDERS)
                .param("name", OfficeDatabase.of(name).name())
                .query(String.class)
                .list();
    }

    /** A clerk who registers complaints, each until it is acknowledged, by whichever node does. */
    private static final class Writing implements AutoCloseable {
        private final List<ByHost> nodes;
        private final Set<String> acknowledged = new ConcurrentSkipListSet<>();
        private final Set<Integer> answers = new ConcurrentSkipListSet<>();
        private final AtomicBoolean over = new AtomicBoolean();
        private final Thread thread = new Thread(this::run, "writing");

        Writing(int... ports) {
            nodes = IntStream.of(ports)
                    .mapToObj(port -> ByHost.of(port, "xipu.test"))
                    .map(node -> node.login("intake", "demo-intake"))
                    .toList();
            thread.start();
        }

        private void run() {
            while (!over.get()) {
                var key = UUID.randomUUID().toString();
                for (int asked = 0; !isAcknowledged(nodes.get(asked % nodes.size()), key); asked++)
                    ;
            }
        }

        private boolean isAcknowledged(ByHost node, String key) {
            try {
                var answer =
                        node.with("Idempotency-Key", key).post("/api/complaints", "application/json", Cases.RECEIPT);
                answers.add(answer.status());
                if (answer.status() == 201) {
                    acknowledged.add(answer.header("Location").replaceFirst(".*/", ""));
                }
                return answer.status() == 201;
            } catch (UncheckedIOException e) {
                answers.add(503); // cut off: it is asked again
                return false;
            }
        }

        void awaitMore(int some) {
            int before = acknowledged.size();
            await().atMost(SOON).until(() -> acknowledged.size() >= before + some);
        }

        void end() {
            over.set(true);
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void close() {
            end();
        }
    }
}
