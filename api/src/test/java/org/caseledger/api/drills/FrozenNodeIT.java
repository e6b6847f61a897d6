package org.caseledger.api.drills;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import org.caseledger.api.drills.NodeUnderLoad.Server;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.testing.JavaProcess;
import org.caseledger.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/** A node of two stands still (SIGSTOP) while it holds the head of the log: the other one goes on. */
@Tag("long")
@Tag("turn-3")
class FrozenNodeIT {
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);
    private static final Duration MOMENT = Duration.ofMillis(300);
    private static final int TRIES = 200;

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
    void givenANodeThatHoldsTheHead_whenItStandsStill_thenTheOtherGoesOnAndNothingAcknowledgedIsLost()
            throws Exception {
        var moments = Killed.moments("a node of two is frozen");
        try (var staying = NodeUnderLoad.start(server, "staying", 1);
                var freezing = NodeUnderLoad.start(server, "freezing", 1)) {
            int rounds = Killed.rounds(3);
            for (int round = 0; round < rounds; round++) {
                for (int n = 0; !holdsTheHead(freezing); n++) {
                    assertThat(n).as("moments without the head").isLessThan(TRIES);
                    freezing.resume();
                    Killed.awaitMoment(freezing, moments);
                    freezing.freeze();
                }
                int before = Killed.acknowledged(staying).size();
                await().atMost(LONGEST_PAUSE)
                        .until(() -> Killed.acknowledged(staying).size() > before);
                freezing.resume();
                Killed.awaitMoment(freezing, moments);
            }
            assertThat(staying.finish()).as("%s", staying.lines()).isZero();
            assertThat(freezing.finish()).as("%s", freezing.lines()).isZero();
            var acknowledged = Killed.acknowledged(staying);
            acknowledged.addAll(Killed.acknowledged(freezing));
            Whole.assertLog(database, server.data(), acknowledged);
            System.out.printf(
                    "drills: frozen %d times with the head, %d acknowledged, 0 lost%n", rounds, acknowledged.size());
        }
    }

    /** Whether a session stays in a transaction that has the head, which only one of a frozen node does. */
    private boolean holdsTheHead(JavaProcess node) throws InterruptedException {
        assertThat(node.livesOn(MOMENT)).isTrue();
        return JdbcClient.create(database).sql("""
                        SELECT EXISTS (SELECT FROM pg_stat_activity JOIN pg_locks USING (pid)
                                        WHERE relation = 'ledger.head'::regclass AND granted
                                          AND state = 'idle in transaction'
                                          AND state_change < clock_timestamp() - interval '200 ms')
                        """).query(Boolean.class).single();
    }
}
