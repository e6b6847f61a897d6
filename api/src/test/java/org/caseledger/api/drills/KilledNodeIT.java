package org.caseledger.api.drills;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.ArrayList;
import org.caseledger.api.drills.Load.Acknowledged;
import org.caseledger.api.drills.NodeUnderLoad.Server;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/** Nodes are killed under load, at any moment: what they acknowledged is there. */
@Tag("long")
@Tag("turn-3")
class KilledNodeIT {
    private static final Duration SOON = Duration.ofSeconds(60);

    /** It only has to be at work: at full load it would keep the other node from starting. */
    private static final long THINK_MILLIS = 50;

    private final HikariDataSource database = TestDatabase.fresh();
    private final Server server = new Server(database.getJdbcUrl(), "postgres", "", TestLedger.newData());

    @BeforeEach
    void addTheUnit() {
        server.node().close();
    }

    @AfterEach
    void clear() throws Exception {
        database.close();
        FileSystemUtils.deleteRecursively(server.data());
    }

    @Test
    void givenANodeUnderLoad_whenKilled_thenNothingAcknowledgedIsLostAndTheViewsAreWhole() throws Exception {
        var moments = Killed.moments("a node is killed");
        var acknowledged = new ArrayList<Acknowledged>();
        int rounds = Killed.rounds(8);
        for (int round = 0; round < rounds; round++) {
            try (var node = NodeUnderLoad.start(server, "round-" + round)) {
                Killed.awaitMoment(node, moments);
                node.kill();
                acknowledged.addAll(Killed.acknowledged(node));
            }
            Whole.assertLog(database, server.data(), acknowledged);
            try (var again = server.node()) {
                Whole.assertViews(again);
            }
        }
        System.out.printf("drills: node killed %d times, %d acknowledged, 0 lost%n", rounds, acknowledged.size());
    }

    @Test
    void givenTwoNodes_whenOneIsKilled_thenTheOtherCarriesOnAndItsViewsCatchUp() throws Exception {
        var moments = Killed.moments("one node of two is killed");
        var acknowledged = new ArrayList<Acknowledged>();
        var staying = NodeUnderLoad.start(server, "staying", THINK_MILLIS);
        try (staying) {
            for (int round = 0; round < Killed.rounds(3); round++) {
                try (var dying = NodeUnderLoad.start(server, "dying-" + round)) {
                    Killed.awaitMoment(dying, moments);
                    dying.kill();
                    acknowledged.addAll(Killed.acknowledged(dying));
                }
                long head = head();
                long killed = System.nanoTime();
                await().pollInterval(Duration.ofMillis(10)).atMost(SOON).until(() -> viewsReached() >= head);
                System.out.printf(
                        "drills: one node of two killed, views at the head of then after %.2f s%n",
                        (System.nanoTime() - killed) / 1e9);
                Killed.awaitMoment(staying, moments);
            }
            assertThat(staying.finish()).as("%s", staying.lines()).isZero();
            acknowledged.addAll(Killed.acknowledged(staying));
        }
        Whole.assertLog(database, server.data(), acknowledged);
        try (var node = server.node()) {
            Whole.assertViews(node);
        }
    }

    private long head() {
        return ask("SELECT position FROM ledger.head");
    }

    private long viewsReached() {
        return ask("SELECT min(position) FROM views.token");
    }

    private long ask(String query) {
        return JdbcClient.create(database).sql(query).query(Long.class).single();
    }
}
