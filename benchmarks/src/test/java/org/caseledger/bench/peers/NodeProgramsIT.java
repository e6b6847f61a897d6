package org.caseledger.bench.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.caseledger.bench.CheckFailed;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Other programs that fail, whether this machine has Node.js or not. */
@Tag("long")
class NodeProgramsIT {
    @TempDir
    private Path directory;

    @Test
    void givenTheProgramIsMissing_whenInstalled_thenThereAreNoPeersAndItIsSaidWhy() throws Exception {
        var installed = NodePrograms.install(directory, List.of("no-such-program"));

        assertThat(installed.programs()).isNull();
        assertThat(installed.instead()).contains("no-such-program");
    }

    @Test
    void givenThePackagesAreNotToBeHad_whenInstalled_thenThereAreNoPeersAndItIsSaidWhy() throws Exception {
        var installed = NodePrograms.install(directory, List.of("sh", "-c", "echo not found; exit 1"));

        assertThat(installed.programs()).isNull();
        assertThat(installed.instead()).isEqualTo("not found");
    }

    @Test
    void givenTheScriptFails_whenItIsRun_thenThereAreNoFigures() throws Exception {
        var programs = Objects.requireNonNull(
                NodePrograms.install(directory, List.of("true")).programs());

        assertThatThrownBy(() -> programs.run(directory.resolve("missing.json"), "secret"))
                .isInstanceOf(CheckFailed.class)
                .hasMessageContaining("peers.mjs failed");
    }
}
