package org.caseledger.api.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.caseledger.api.cli.Commands;
import org.caseledger.events.reporting.Figure;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a superior counts from the mirrored log of an office, next to what the office reports. */
class RollUpIT {
    private static final LocalDate FIRST = MirroredOffice.FIRST;
    private static final LocalDate LAST = MirroredOffice.TODAY;

    @TempDir
    private static Path place;

    private static MirroredOffice office;

    @BeforeAll
    static void mirrorAnOffice() throws IOException {
        office = new MirroredOffice(place);
        office.report(FIRST, LAST.minusDays(2));
    }

    @AfterAll
    static void end() throws IOException {
        office.close();
    }

    /** What was said, with the exit code before it. */
    private static String run(String... arguments) {
        var said = new StringWriter();
        int code = Commands.commandLine()
                .setOut(new PrintWriter(said))
                .setErr(new PrintWriter(said))
                .execute(Stream.concat(
                                Stream.of("rollup", "--from", FIRST.toString(), "--to", LAST.toString()),
                                Stream.of(arguments))
                        .toArray(String[]::new));
        return code + " " + said;
    }

    private static Path changed(String from, String to) throws IOException {
        var file = Files.createTempFile(place, "reported", ".json");
        var text = Files.readString(office.reported());
        assertThat(text).contains(from);
        return Files.writeString(file, text.replaceFirst(from, to));
    }

    @Test
    void whatTheLogSaysIsWhatTheOfficeCounts_andOpensToItsEvents() throws IOException {
        var counted = RollUps.of(
                        office.mirror(),
                        FIRST,
                        LAST,
                        Map.of(office.log(), office.reported()),
                        office.ledger().bean(Clock.class).instant())
                .offices()
                .get(0);

        var counts = JsonMapper.shared()
                .readTree(Files.readAllBytes(office.reported()))
                .at("/overall/counts");
        assertThat(counted.figures()).hasSize(Figure.values().length);
        for (var line : counted.figures()) {
            assertThat(line.counted())
                    .as(line.figure().name())
                    .isEqualTo(counts.path(line.figure().name()).asLong());
            assertThat(line.positions()).hasSize((int) line.counted()).doesNotHaveDuplicates();
            assertThat(line.difference()).isZero();
        }
        assertThat(counts.path("RECEIVED").asLong()).isEqualTo(6);
        assertThat(counts.path("REPLIED").asLong()).isEqualTo(2);
        assertThat(typesAt(counted, Figure.RECEIVED)).containsOnly("ComplaintReceived");
        assertThat(typesAt(counted, Figure.ACCEPTED)).containsOnly("ComplaintAccepted");
        assertThat(typesAt(counted, Figure.REPLIED)).containsOnly("ComplaintReplied");
        assertThat(counted.reports()).singleElement().satisfies(report -> {
            assertThat(report.document()).isEqualTo(office.digest());
            assertThat(report.late()).isFalse();
            assertThat(report.positions()).hasSize(2);
        });
        assertThat(counted.file()).as("this is the file that was sent").isEqualTo(office.digest());
    }

    private static List<String> typesAt(OfficeRollUp counted, Figure figure) {
        var events = office.ledger().allRecordedAfter(0);
        return counted.figures().stream()
                .filter(line -> line.figure() == figure)
                .flatMap(line -> line.positions().stream())
                .map(position -> events.get((int) (position - 1)).type())
                .toList();
    }

    @Test
    void aFigureThatWasPrettiedIsTold() throws IOException {
        assertThat(run(office.mirror().toString(), "--reported", office.log() + "=" + office.reported()))
                .startsWith("0 ");
        var prettied = changed("\"ACCEPTED\":4", "\"ACCEPTED\":3");
        var said = run(office.mirror().toString(), "--reported", office.log() + "=" + prettied, "--format", "JSON");

        assertThat(said).startsWith("4 ");
        JsonNode accepted = figure(JsonMapper.shared().readTree(said.substring(2)), "ACCEPTED");
        assertThat(accepted.path("reported").asLong()).isEqualTo(3);
        assertThat(accepted.path("difference").asLong()).isEqualTo(-1);
        assertThat(accepted.path("positions").size()).isEqualTo(4);
        assertThat(said).contains("\"file\" : \"—\"");
        assertThat(run(office.mirror().toString(), "--reported", office.log() + "=" + prettied, "--format", "CSV"))
                .startsWith("4 ")
                .contains(office.log(), "4 (-1)");
        assertThat(run(office.mirror().toString(), "--reported", office.log() + "=" + prettied))
                .contains(office.log())
                .containsAnyOf("(-1)", "（-1）");
    }

    private static JsonNode figure(JsonNode rollUps, String name) {
        for (var line : rollUps.at("/offices/0/figures")) {
            if (line.path("figure").asString("").equals(name)) {
                return line;
            }
        }
        throw new AssertionError(name);
    }

    @Test
    void whatCannotBeCountedIsSaidInOneLine() throws IOException {
        assertThat(run(office.mirror().toString(), "--reported", "other.test/log=" + office.reported()))
                .startsWith("1 ")
                .contains("other.test/log");
        var none = Files.writeString(place.resolve("none.json"), "{}");
        assertThat(run(office.mirror().toString(), "--reported", office.log() + "=" + none))
                .startsWith("1 ")
                .contains("none.json");
        assertThat(run(place.resolve("nowhere").toString())).startsWith("1 ").contains("nowhere");

        var damaged = place.resolve("damaged");
        FileSystemUtils.copyRecursively(office.mirror(), damaged);
        var records = MirroredOffice.records(damaged, office.log());
        Files.writeString(
                records,
                Files.readString(records).replaceFirst("\"actor\\\\\":\\\\\"intake", "\"actor\\\\\":\\\\\"nobody"));
        assertThat(Files.readString(records)).contains("nobody");
        assertThat(run(damaged.toString())).startsWith("1 ").contains(office.log());
    }
}
