package org.caseledger.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** All contestants in tiny sizes, with all self-checks: a figure is only reported if they hold. */
class BenchIT {

    @TempDir private Path directory;

    @Test
    void everyContestantIsMeasuredInEveryPart() throws Exception {
        Path out = directory.resolve("figures.json");
        int exit =
                new CommandLine(new Bench())
                        .execute("--quick", "--rounds", "1", "--out", out.toString());
        assertThat(exit).isZero();
        JsonNode report = JsonMapper.shared().readTree(Files.readString(out));
        var measured = new TreeSet<String>();
        for (JsonNode figure : report.get("figures")) {
            assertThat(figure.get("median").asDouble()).isPositive();
            measured.add(
                    figure.get("part").asString() + ": " + figure.get("contestant").asString());
        }
        assertThat(measured)
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
                        "import: Case Ledger, PostgreSQL",
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
        boolean peersLeftOut = report.get("notes").toString().contains("peers: left out");
        assertThat(peersLeftOut || measured.contains("peers: Emmett")).isTrue();
        assertThat(measured.contains("peers: Message DB")).isNotEqualTo(peersLeftOut);
        assertThat(report.get("machine").get("fsync").asString()).isEqualTo("on");
        assertThat(report.get("targets")).isNotEmpty();
    }

    @Test
    void allViewsAreBuiltAndComparedWithTheLog() throws Exception {
        Path out = directory.resolve("figures.json");
        int exit =
                new CommandLine(new Bench())
                        .execute("--quick", "--only", "views", "--out", out.toString());
        assertThat(exit).isZero();
        assertThat(JsonMapper.shared().readTree(Files.readString(out)).get("figures"))
                .extracting(figure -> figure.get("contestant").asString())
                .contains("filling all views", "PostgreSQL", "views.board", "views.history");
    }

    @Test
    void aDayWithASurgeIsSimulated() throws Exception {
        Path out = directory.resolve("figures.json");
        int exit =
                new CommandLine(new Bench())
                        .execute("--quick", "--only", "surge", "--out", out.toString());
        assertThat(exit).isZero();
        assertThat(JsonMapper.shared().readTree(Files.readString(out)).get("figures"))
                .extracting(figure -> figure.get("contestant").asString())
                .contains("2 busy offices", "6 clerks", "12 clerks", "32 other offices");
    }

    @Test
    void officesOfOneProgramAreCompared() throws Exception {
        Path out = directory.resolve("figures.json");
        int exit =
                new CommandLine(new Bench())
                        .execute(
                                "--quick",
                                "--only",
                                "offices",
                                "--rounds",
                                "1",
                                "--out",
                                out.toString());
        assertThat(exit).isZero();
        var report = JsonMapper.shared().readTree(Files.readString(out));
        assertThat(report.get("figures"))
                .extracting(figure -> figure.get("unit").asString())
                .contains("MB", "threads", "connections", "MB heap after GC", "ms p50");
    }
}
