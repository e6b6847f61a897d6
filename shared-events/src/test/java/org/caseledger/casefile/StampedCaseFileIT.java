package org.caseledger.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.caseledger.cosigning.SignedLedger;
import org.caseledger.stamping.OpensslAuthority;
import org.caseledger.stamping.StampingPace;
import org.caseledger.stamping.Timestamps;
import org.caseledger.tlog.SignedNote;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Case files with timestamps, checked by the program in them and by openssl. */
@Tag("long")
@Tag("turn-2")
class StampedCaseFileIT {
    private static final UUID ANOTHER = new UUID(9, 9);
    private static final StampingPace EACH =
            new StampingPace(Duration.ZERO, Duration.ofSeconds(20), Duration.ofHours(1));

    @TempDir
    Path keys;

    @TempDir
    Path folder;

    private SignedLedger ledger;
    private OpensslAuthority authority;
    private Timestamps timestamps;

    @BeforeEach
    void start() throws IOException {
        ledger = new SignedLedger(keys);
        authority = OpensslAuthority.in(folder.resolve("tsa"));
        timestamps = new Timestamps(
                List.of(authority.known("one"), authority.known("two")),
                ledger.published(),
                ledger.database(),
                Clock.systemUTC(),
                EACH);
    }

    @AfterEach
    void stop() {
        timestamps.close();
        authority.close();
    }

    private SignedNote signed(int count, UUID... streams) {
        ledger.append(count, "thing-done", streams);
        return ledger.sign();
    }

    private void stamped(SignedNote note) {
        timestamps.signed(note);
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(timestamps.status())
                        .as(timestamps.status().toString())
                        .allMatch(one -> one.size() == ledger.published().size()));
    }

    private Zipped caseFile() {
        var beside = new LinkedHashMap<String, Optional<UUID>>();
        List.of("refusals", "openings", "finding-answers", "noticed")
                .forEach(name -> beside.put(name, Optional.empty()));
        var proofs = new CaseProofs(ledger.log(), ledger.published(), List.of(), 1, timestamps::over, Duration.ZERO);
        return new Zipped(proofs.of(SampleLog.CASE, beside).orElseThrow().zip());
    }

    private VerifierProgram.Answer check(Zipped file) throws Exception {
        Path program = folder.resolve("Verify.java");
        if (!Files.exists(program)) {
            Files.write(program, file.files().get("Verify.java"));
            VerifierProgram.compile(program);
        }
        Path zip = Files.write(folder.resolve("case.zip"), file.bytes());
        return VerifierProgram.answerOfCompiled(program, "--key", ledger.key().toString(), zip.toString());
    }

    @Test
    void givenACaseUnderAStamp_whenHandedOut_thenTheProgramAndOpensslAgree() throws Exception {
        signed(5, ANOTHER);
        stamped(signed(40, SampleLog.CASE, ANOTHER));
        signed(300, ANOTHER);

        var file = caseFile();
        var answer = check(file);
        assertThat(answer.exit()).as(answer.said()).isZero();
        assertThat(answer.said())
                .contains("ALL RIGHT", "tree size: 345")
                .contains("stamps/one  20", "stamps/two  20", "the first 45 records")
                .contains("with all events of this file", "with the openssl commands of README.md");
        assertThat(file.text("case.txt")).startsWith("case-file 8\n").endsWith("\nstamps 2\n");
        assertThat(file.text("EVIDENCE.md"))
                .contains("- one 20", "- two 20", "（前 45 条记录 the first 45 records）")
                .doesNotContain("{", "}");
        assertThat(check(caseFile().ofVersion(4)).said())
                .contains("ALL RIGHT", "stamps/one  20", "NOTE: no signature of the log");

        Path unpacked = Files.createDirectory(folder.resolve("unpacked"));
        file.unpack(unpacked);
        var commands = file.text("README.md")
                .lines()
                .map(String::strip)
                .filter(line -> line.startsWith("openssl "))
                .map(line -> line.substring("openssl ".length()))
                .toList();
        assertThat(commands).hasSize(4);
        for (var command : commands) {
            assertThat(OpensslAuthority.openssl(unpacked, command))
                    .contains(command.contains("-verify") ? "Verification: OK" : "Time stamp: ");
        }
        Files.writeString(
                unpacked.resolve("stamps/one.checkpoint"), "another", java.nio.file.StandardOpenOption.APPEND);
        assertThatThrownBy(() -> OpensslAuthority.openssl(unpacked, commands.get(0)))
                .hasMessageContaining("Verification: FAILED");
    }

    @Test
    void givenAStampOverAPartOfTheCase_whenHandedOut_thenItSaysOverWhich() throws Exception {
        stamped(signed(8, SampleLog.CASE, ANOTHER));
        signed(4, SampleLog.CASE);

        var answer = check(caseFile());
        assertThat(answer.exit()).as(answer.said()).isZero();
        assertThat(answer.said()).contains("without the events after position 8");
    }

    @Test
    void givenNoStampYet_whenHandedOut_thenTheFileIsAsBefore() throws Exception {
        signed(8, SampleLog.CASE, ANOTHER);

        var file = caseFile();
        assertThat(file.text("case.txt")).startsWith("case-file 8\n").endsWith("\nstamps 0\n");
        assertThat(file.text("README.md")).doesNotContain("openssl", "{stamps}");
        assertThat(check(file).said()).contains("ALL RIGHT").doesNotContain("openssl");
    }

    static Stream<Arguments> tampered() {
        return Stream.of(
                tampered("stamps/two is gone", "case.txt counts 2", f -> without(f, "two")),
                tampered("stamps/one：缺少文件", "one.consistency is missing", f -> f.remove("stamps/one.consistency")),
                tampered("stamps/one：缺少文件", "one.pem is missing", f -> f.remove("stamps/one.pem")),
                tampered("of another size", "is not of the log of this file", f -> f.put("stamps/one.consistency", "")),
                tampered(
                        "what was stamped",
                        "the timestamp is not of this checkpoint",
                        f -> f.replace("stamps/one.checkpoint", "\n45\n", "\n44\n")),
                tampered(
                        "the timestamp",
                        "the timestamp is not of this checkpoint",
                        f -> f.put("stamps/one.tsr", "another")));
    }

    private static Arguments tampered(String what, String said, UnaryOperator<Zipped> tamper) {
        return Arguments.of(what, said, tamper);
    }

    private static Zipped without(Zipped file, String name) {
        for (var kind : List.of(".checkpoint", ".tsr", ".pem", ".consistency")) {
            file.remove("stamps/" + name + kind);
        }
        return file;
    }

    @ParameterizedTest
    @MethodSource("tampered")
    void givenAFileWhoseStampIsTamperedWith_whenChecked_thenItIsFound(
            String what, String said, UnaryOperator<Zipped> tamper) throws Exception {
        signed(5, ANOTHER);
        stamped(signed(40, SampleLog.CASE, ANOTHER));
        signed(300, ANOTHER);

        var answer = check(tamper.apply(caseFile()));
        assertThat(answer.exit()).as(answer.said()).isEqualTo(1);
        assertThat(answer.said()).contains("WRONG", said);
    }
}
