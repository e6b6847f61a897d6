package org.caseledger.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.caseledger.api.demo.DemoPeople;
import org.caseledger.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** What the README shows is what the program does: its transcript is run as it stands there. */
@Tag("long")
class ReadmeTranscriptIT {
    private static final Path ROOT = Path.of("..");
    private static final Pattern TRANSCRIPT =
            Pattern.compile("```bash\n(U=http://127\\.0\\.0\\.1:8080/.*?)```", Pattern.DOTALL);
    private static final String PRINTS = "# → ";

    @TempDir
    static Path folder;

    private static HikariDataSource database;
    private static ConfigurableApplicationContext ledger;

    @BeforeAll
    static void start() {
        database = TestDatabase.empty();
        ledger = SpringApplication.run(
                LedgerApplication.class,
                "--server.port=0",
                "--caseledger.data=" + folder.resolve("data"),
                "--spring.datasource.url=" + database.getJdbcUrl());
        ledger.getBean(DemoPeople.class).add();
    }

    @AfterAll
    static void stop() {
        ledger.close();
        database.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "README.zh-CN.md"})
    void givenTheTranscript_whenItIsPastedIntoAShell_thenItPrintsWhatThePageSays(String page) throws Exception {
        String transcript = transcriptOf(page);

        List<String> printed = run(transcript);

        assertThat(printed).containsExactlyElementsOf(expected(transcript));
    }

    @Test
    void givenBothPages_whenTheirTranscriptsAreCompared_thenTheCommandsAreTheSame() throws IOException {
        assertThat(withoutNotes(transcriptOf("README.zh-CN.md")))
                .containsExactlyElementsOf(withoutNotes(transcriptOf("README.md")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "README.zh-CN.md"})
    void givenAPage_whenItsLinesAreCounted_thenItIsShortEnoughToBeRead(String page) throws IOException {
        assertThat(Files.readAllLines(ROOT.resolve(page))).hasSizeLessThanOrEqualTo(150);
    }

    private static String transcriptOf(String page) throws IOException {
        var matcher = TRANSCRIPT.matcher(Files.readString(ROOT.resolve(page)));
        assertThat(matcher.find()).as("%s has a transcript", page).isTrue();
        return matcher.group(1);
    }

    private static List<String> expected(String transcript) {
        return transcript
                .lines()
                .filter(line -> line.startsWith(PRINTS))
                .map(line -> line.substring(PRINTS.length()))
                .toList();
    }

    private static List<String> withoutNotes(String transcript) {
        return transcript
                .lines()
                .filter(line -> !line.startsWith("#") || line.startsWith(PRINTS))
                .toList();
    }

    private static List<String> run(String transcript) throws Exception {
        String port = ledger.getEnvironment().getProperty("local.server.port");
        Path script = folder.resolve("transcript.sh");
        Files.writeString(
                script,
                "command -v curl > /dev/null || { echo 'curl is missing'; exit 1; }\n"
                        + transcript.replace("127.0.0.1:8080", "127.0.0.1:" + port));
        Path output = folder.resolve("output.txt");
        var bash = new ProcessBuilder("bash", script.toString());
        // The characters of the page must reach curl as they are.
        bash.environment().put("LC_ALL", "C.UTF-8");
        // curl reports a failure on standard error: it shows among the lines.
        bash.redirectErrorStream(true).redirectOutput(output.toFile());
        assertThat(bash.start().waitFor()).as(Files.readString(output)).isZero();
        return Files.readAllLines(output, UTF_8).stream()
                .map(String::stripTrailing)
                .toList();
    }
}
