package org.caseledger.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All contestants of the last parts in tiny sizes. */
@Tag("long")
@Tag("turn-4")
class LastPartsIT {
    @TempDir
    private Path directory;

    @Test
    void everyContestantIsMeasuredInTheLastParts() throws Exception {
        var bench = QuickBench.of(directory, QuickBench.LAST_PARTS, "--rounds", "1");
        var measured = bench.measured();
        assertThat(measured)
                .contains(
                        "scale: board page",
                        "scale: deadline list",
                        "scale: search",
                        "scale: page /board",
                        "scale: commands, 16 clients",
                        "visible: Case Ledger",
                        "nodes: one node",
                        "nodes: asynchronous standby",
                        "nodes: synchronous standby",
                        "nodes: two nodes, a case on one",
                        "nodes: two nodes, a case on both",
                        "nodes: lists from the primary",
                        "nodes: lists from a replica");
        boolean peersLeftOut = bench.report().get("notes").toString().contains("peers: left out");
        assertThat(peersLeftOut || measured.contains("peers: Emmett")).isTrue();
        assertThat(measured.contains("peers: Message DB")).isNotEqualTo(peersLeftOut);
        bench.isOfARealServerWithTargets();
    }
}
