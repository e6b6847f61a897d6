package org.caseledger.api.drills;

import static org.assertj.core.api.Assertions.assertThat;

import org.caseledger.api.drills.NodeUnderLoad.Server;
import org.caseledger.api.testing.SystemPostgres;
import org.caseledger.api.testing.TestLedger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/** PostgreSQL is killed under the load of a node, which goes on by itself when it is back. */
@Tag("long")
@Tag("turn-4")
class KilledDatabaseIT {
    @Test
    void givenANodeUnderLoad_whenPostgresIsKilled_thenNothingAcknowledgedIsLostAndTheNodeGoesOn() throws Exception {
        var moments = Killed.moments("PostgreSQL is killed");
        int rounds = Killed.rounds(10);
        try (var postgres = SystemPostgres.start()) {
            var server = new Server(postgres.url(), postgres.username(), postgres.password(), TestLedger.newData());
            assertThatNothingIsLeftInMemory(server);
            try (var node = NodeUnderLoad.start(server, "node")) {
                for (int round = 0; round < rounds; round++) {
                    Killed.awaitMoment(node, moments);
                    postgres.kill();
                    var acknowledged = Killed.acknowledged(node);
                    postgres.startAgain();
                    try (var outside = server.node()) {
                        Whole.assertLog(outside.database(), server.data(), acknowledged);
                    }
                }
                Killed.awaitMoment(node, moments);
                assertThat(node.finish()).as("%s", node.lines()).isZero();
                var acknowledged = Killed.acknowledged(node);
                try (var outside = server.node()) {
                    Whole.assertLog(outside.database(), server.data(), acknowledged);
                    Whole.assertViews(outside);
                }
                System.out.printf(
                        "drills: PostgreSQL killed %d times, %d acknowledged, 0 lost%n", rounds, acknowledged.size());
            }
            FileSystemUtils.deleteRecursively(server.data());
        }
    }

    private static void assertThatNothingIsLeftInMemory(Server server) {
        try (var node = server.node()) {
            for (var setting : new String[] {"fsync", "synchronous_commit", "full_page_writes"}) {
                assertThat(JdbcClient.create(node.database())
                                .sql("SHOW " + setting)
                                .query(String.class)
                                .single())
                        .as(setting)
                        .isEqualTo("on");
            }
        }
    }
}
