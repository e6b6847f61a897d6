package org.caseledger.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The power of a database, a node, a mirror and a witness fails: nothing acknowledged or signed is lost. */
@Tag("long")
@Tag("turn-3")
@Tag("apart")
class PowerIT {
    @TempDir
    private Path directory;

    @BeforeEach
    void requireFuse() {
        assumeTrue(Files.exists(Path.of("/dev/fuse")), "NOT RUN: there is no /dev/fuse on this machine");
    }

    private DrillRun drill(String... more) throws Exception {
        return DrillRun.of(
                directory, Stream.concat(Stream.of("--power"), Stream.of(more)).toArray(String[]::new));
    }

    @Test
    void givenADiskThatForgetsWhatWasNotForced_whenThePowerIsCut_thenItForgetsThatAndNothingElse() throws Exception {
        Packages.install(Packages.CLUSTER);
        Packages.install(Packages.COMPILERS);
        var command = new ArrayList<>(Apart.asRoot());
        command.addAll(List.of("unshare", "--mount", "bash"));
        command.add(Path.of("src/test/drill/forgetfs.sh").toRealPath().toString());
        command.add(Disk.compile(DrillRun.home(), directory).toString());
        command.add(Files.createDirectory(directory.resolve("disk")).toString());
        var ended = DrillRun.of(directory, command);
        assertThat(ended.status()).as(ended.said()).isZero();
    }

    @Test
    void givenAnOffice_whenItsPowerFails_thenNothingAcknowledgedOrSignedIsLost() throws Exception {
        var ended = drill("--cuts=6");
        assertThat(ended.status()).as(ended.said()).isZero();
    }

    @Test
    void givenADatabaseThatForcesNothing_whenThePowerFails_thenItIsNoticed() throws Exception {
        var ended = drill("--cuts=6", "--seed=2", "--database=fsync=off");
        assertThat(ended.status()).isOne();
        assertThat(ended.said()).contains("--seed=2").containsPattern("pages [1-9]\\d* lost");
    }

    @Test
    void givenADatabaseThatAnswersBeforeItForces_whenThePowerFails_thenTheLossIsNoticed() throws Exception {
        var ended =
                drill("--cuts=6", "--seed=2", "--database=synchronous_commit=off", "--database=wal_writer_delay=10s");
        assertThat(ended.status()).isOne();
        // By its signatures where the node is started anew, by what it has answered where it was still running.
        assertThat(ended.said()).containsAnyOf("signed up to position", "it lacks the event at position");
    }
}
