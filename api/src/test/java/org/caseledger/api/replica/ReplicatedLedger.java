package org.caseledger.api.replica;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.caseledger.api.testing.Caller;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.testing.ReplicatedPostgres;
import org.caseledger.testing.TestDatabase;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.actuate.endpoint.IndicatedHealthDescriptor;

/** The program on a primary whose standby answers what only shows. */
final class ReplicatedLedger implements AutoCloseable {
    private static final Duration SOON = Duration.ofSeconds(60);

    private final ReplicatedPostgres postgres = ReplicatedPostgres.start();
    private final List<TestLedger> nodes = new ArrayList<>();

    private ReplicatedLedger() throws IOException {}

    /** Read from the standby as long as that is so little behind. */
    static ReplicatedLedger start(Duration longestLag) throws IOException {
        var ledger = new ReplicatedLedger();
        ledger.nodes.add(ledger.node(longestLag));
        ledger.awaitRead("REPLICA");
        ledger.level();
        return ledger;
    }

    /** One more node on the same. */
    TestLedger another(Duration longestLag) {
        var another = node(longestLag);
        nodes.add(another);
        return another;
    }

    private TestLedger node(Duration longestLag) {
        return TestLedger.start(
                postgres.primaryUrl(),
                nodes.isEmpty() ? TestLedger.newData() : nodes.get(0).data(),
                "--caseledger.query.datasource.url=" + TestDatabase.urlAs("caseledger_app", postgres.standbyUrl()),
                "--caseledger.query.datasource.longest-lag=" + longestLag.toMillis() + "ms");
    }

    ReplicatedPostgres postgres() {
        return postgres;
    }

    TestLedger node() {
        return nodes.get(0);
    }

    /** What the health of a node says of its replica. */
    static IndicatedHealthDescriptor health(TestLedger node) {
        return (IndicatedHealthDescriptor) node.bean(HealthEndpoint.class).healthForPath("replica");
    }

    Map<String, Object> details() {
        return health(node()).getDetails();
    }

    /** Returns when the health says that this one is read: REPLICA or PRIMARY. */
    void awaitRead(String from) {
        awaitRead(node(), from);
    }

    static void awaitRead(TestLedger node, String from) {
        await().atMost(SOON).until(() -> health(node).getDetails().get("read").equals(from));
    }

    /** Returns when views and standby show everything. */
    void level() {
        node().awaitViews();
        postgres.awaitReplay();
    }

    /** How many cases the board has for a person. */
    static long board(Caller caller) {
        return board(caller, "");
    }

    static long board(Caller caller, String question) {
        var answer = caller.get("/api/board" + question);
        if (answer.status() != 200) {
            throw new AssertionError(answer);
        }
        return answer.json().path("total").asLong();
    }

    @Override
    public void close() throws IOException {
        nodes.forEach(TestLedger::close);
        postgres.close();
    }
}
