package org.caseledger.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cluster of which several parts fail at once: what its clients write and read are histories of one log. */
@Tag("long")
@Tag("turn-2")
@Tag("apart")
class HistoriesIT {
    @TempDir
    private Path directory;

    @Test
    void givenACluster_whenSeveralPartsFailAtOnce_thenEachReadIsAPrefixAndNothingAcknowledgedIsMissing()
            throws Exception {
        var ended = DrillRun.of(directory, "--histories", "--acknowledged=1000");
        assertThat(ended.status()).as(ended.said()).isZero();
    }
}
