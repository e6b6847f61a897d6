package org.caseledger.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.json.JsonMapper;

/** All contestants of the first parts in tiny sizes. */
@Tag("long")
@Tag("turn-1")
class BenchIT {
    @TempDir
    private Path directory;

    @Test
    void everyContestantIsMeasuredInTheFirstParts() throws Exception {
        var bench = QuickBench.of(directory, QuickBench.FIRST_PARTS, "--rounds", "1");
        assertThat(bench.measured())
                .contains(
                        "commands: Case Ledger",
                        "commands: Axon JDBC",
                        "commands: Axon JDBC, its cache",
                        "commands: Axon JPA (defaults)",
                        "commands: Axon JPA (bytea)",
                        "commands: PostgreSQL, read and insert",
                        "commands: PostgreSQL, commit per event",
                        "commands: PostgreSQL, 100 rows a commit",
                        "replay: Case Ledger",
                        "replay: Axon JDBC, a statement per event",
                        "replay: Axon JDBC, upserts per batch",
                        "replay: PostgreSQL, bulk upserts",
                        "replay: PostgreSQL, rows already there",
                        "case: Case Ledger, read and folded",
                        "case: Case Ledger, texts left sealed",
                        "case: Case Ledger, loaded to decide",
                        "case: a text of an officer, sealed",
                        "case: a text of an officer, opened",
                        "case: Axon JDBC, read and decoded",
                        "case: PostgreSQL, the bare query",
                        "log: Case Ledger",
                        "log: Axon JDBC",
                        "log: PostgreSQL, COPY to nowhere",
                        "import: Case Ledger",
                        "import: Case Ledger, program",
                        "import: Case Ledger, PostgreSQL");
        bench.isOfARealServerWithTargets();
    }

    @Test
    void theTwoHalvesAreWhatIsMeasuredUnlessToldOtherwise() {
        assertThat(new CommandLine(new Bench())
                        .getCommandSpec()
                        .findOption("--only")
                        .defaultValue())
                .isEqualTo(QuickBench.FIRST_PARTS + "," + QuickBench.LAST_PARTS);
    }

    @Test
    void officesOfOneProgramAreCompared() throws Exception {
        Path out = directory.resolve("figures.json");
        int exit = new CommandLine(new Bench())
                .execute("--quick", "--only", "offices", "--rounds", "1", "--out", out.toString());
        assertThat(exit).isZero();
        var report = JsonMapper.shared().readTree(Files.readString(out));
        assertThat(report.get("figures"))
                .extracting(figure -> figure.get("unit").asString())
                .contains("MB", "threads", "connections", "MB heap after GC", "ms p50");
    }
}
