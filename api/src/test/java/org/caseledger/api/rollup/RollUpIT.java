package org.caseledger.api.rollup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.caseledger.api.cli.Commands;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.mirror.Mirror;
import org.caseledger.mirror.MirroredLog;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.proof.PublishedLog;
import org.caseledger.query.statistics.Figure;
import org.caseledger.text.Sha256;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a superior counts from the mirrored log of an office, beside what the office says. */
class RollUpIT {

    private static final LocalDate FIRST = LocalDate.now(WorkCalendar.ZONE).minusDays(30);
    private static final LocalDate LAST = LocalDate.now(WorkCalendar.ZONE).plusDays(1);

    @TempDir private static Path place;
    private static TestLedger ledger;
    private static Path mirror;
    private static Path reported;
    private static String log;

    @BeforeAll
    static void mirrorAnOffice() throws IOException {
        ledger = TestLedger.onNewDatabase("--caseledger.mirror.accounts=auditor");
        var cases = ledger.cases();
        cases.replied();
        cases.replied();
        cases.drafted();
        cases.accepted();
        cases.secret(cases.assigned());
        cases.received();
        ledger.awaitViews();
        reported = place.resolve("reported.json");
        Files.write(
                reported,
                ledger.as("auditor")
                        .get(
                                "/api/statistics?from=%sT00:00:00%%2B08:00&until=%sT00:00:00%%2B08:00"
                                        .formatted(FIRST, LAST.plusDays(1)))
                        .response()
                        .body());
        var asked =
                ledger.as("head")
                        .post(
                                "/api/reports",
                                """
                                {"first":"%s","last":"%s","addressee":"市局","what":"汇总","dueOn":"%s"}
                                """
                                        .formatted(FIRST, LAST.minusDays(2), LAST));
        assertThat(asked.status()).as(asked.text()).isEqualTo(201);
        var sent =
                ledger.as("head")
                        .post(
                                asked.header("Location") + "/send",
                                "{\"medium\":\"PLATFORM\",\"document\":\"%s\"}"
                                        .formatted(digest()));
        assertThat(sent.status()).as(sent.text()).isLessThan(300);
        copy();
    }

    private static String digest() throws IOException {
        return HexFormat.of().formatHex(Sha256.of(Files.readAllBytes(reported)));
    }

    private static void copy() throws IOException {
        mirror = place.resolve("mirror");
        var published = ledger.bean(PublishedLog.class);
        await().until(() -> published.size() == ledger.head());
        var key = published.keys().get(0).verifier();
        log = key.name();
        try (var copying =
                Mirror.open(
                        mirror,
                        "city.test/m1",
                        true,
                        List.of(
                                new MirroredLog(
                                        List.of(key),
                                        URI.create(ledger.address()),
                                        "auditor:demo-auditor")),
                        Duration.ofSeconds(1),
                        Clock.systemUTC(),
                        line -> {})) {
            copying.start();
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> copying.sizes().get(log) == ledger.head());
        }
    }

    @AfterAll
    static void end() {
        ledger.close();
    }

    /** What was said, with the exit code before it. */
    private static String run(String... arguments) {
        var said = new StringWriter();
        int code =
                Commands.commandLine()
                        .setOut(new PrintWriter(said))
                        .setErr(new PrintWriter(said))
                        .execute(
                                Stream.concat(
                                                Stream.of(
                                                        "rollup",
                                                        "--from",
                                                        FIRST.toString(),
                                                        "--to",
                                                        LAST.toString()),
                                                Stream.of(arguments))
                                        .toArray(String[]::new));
        return code + " " + said;
    }

    private static Path changed(String from, String to) throws IOException {
        var file = Files.createTempFile(place, "reported", ".json");
        var text = Files.readString(reported);
        assertThat(text).contains(from);
        return Files.writeString(file, text.replaceFirst(from, to));
    }

    @Test
    void whatTheLogSaysIsWhatTheOfficeCounts_andOpensToItsEvents() throws IOException {
        var office =
                RollUps.of(
                                mirror,
                                FIRST,
                                LAST,
                                Map.of(log, reported),
                                ledger.bean(Clock.class).instant())
                        .offices()
                        .get(0);

        var counts =
                JsonMapper.shared().readTree(Files.readAllBytes(reported)).at("/overall/counts");
        assertThat(office.figures()).hasSize(Figure.values().length);
        for (var line : office.figures()) {
            assertThat(line.counted())
                    .as(line.figure().name())
                    .isEqualTo(counts.path(line.figure().name()).asLong());
            assertThat(line.positions()).hasSize((int) line.counted()).doesNotHaveDuplicates();
            assertThat(line.difference()).isZero();
        }
        assertThat(counts.path("RECEIVED").asLong()).isEqualTo(6);
        assertThat(counts.path("REPLIED").asLong()).isEqualTo(2);
        assertThat(typesAt(office, Figure.RECEIVED)).containsOnly("ComplaintReceived");
        assertThat(typesAt(office, Figure.ACCEPTED)).containsOnly("ComplaintAccepted");
        assertThat(typesAt(office, Figure.REPLIED)).containsOnly("ComplaintReplied");
        assertThat(office.reports())
                .singleElement()
                .satisfies(
                        report -> {
                            assertThat(report.document()).isEqualTo(digest());
                            assertThat(report.late()).isFalse();
                            assertThat(report.positions()).hasSize(2);
                        });
        assertThat(office.file()).as("this is the file that was sent").isEqualTo(digest());
    }

    private static List<String> typesAt(OfficeRollUp office, Figure figure) {
        var events = ledger.allRecordedAfter(0);
        return office.figures().stream()
                .filter(line -> line.figure() == figure)
                .flatMap(line -> line.positions().stream())
                .map(position -> events.get((int) (position - 1)).type())
                .toList();
    }

    @Test
    void aFigureThatWasPrettiedIsTold() throws IOException {
        assertThat(run(mirror.toString(), "--reported", log + "=" + reported)).startsWith("0 ");
        var prettied = changed("\"ACCEPTED\":4", "\"ACCEPTED\":3");
        var said = run(mirror.toString(), "--reported", log + "=" + prettied, "--format", "JSON");

        assertThat(said).startsWith("4 ");
        JsonNode accepted = figure(JsonMapper.shared().readTree(said.substring(2)), "ACCEPTED");
        assertThat(accepted.path("reported").asLong()).isEqualTo(3);
        assertThat(accepted.path("difference").asLong()).isEqualTo(-1);
        assertThat(accepted.path("positions").size()).isEqualTo(4);
        assertThat(said).contains("\"file\" : \"—\"");
        assertThat(run(mirror.toString(), "--reported", log + "=" + prettied, "--format", "CSV"))
                .startsWith("4 ")
                .contains(log, "4 (-1)");
        assertThat(run(mirror.toString(), "--reported", log + "=" + prettied))
                .contains(log)
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
        assertThat(run(mirror.toString(), "--reported", "other.test/log=" + reported))
                .startsWith("1 ")
                .contains("other.test/log");
        var none = Files.writeString(place.resolve("none.json"), "{}");
        assertThat(run(mirror.toString(), "--reported", log + "=" + none))
                .startsWith("1 ")
                .contains("none.json");
        assertThat(run(place.resolve("nowhere").toString())).startsWith("1 ").contains("nowhere");

        var damaged = place.resolve("damaged");
        FileSystemUtils.copyRecursively(mirror, damaged);
        var records = damaged.resolve(Sha256.hex(log)).resolve("records/000000000001.jsonl");
        Files.writeString(
                records,
                Files.readString(records)
                        .replaceFirst("\"actor\\\\\":\\\\\"intake", "\"actor\\\\\":\\\\\"nobody"));
        assertThat(Files.readString(records)).contains("nobody");
        assertThat(run(damaged.toString())).startsWith("1 ").contains(log);
    }
}
