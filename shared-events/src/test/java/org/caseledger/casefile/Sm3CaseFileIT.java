package org.caseledger.casefile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.caseledger.casefile.VerifierProgram.Answer;
import org.caseledger.tlog.KeyType;
import org.caseledger.tlog.NoteSignature;
import org.caseledger.tlog.SignedNote;
import org.caseledger.tlog.SigningKey;
import org.caseledger.tlog.TreeHash;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A case file of a log with a second line: the program in it checks SM2 and SM3 by itself. */
class Sm3CaseFileIT {
    private static final SampleLog LOG = new SampleLog();
    private static final byte[] GOOD = LOG.provenBySm3(LOG.signedBySm2()).zip(LOG.signing());

    @TempDir
    private static Path folder = Path.of("");

    private static Path program = Path.of("");

    @BeforeAll
    static void unpackTheProgram() throws Exception {
        program = Files.write(folder.resolve("Verify.java"), good().files().get("Verify.java"));
        VerifierProgram.compile(program);
    }

    private static Zipped good() {
        return new Zipped(GOOD);
    }

    private static Answer check(byte[] zip, String... keys) throws Exception {
        var arguments = new ArrayList<String>();
        for (var key : keys) {
            arguments.addAll(List.of("--key", key));
        }
        arguments.add(Files.write(folder.resolve("case.zip"), zip).toString());
        return VerifierProgram.answerOfCompiled(program, arguments.toArray(String[]::new));
    }

    private static String logKey() {
        return LOG.log.verifier().toString();
    }

    private static String sm2Key() {
        return LOG.sm2.verifier().toString();
    }

    @Test
    void givenAFileWithASecondLine_whenChecked_thenBothLinesAndAllProofsHold() throws Exception {
        assertThat(CheckedCase.of(LOG.provenBySm3(LOG.signedBySm2())).agrees()).isTrue();
        Path file = Files.write(folder.resolve("good.zip"), GOOD);
        var answer = VerifierProgram.run(program, "--key", logKey(), "--key", sm2Key(), file.toString());

        assertThat(answer.exit()).as(answer.said()).isZero();
        assertThat(answer.said())
                .contains("by SM2，SM3 树根 / SM3 root " + LOG.sm3Tree().root())
                .contains(Fingerprint.of(LOG.sm2.verifier()))
                .contains("All proofs by SM3 hold", "ALL RIGHT", "manifest: 签名有效");
        assertThat(good().text("case.txt")).startsWith("case-file 9\n");
        assertThat(good().text("events/000001.sm3-proof")).startsWith("sm3-proof 1\nindex 4\n");
        assertThat(good().text("keys.txt")).contains(sm2Key());
    }

    @Test
    void givenTheLogsFirstKeyAlone_whenChecked_thenItIsSaidThatTheSecondLineWasNotChecked() throws Exception {
        var answer = check(GOOD, logKey());

        assertThat(answer.exit()).as(answer.said()).isZero();
        assertThat(answer.said())
                .contains("ALL RIGHT", "The proofs by SM3 were not checked")
                .contains("not among the keys used");
    }

    @Test
    void givenTheKeyBySm2Alone_whenChecked_thenItsLineIsTheLogsSignature() throws Exception {
        var answer = check(GOOD, sm2Key());

        assertThat(answer.exit()).as(answer.said()).isZero();
        assertThat(answer.said()).contains("All proofs by SM3 hold", "no signature of the log over the list");
    }

    @Test
    void givenAFileWithoutProofsBySm3_whenTheKeyIsGiven_thenTheLineAloneIsChecked() throws Exception {
        byte[] plain = LOG.caseFile(LOG.signedBySm2()).zip(LOG.signing());
        var answer = check(plain, logKey(), sm2Key());

        assertThat(answer.exit()).as(answer.said()).isZero();
        assertThat(answer.said()).contains("by SM2").doesNotContain("proofs by SM3");
        assertThat(new Zipped(plain).text("case.txt")).startsWith("case-file 8\n");

        byte[] without = LOG.caseFile(LOG.cosigned()).zip(LOG.signing());
        assertThat(check(without, logKey(), sm2Key()).said())
                .contains("which you gave, has not signed: " + SampleLog.ORIGIN);
    }

    @Test
    void givenARedactedCopy_whenChecked_thenItIsOfTheSameRootBySm3_andOnlyWithTheHashOfWhatIsLeftOut()
            throws Exception {
        var copy = new Zipped(LOG.provenBySm3(LOG.signedBySm2()).zip(LOG.opening("ComplaintAssigned")));
        var left = copy.text("withheld.txt")
                .lines()
                .filter(line -> line.endsWith(" payload redacted"))
                .map(line -> line.substring(0, line.indexOf(' ')))
                .findFirst()
                .orElseThrow();
        var answer = check(copy.bytes(), logKey(), sm2Key());
        assertThat(answer.exit()).as(answer.said()).isZero();
        assertThat(answer.said()).contains("All proofs by SM3 hold");

        var proof = copy.text(left + ".sm3-proof");
        for (var other : List.of(
                proof.replaceFirst("payload [0-9a-f]{64}\n", ""),
                proof.replaceFirst("payload [0-9a-f]{64}", "payload " + "0".repeat(64)))) {
            assertThat(other).isNotEqualTo(proof);
            var wrong = check(copy.put(left + ".sm3-proof", other).bytes(), logKey(), sm2Key());
            assertThat(wrong.exit()).as(wrong.said()).isEqualTo(1);
            assertThat(wrong.said()).contains("WRONG  " + left);
        }
    }

    static Stream<Arguments> tamperings() {
        return Stream.of(
                tampering(
                        "a proof of another event",
                        zip -> zip.swap("events/000001.sm3-proof", "events/000002.sm3-proof"),
                        "WRONG  events/000001"),
                tampering(
                        "a line of a proof left out",
                        zip -> zip.put(
                                "events/000001.sm3-proof",
                                zip.text("events/000001.sm3-proof").replaceFirst("\n[A-Za-z0-9+/]{43}=\n", "\n")),
                        "WRONG  events/000001：SM3 证明不成立"),
                tampering(
                        "the proof by SHA-256 in its place", Sm3CaseFileIT::bySha256, "WRONG  events/000001：SM3 证明不成立"),
                tampering(
                        "half a proof",
                        zip -> zip.put("events/000001.sm3-proof", "sm3-proof 1\nindex"),
                        "WRONG  events/000001"),
                tampering("no proof", zip -> zip.remove("openings/000003.sm3-proof"), "WRONG  openings/000003：缺少文件"),
                tampering(
                        "a payload",
                        zip -> zip.replace("events/000002.payload.json", "酸", "牛"),
                        "WRONG  events/000002：内容(payload)"),
                tampering(
                        "a file of the version without proofs by SM3",
                        zip -> zip.replace("case.txt", "case-file 9", "case-file 8"),
                        "WRONG  case.txt：与清单不符"));
    }

    private static Arguments tampering(String what, UnaryOperator<Zipped> how, String said) {
        return Arguments.of(what, how, said);
    }

    private static Zipped bySha256(Zipped zip) {
        String proof = zip.text("events/000001.tlog-proof");
        return zip.put(
                "events/000001.sm3-proof",
                "sm3-proof 1" + proof.substring(proof.indexOf('\n'), proof.indexOf("\n\n")) + "\n");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tamperings")
    void givenAFileThatWasTamperedWith_whenChecked_thenItSaysWhatIsWrong(
            String what, UnaryOperator<Zipped> how, String said) throws Exception {
        var answer = check(how.apply(good()).bytes(), logKey(), sm2Key());

        assertThat(answer.exit()).as(answer.said()).isEqualTo(1);
        assertThat(answer.said()).contains(said).doesNotContain("ALL RIGHT", "Exception");
    }

    private static Answer checkLine(UnaryOperator<byte[]> change) throws Exception {
        SignedNote signed = LOG.signedBySm2();
        NoteSignature line = signed.signatures().get(2);
        var changed = LOG.cosigned().with(new NoteSignature(line.name(), line.keyId(), change.apply(line.signature())));
        return check(LOG.provenBySm3(changed).zip(LOG.signing()), logKey(), sm2Key());
    }

    @Test
    void givenALineThatIsChanged_whenChecked_thenItSaysHowItIsWrong() throws Exception {
        var cut = checkLine(line -> Arrays.copyOf(line, 95));
        assertThat(cut.exit()).isEqualTo(1);
        assertThat(cut.said()).contains("a line by SM2 has not its 32 and 64 bytes");
        for (int from : new int[] {32, 64}) {
            for (byte filling : new byte[] {0, (byte) 0xff}) {
                var range = checkLine(line -> {
                    Arrays.fill(line, from, from + 32, filling);
                    return line;
                });
                assertThat(range.said()).contains("r or s of an SM2 signature is out of range");
            }
        }
        for (int at : new int[] {0, 31, 40, 90}) {
            var turned = checkLine(line -> {
                line[at] ^= 1;
                return line;
            });
            assertThat(turned.exit()).isEqualTo(1);
            assertThat(turned.said()).contains("a signature by SM2 is not valid");
        }
    }

    @Test
    void givenAnotherKeyOfTheName_whenChecked_thenItHasNotSigned() throws Exception {
        var another =
                SigningKey.generate(SampleLog.ORIGIN, KeyType.SM2).verifier().toString();

        assertThat(check(GOOD, logKey(), another).said())
                .contains("which you gave, has not signed: " + SampleLog.ORIGIN);
    }

    @Test
    void givenAKeyThatIsNone_whenGiven_thenItSaysWhy() throws Exception {
        var parts = sm2Key().split("\\+", 3);
        byte[] typed = Base64.getDecoder().decode(parts[2]);
        typed[typed.length - 1] ^= 1;
        var off = check(GOOD, vkey(typed));
        assertThat(off.exit()).isEqualTo(2);
        assertThat(off.said()).contains("the SM2 key is no point of the curve");

        typed[5] ^= 1;
        for (var none : List.of(vkey(typed), vkey(new byte[] {-1}), sm2Key().substring(0, 90))) {
            var answer = check(GOOD, none);
            assertThat(answer.exit()).isEqualTo(2);
            assertThat(answer.said()).contains("not a valid vkey");
        }
    }

    private static String vkey(byte[] typed) {
        byte[] id = TreeHash.SHA_256.digest((SampleLog.ORIGIN + "\n").getBytes(UTF_8), typed);
        return SampleLog.ORIGIN
                + "+"
                + HexFormat.of().formatHex(id, 0, 4)
                + "+"
                + Base64.getEncoder().encodeToString(typed);
    }

    @Test
    void givenAPolicyThatNamesTheKeyBySm2_whenChecked_thenItIsNoPolicy() throws Exception {
        var written = Files.writeString(folder.resolve("policy.txt"), "log %s\nquorum none\n".formatted(sm2Key()));
        var file = Files.write(folder.resolve("case.zip"), GOOD).toString();
        var answer = VerifierProgram.answerOfCompiled(program, "--policy", written.toString(), file);
        assertThat(answer.exit()).isEqualTo(2);
        Files.writeString(written, "log %s\nquorum none\n".formatted(logKey()));
        answer = VerifierProgram.answerOfCompiled(program, "--policy", written.toString(), file);
        assertThat(answer.exit()).as(answer.said()).isZero();
    }
}
