package org.caseledger.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Security;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.caseledger.casefile.VerifierProgram.Answer;
import org.caseledger.eventlog.StoredEvent;
import org.caseledger.tlog.KeyType;
import org.caseledger.tlog.SignedNote;
import org.caseledger.tlog.SigningKey;
import org.caseledger.tlog.VerifierKey;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The program in the case file accepts an intact file, and reports what was tampered with. */
@Tag("long")
@Tag("turn-2")
class VerifyIT {
    private static final SampleLog LOG = new SampleLog();
    private static final byte[] GOOD = LOG.caseFile(LOG.cosigned()).zip(LOG.signing());

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
        Path file = Files.write(folder.resolve("case.zip"), zip);
        String[] arguments = new String[keys.length * 2 + 1];
        for (int i = 0; i < keys.length; i++) {
            arguments[2 * i] = "--key";
            arguments[2 * i + 1] = keys[i];
        }
        arguments[keys.length * 2] = file.toString();
        return VerifierProgram.answerOfCompiled(program, arguments);
    }

    private static String logKey() {
        return LOG.log.verifier().toString();
    }

    private static String witnessKey() {
        return LOG.witness.verifier().toString();
    }

    @Test
    void givenAWholeFile_whenItIsCheckedWithKeysFromElsewhere_thenItSaysWhoSignedWhat() throws Exception {
        Path file = Files.write(folder.resolve("good.zip"), GOOD);
        Answer answer = VerifierProgram.run(program, "--key", logKey(), "--key", witnessKey(), file.toString());

        assertThat(answer.exit()).as(answer.said()).isZero();
        assertThat(answer.said())
                .contains("全部相符 / ALL RIGHT", SampleLog.CASE.toString(), "tree size: 18")
                .contains("log caseledger.test/log", "witness committee.test/w1")
                .contains("at 2026-03-02 12:10:00 +08:00")
                .contains(Fingerprint.of(LOG.log.verifier()))
                .contains("events/000004  位置/position 14  2026-03-02 12:00:14 +08:00")
                .contains("refusals/000000", "openings/000004", "何\"岸?")
                .contains("finding-answers/000000", "noticed: 0")
                .doesNotContain("WRONG", "come from the file itself");
    }

    @Test
    void givenASignatureUnderADelegation_whenChecked_thenItSaysForWhichLeader() throws Exception {
        var said = check(GOOD, logKey()).said();

        assertThat(said.lines().filter(line -> line.contains("delegation")))
                .singleElement()
                .asString()
                .contains("events/000001", "何\"岸?  授权代签，授权人/signed under a delegation from zhou? (周衡)")
                .endsWith("相符 / ok");
        var other = good().replace("events/000001.metadata.json", "周衡", "林岸");
        var answer = check(other.bytes(), logKey());
        assertThat(answer.exit()).isEqualTo(1);
        assertThat(answer.said()).contains("WRONG  events/000001：元数据(metadata)").doesNotContain("林岸", "周衡");
    }

    @Test
    void givenTheUnpackedFolder_whenTheProgramInItIsRunWithoutArguments_thenItChecksThatFolder() throws Exception {
        Path unpacked = Files.createDirectory(folder.resolve("unpacked"));
        good().unpack(unpacked);
        Files.writeString(unpacked.resolve("notes of mine.txt"), "not looked at");

        Answer answer = VerifierProgram.run(unpacked.resolve("Verify.java"));

        assertThat(answer.exit()).as(answer.said()).isZero();
        assertThat(answer.said()).contains("ALL RIGHT", "come from the file itself");

        Files.writeString(unpacked.resolve("events/000001.payload.json"), "{}");
        answer = VerifierProgram.run(unpacked.resolve("Verify.java"));
        assertThat(answer.exit()).isEqualTo(1);
        assertThat(answer.said()).contains("WRONG  events/000001");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GBK", "US-ASCII"})
    void givenAMachineOfAnotherEncoding_whenRunFromSource_thenItStillSpeaksChinese(String encoding) throws Exception {
        Path file = Files.write(folder.resolve("good.zip"), GOOD);

        Answer answer = VerifierProgram.runWhereTextIs(encoding, program, "--key", logKey(), file.toString());
        assertThat(answer.exit()).as(answer.said()).isZero();
        assertThat(answer.said()).contains("结论 / verdict: 全部相符 / ALL RIGHT");

        byte[] bad = good().replace("events/000002.payload.json", "酸", "牛").bytes();
        answer = VerifierProgram.runWhereTextIs(
                encoding, program, Files.write(file, bad).toString());
        assertThat(answer.exit()).isEqualTo(1);
        assertThat(answer.said()).contains("events/000002：内容(payload)");
    }

    @Test
    void givenAReaderWhoMayNotSeeOpenings_whenChecked_thenItSaysThatTheyAreNotHandedOut() throws Exception {
        Answer answer = check(LOG.ofTheCaseOnly().zip(), logKey());

        assertThat(answer.exit()).as(answer.said()).isZero();
        assertThat(answer.said())
                .contains("refusals: 未交付给该读者 / not handed out", "openings: 未交付给该读者")
                .contains("committee.test/w1", "not checked");
    }

    @Test
    void givenAFileOfTheFirstVersion_whenChecked_thenItStillHolds_andHoldsNoMore() throws Exception {
        var first = good();
        var beside = first.files().keySet().stream()
                .filter(n -> n.startsWith("finding-"))
                .toList();
        beside.forEach(first::remove);
        first.ofVersion(1).replace("case.txt", "finding-answers 1\nnoticed 0\n", "");

        Answer answer = check(first.bytes(), logKey());
        assertThat(answer.exit()).as(answer.said()).isZero();
        assertThat(answer.said()).contains("ALL RIGHT", "openings: 5").doesNotContain("noticed");

        answer = check(good().ofVersion(1).bytes(), logKey());
        assertThat(answer.exit()).as(answer.said()).isEqualTo(2);
        first.replace("case.txt", "case-file 1", "case-file 3");
        assertThat(check(first.bytes(), logKey()).exit()).isEqualTo(2);
    }

    @Test
    void givenTheSameParts_whenZippedAgain_thenTheBytesAreTheSame() {
        assertThat(LOG.caseFile(LOG.cosigned()).zip(LOG.signing())).isEqualTo(GOOD);
    }

    @Test
    void givenTheLastEventLeftOut_whenChecked_thenItIsToldThatThisCannotBeSeen() throws Exception {
        Zipped shorter = good().removeEvent("events/000004");

        assertThat(check(shorter.bytes()).said()).contains("events/000004.leaf.json is missing");
        shorter.replace("case.txt", "events 5", "events 4");
        assertThat(check(shorter.bytes()).said())
                .contains("WRONG  events/000004.leaf.json：清单所列的文件不在案卷中")
                .contains("WRONG  case.txt：与清单不符");
        shorter.replace("withheld.txt", "events/000004 JoinUndone.reason sealed\n", "");
        Answer answer = check(shorter.relisted().bytes());
        assertThat(answer.exit()).as(answer.said()).isZero();
        assertThat(answer.said()).contains("no signature of the log over the list of files");
        assertThat(answer.said()).contains("It does not prove that the case has no later events");
    }

    static Stream<Arguments> tamperings() {
        return Stream.of(
                tampering(
                        "a byte of a payload",
                        zip -> zip.replace("events/000002.payload.json", "酸", "牛"),
                        "WRONG  events/000002：内容(payload)"),
                tampering(
                        "a byte of the metadata",
                        zip -> zip.replace("events/000002.metadata.json", "\"name\":\"何", "\"name\":\"林"),
                        "WRONG  events/000002：元数据(metadata)"),
                tampering(
                        "the time",
                        zip -> zip.replace("events/000003.leaf.json", "04:00:11", "04:00:12"),
                        "WRONG  events/000003：封存记录"),
                tampering(
                        "the actor in the sealed record",
                        zip -> zip.replace("events/000003.leaf.json", "何\\\"岸", "林\\\"岸"),
                        "WRONG  events/000003：封存记录中的人员或单位(actor)"),
                tampering("the actor everywhere", VerifyIT::anotherActor, "WRONG  events/000003：封存记录(时间、人员、序号等)"),
                tampering(
                        "the sequence",
                        zip -> zip.replace("events/000003.leaf.json", "\"seq\":3", "\"seq\":4"),
                        "WRONG  events/000003：封存记录"),
                tampering(
                        "an event removed from the middle",
                        zip -> zip.removeEvent("events/000002").moveEvent("events/000004", "events/000002"),
                        "WRONG  events/000002：序号应为 2，实为 4"),
                tampering(
                        "two events swapped",
                        zip -> zip.swapEvents("events/000001", "events/000002"),
                        "WRONG  events/000001：序号应为 1，实为 2"),
                tampering(
                        "two payloads swapped",
                        zip -> zip.swap("events/000001.payload.json", "events/000002.payload.json"),
                        "WRONG  events/000001：内容(payload)"),
                tampering(
                        "two proofs swapped",
                        zip -> zip.swap("events/000001.tlog-proof", "events/000002.tlog-proof"),
                        "WRONG  events/000001：其证明属于另一位置"),
                tampering(
                        "an event of another stream",
                        zip -> zip.moveEvent("openings/000000", "events/000000"),
                        "WRONG  events/000000：它属于另一案件"),
                tampering("a line of a proof", VerifyIT::anotherProofLine, "WRONG  events/000001：封存记录"),
                tampering(
                        "a line of a proof left out",
                        zip -> zip.put(
                                "events/000001.tlog-proof",
                                zip.text("events/000001.tlog-proof").replaceFirst("\n[A-Za-z0-9+/]{43}=\n", "\n")),
                        "WRONG  events/000001：封存记录"),
                tampering(
                        "the root of the checkpoint, in every copy",
                        VerifyIT::anotherRoot,
                        "WRONG  检查点 / checkpoint：签名无效"),
                tampering(
                        "the size of the checkpoint, in every copy",
                        zip -> zip.replaceEverywhere("caseledger.test/log\n18\n", "caseledger.test/log\n17\n"),
                        "WRONG  检查点 / checkpoint：签名无效"),
                tampering(
                        "the checkpoint of the file, not of the proofs",
                        zip -> zip.put("checkpoint", LOG.signedBy(LOG.log).toString()),
                        "WRONG  events/000000：其证明不是针对本案卷的检查点"),
                tampering(
                        "a proof that is none",
                        zip -> zip.put("events/000001.tlog-proof", "c2sp.org/tlog-proof@v1\n"),
                        "WRONG  events/000001：证明的格式不对"),
                tampering(
                        "a sealed record in another form",
                        zip -> zip.replace("events/000001.leaf.json", "{\"actor\"", "{ \"actor\""),
                        "WRONG  events/000001：封存记录的格式不对"),
                tampering(
                        "a file missing",
                        zip -> zip.remove("openings/000003.metadata.json"),
                        "WRONG  openings/000003：缺少文件"),
                tampering(
                        "an event that is not counted",
                        zip -> zip.replace("case.txt", "refusals 1", "refusals 0"),
                        "WRONG  refusals/000000.leaf.json：案卷的目录中没有此文件"),
                tampering(
                        "events said not to be handed out",
                        zip -> zip.replace("case.txt", "refusals 1", "refusals -"),
                        "WRONG  refusals/000000.leaf.json：案卷的目录中没有此文件"));
    }

    private static Arguments tampering(String what, UnaryOperator<Zipped> how, String said) {
        return Arguments.of(what, how, said);
    }

    private static Zipped anotherActor(Zipped zip) {
        String before = Hex.sha256(zip.text("events/000003.metadata.json"));
        zip.replace("events/000003.metadata.json", "何\\\"岸", "林\\\"岸");
        String after = Hex.sha256(zip.text("events/000003.metadata.json"));
        return zip.replace("events/000003.leaf.json", "何\\\"岸", "林\\\"岸")
                .replace("events/000003.leaf.json", before, after);
    }

    private static Zipped anotherProofLine(Zipped zip) {
        String[] lines = zip.text("events/000001.tlog-proof").split("\n");
        String[] other = zip.text("events/000003.tlog-proof").split("\n");
        return zip.replace("events/000001.tlog-proof", lines[2], other[2]);
    }

    private static Zipped anotherRoot(Zipped zip) {
        String root = LOG.tree().root().base64();
        return zip.replaceEverywhere(root, LOG.tree().leaf(0).base64());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tamperings")
    void givenAFileThatWasTamperedWith_whenChecked_thenItSaysWhichEventIsWrongAndHow(
            String what, UnaryOperator<Zipped> how, String said) throws Exception {
        Answer answer = check(how.apply(good()).bytes(), logKey(), witnessKey());

        assertThat(answer.exit()).as(answer.said()).isEqualTo(1);
        assertThat(answer.said()).contains(said).doesNotContain("ALL RIGHT", "Exception");
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "EVIDENCE.md", "keys.txt", "deadlines.txt", "course.html", "policy"})
    void givenAnyOtherFileChanged_whenChecked_thenItIsNotTheOneOfTheSignedList(String name) throws Exception {
        var whole = new Zipped(LOG.caseFile(LOG.cosigned()).zip(LOG.signing()));
        var answer = check(whole.bytes(), logKey());
        assertThat(answer.exit()).as(answer.said()).isZero();
        assertThat(answer.said())
                .contains("manifest: 签名有效 / valid: 账本 / log caseledger.test/log")
                .doesNotContain("NOTE: no signature of the log");

        var more = name.equals("keys.txt") ? whole.text(name).strip() : "\n";
        whole.put(name, whole.text(name) + more.lines().findFirst().orElse("") + "\n");
        assertThat(check(whole.bytes(), logKey()).said()).contains("WRONG  %s：与清单不符".formatted(name));
        whole.remove(name);
        assertThat(check(whole.bytes(), logKey()).said()).doesNotContain("ALL RIGHT");
        assertThat(check(good().put("noticed/000000.opened.json", "{}").bytes(), logKey())
                        .said())
                .contains("WRONG  noticed/000000.opened.json：与清单不符");
    }

    static Stream<Arguments> lists() {
        return Stream.of(
                tampering(
                        "another digest",
                        zip -> zip.put(
                                "manifest",
                                zip.text("manifest").replaceFirst("\n[0-9a-f]{8}([0-9a-f]{56})", "\n00000000$1")),
                        "WRONG  manifest：签名无效"),
                tampering(
                        "signed by another key of this name",
                        zip -> zip.put(
                                "manifest", zip.text("manifest").replaceFirst("— .*\n", forged(zip.text("manifest")))),
                        "manifest: 未核 / not checked: caseledger.test/log"),
                tampering(
                        "of another case",
                        zip -> zip.replace("manifest", "case " + SampleLog.CASE, "case " + SampleLog.ANOTHER),
                        "WRONG  manifest：不是本案卷的清单"),
                tampering(
                        "a line twice",
                        zip -> zip.put(
                                "manifest", zip.text("manifest").replaceFirst("(\n[0-9a-f]{64}  case.txt)", "$1$1")),
                        "WRONG  manifest：清单的格式不对"),
                tampering("none", zip -> zip.remove("manifest"), "WRONG  manifest：缺少文件"));
    }

    private static String forged(String manifest) {
        var text = manifest.substring(0, manifest.lastIndexOf("\n\n") + 1);
        return SigningKey.generate(SampleLog.ORIGIN, KeyType.ED25519).sign(text).line() + "\n";
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lists")
    void givenAListThatWasTamperedWith_whenChecked_thenItDoesNotStand(
            String what, UnaryOperator<Zipped> how, String said) throws Exception {
        var answer = check(how.apply(good()).bytes(), logKey());

        assertThat(answer.said()).contains(said).doesNotContain("manifest: 签名有效");
        if (said.contains("WRONG")) {
            assertThat(answer.exit()).as(answer.said()).isEqualTo(1);
        } else {
            assertThat(answer.said()).contains("NOTE: no signature of the log");
        }
    }

    private static Answer checkBy(String policy, byte[] zip, String... keys) throws Exception {
        Path file = Files.write(folder.resolve("case.zip"), zip);
        Path written = Files.writeString(folder.resolve("policy.txt"), policy);
        var arguments = new ArrayList<>(List.of("--policy", written.toString()));
        for (var key : keys) {
            arguments.addAll(List.of("--key", key));
        }
        arguments.add(file.toString());
        return VerifierProgram.answerOfCompiled(program, arguments.toArray(String[]::new));
    }

    @Test
    void givenAPolicy_whenChecked_thenItsQuorumMustHaveSigned() throws Exception {
        var answer = checkBy(LOG.policy(1), GOOD);
        assertThat(answer.exit()).as(answer.said()).isZero();
        assertThat(answer.said())
                .contains("the given policy: reached", "manifest: 签名有效", "ALL RIGHT")
                .doesNotContain("come from the file itself");

        assertThat(checkBy(LOG.policy(2), GOOD).said()).contains("WRONG  检查点 / checkpoint：见证方的共签未达到所给策略的要求");
        byte[] alone = LOG.caseFile(LOG.signedBy(LOG.log)).zip(LOG.signing());
        assertThat(checkBy(LOG.policy(1), alone).exit()).isEqualTo(1);
        var none = "log %s\nquorum none\n".formatted(logKey());
        assertThat(checkBy(none, alone).exit()).isZero();
        assertThat(checkBy(none, GOOD, witnessKey()).exit()).isZero();
        assertThat(checkBy(none, alone, witnessKey()).exit())
                .as("which was asked for")
                .isEqualTo(1);
        var other = SigningKey.generate(SampleLog.ORIGIN, KeyType.ED25519).verifier();
        assertThat(checkBy("log %s\nquorum none\n".formatted(other), GOOD).said())
                .contains("no valid signature of the log");
        for (var wrong : new String[] {"", "quorum none", "log %s\n".formatted(logKey()), "x\n"}) {
            answer = checkBy(wrong, GOOD);
            assertThat(answer.exit()).as(answer.said()).isEqualTo(2);
            assertThat(answer.said()).contains("not a policy").doesNotContain("\tat ");
        }
    }

    @Test
    void givenThePolicyOfTheFile_whenCheckedWithoutAnother_thenItIsOnlyTold() throws Exception {
        assertThat(check(GOOD, logKey(), witnessKey()).said()).contains("its own policy: reached");
        assertThat(check(GOOD, logKey()).said())
                .as("whose witness was not required")
                .contains("its own policy: NOT reached", "ALL RIGHT");
    }

    @Test
    void givenAFileOfTheThirdVersion_whenChecked_thenItStillHolds() throws Exception {
        var answer = check(good().ofVersion(3).bytes(), logKey());

        assertThat(answer.exit()).as(answer.said()).isZero();
        assertThat(answer.said()).contains("ALL RIGHT", "NOTE: no signature of the log");
    }

    @Test
    void givenAFileWithOpenedTexts_whenChecked_thenEachIsTheOneThatWasSealed() throws Exception {
        var whole = withOpened(SampleLog.OPENED);
        assertThat(whole.text("events/000002.opened.json")).contains(SampleLog.OPENED.digest(), "双方自行和解");
        assertThat(check(whole.bytes(), logKey()).said()).contains("ALL RIGHT");

        var name = "events/000002.opened.json";
        var other = new OpenedText("A".repeat(43), SampleLog.OPENED.salt(), "双方自行和解");
        for (var changed : List.of(
                withOpened(SampleLog.OPENED).replace(name, "自行", "被迫"),
                withOpened(SampleLog.OPENED).replace(name, "MDEy", "MDEz"),
                withOpened(SampleLog.OPENED).replace(name, "MDEy", "!DEy"),
                withOpened(SampleLog.OPENED).put(name, "{\"a\":1}"),
                withOpened(SampleLog.anotherText()),
                withOpened(other))) {
            var answer = check(changed.bytes(), logKey());
            assertThat(answer.exit()).as(answer.said()).isEqualTo(1);
            assertThat(answer.said()).contains("not what was sealed").doesNotContain("Exception");
        }
    }

    private static Zipped withOpened(OpenedText text) {
        return new Zipped(LOG.caseFile(LOG.cosigned()).zip(new Enclosures() {
            @Override
            public List<OpenedText> opened(StoredEvent event) {
                return List.of(text);
            }
        }));
    }

    private static Zipped opening(String... redacted) {
        return new Zipped(LOG.caseFile(LOG.cosigned()).zip(LOG.opening(redacted)));
    }

    @Test
    void givenFilesAndOpenedTexts_whenChecked_thenEachIsTheOneThatItsEventNames() throws Exception {
        var answer = check(opening().bytes(), logKey());

        assertThat(answer.exit()).as(answer.said()).isZero();
        assertThat(answer.said())
                .contains("  %s  events/000003  相符".formatted(SampleLog.PHOTO_FILE))
                .contains("  %s  events/000003  相符".formatted(SampleLog.PAPER_FILE))
                .contains("not here: %s  events/000003，本单位没有此文件".formatted(Hex.sha256("录音")))
                .contains("not here: %s  events/000003，文书的可编辑格式".formatted(Hex.sha256("可编辑")))
                .contains("manifest: 签名有效")
                .doesNotContain("withheld: ComplaintReceived.narrative");
        assertThat(opening().text("events/000003.opened.json")).contains("酸奶已过期", "双方自行和解");
        assertThat(check(GOOD, logKey()).said())
                .contains("events/000003，未交付给该读者 / not handed out to this reader")
                .contains("withheld: ComplaintReceived.narrative，未向该读者打开")
                .contains("13 parts of it are withheld");
    }

    @Test
    void givenAFileOfTheSixthVersion_whenChecked_thenItStillHolds_andHasNoCourse() throws Exception {
        var sixth = good().ofVersion(6);
        var answer = check(sixth.bytes(), logKey());
        assertThat(answer.exit()).as(answer.said()).isZero();

        answer = check(sixth.put("course.html", "forged").relisted().bytes(), logKey());
        assertThat(answer.exit()).isEqualTo(1);
        assertThat(answer.said()).contains("WRONG  course.html：这一版本的案卷没有此文件");
    }

    @Test
    void givenAFileOfTheFifthVersion_whenChecked_thenItStillHolds() throws Exception {
        var answer = check(good().ofVersion(5).bytes(), logKey());

        assertThat(answer.exit()).as(answer.said()).isZero();
        var more = good().ofVersion(5).put(SampleLog.PHOTO_FILE, "照片").relisted();
        assertThat(check(more.bytes(), logKey()).said()).contains("WRONG  %s：没有列出此文件".formatted(SampleLog.PHOTO_FILE));
    }

    static Stream<Arguments> files() {
        var photo = SampleLog.PHOTO_FILE;
        var other = "evidence/" + Hex.sha256("另一张") + ".jpg";
        return Stream.of(
                tampering(
                        "a byte of a photo",
                        zip -> zip.put(photo, "照骗"),
                        "WRONG  %s：不是 events/000003 指明的那个文件".formatted(photo)),
                tampering(
                        "a byte of a paper",
                        zip -> zip.put(SampleLog.PAPER_FILE, "裁定书"),
                        "WRONG  %s：不是 events/000003 指明的那个文件".formatted(SampleLog.PAPER_FILE)),
                tampering("a photo left out", zip -> zip.remove(photo), "WRONG  %s：列出的文件不在案卷中".formatted(photo)),
                tampering(
                        "another photo",
                        zip -> zip.remove(photo)
                                .put(other, "另一张")
                                .replace("files.txt", photo, other)
                                .replace("files.txt", Hex.sha256("照片"), Hex.sha256("另一张")),
                        "WRONG  files.txt：events/000003 没有指明此文件"),
                tampering(
                        "another photo under the name of this one",
                        zip -> zip.put(photo.replace(".jpg", ".png"), "另一张").remove(photo),
                        "WRONG  %s：没有列出此文件".formatted(photo.replace(".jpg", ".png"))),
                tampering(
                        "a file not listed",
                        zip -> zip.replace("files.txt", Hex.sha256("录音") + " events/000003 missing\n", ""),
                        "WRONG  files.txt：events/000003 指明的文件没有列出：" + Hex.sha256("录音")),
                tampering(
                        "said to be missing, and here",
                        zip -> zip.replace("files.txt", "here " + photo, "missing"),
                        "WRONG  %s：没有列出此文件".formatted(photo)),
                tampering("a list of files that is none", zip -> zip.put("files.txt", "照片\n"), "WRONG  files.txt：格式不对"),
                tampering("no list of files", zip -> zip.remove("files.txt"), "缺少文件 files.txt"),
                tampering(
                        "an opened text taken out",
                        zip -> zip.remove("events/000002.opened.json"),
                        "WRONG  events/000002：密封的 JoinUndone.reason 既未打开，也未列明"),
                tampering(
                        "more withheld than there is",
                        zip -> zip.put("withheld.txt", "events/000001 ReplyDrafted.text sealed\n"),
                        "WRONG  events/000001：打开的或列为未公开的，不是其中密封的"),
                tampering(
                        "a payload said to be left out",
                        zip -> zip.put("withheld.txt", "events/000001 payload redacted\n"),
                        "WRONG  events/000001：内容列为已遮盖，却仍在案卷中"),
                tampering(
                        "withheld of an event that is not there",
                        zip -> zip.put("withheld.txt", "events/000009 payload redacted\n"),
                        "WRONG  withheld.txt：所列的事件没有核验通过：events/000009"),
                tampering("no list", zip -> zip.remove("withheld.txt"), "缺少文件 withheld.txt"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void givenAFileOrAListTamperedWith_whenChecked_thenItIsFoundEvenUnderANewManifest(
            String what, UnaryOperator<Zipped> how, String said) throws Exception {
        for (var zip : List.of(how.apply(opening()), how.apply(opening()).relisted())) {
            var answer = check(zip.bytes(), logKey());

            assertThat(answer.exit()).as(answer.said()).isEqualTo(1);
            assertThat(answer.said()).contains(said).doesNotContain("ALL RIGHT", "Exception");
        }
    }

    @Test
    void givenARedactedCopy_whenChecked_thenItIsOfTheSameRoot_andSaysWhatIsLeftOut() throws Exception {
        var some = opening("ComplaintReceived.narrative");
        var answer = check(some.bytes(), logKey(), witnessKey());
        assertThat(answer.exit()).as(answer.said()).isZero();
        assertThat(answer.said())
                .contains("tree size: 18", "withheld: ComplaintReceived.narrative，交付者遮盖")
                .contains("1 parts of it are withheld");
        assertThat(some.text("events/000003.opened.json")).contains("双方自行和解").doesNotContain("酸奶已过期");
        assertThat(some.text("checkpoint")).isEqualTo(opening().text("checkpoint"));

        var all = opening("ComplaintAssigned");
        answer = check(all.bytes(), logKey(), witnessKey());
        assertThat(answer.exit()).as(answer.said()).isZero();
        assertThat(answer.said()).contains("events/000003  位置/position 11", "withheld: payload，交付者遮盖");
        assertThat(all.files().keySet())
                .contains("events/000003.leaf.json", "openings/000000.payload.json")
                .doesNotContain("events/000003.payload.json", SampleLog.PHOTO_FILE);
        all.put("events/000003.leaf.json", opening().text("events/000002.leaf.json"));
        assertThat(check(all.bytes(), logKey()).exit()).isEqualTo(1);
    }

    @Test
    void givenManyLargeFiles_whenWrittenInASmallHeap_thenOneAtATimeIsInMemory() throws Exception {
        var classes = System.getProperty("java.class.path");
        var answer = VerifierProgram.runMain("64m", classes, ManyLargeFiles.class.getName(), "12");

        assertThat(answer.exit()).as(answer.said()).isZero();
        assertThat(Long.parseLong(answer.said().strip())).isGreaterThan(12L << 24);
    }

    @Test
    void givenAHugeFile_whenCheckedInASmallHeap_thenOnlyItsDigestIsKept() throws Exception {
        var file = folder.resolve("huge.zip");
        var huge = "evidence/" + "0".repeat(64) + ".mp4";
        var crc = new CRC32();
        for (int mb = 0; mb < 200; mb++) {
            crc.update(new byte[1 << 20]);
        }
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (var one : opening().files().entrySet()) {
                var only = new CRC32();
                only.update(one.getValue());
                zip.putNextEntry(stored(one.getKey(), one.getValue().length, only));
                zip.write(one.getValue());
            }
            zip.putNextEntry(stored(huge, 200L << 20, crc));
            for (int mb = 0; mb < 200; mb++) {
                zip.write(new byte[1 << 20]);
            }
        }

        var answer = VerifierProgram.runCompiled(program, "16m", "--key", logKey(), "" + file);
        assertThat(answer.exit()).as(answer.said()).isEqualTo(1);
        assertThat(answer.said())
                .contains("WRONG  %s：没有列出此文件".formatted(huge))
                .contains("faults，见上")
                .doesNotContain("OutOfMemory");
    }

    static ZipEntry stored(String name, long size, CRC32 crc) {
        var entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(size);
        entry.setCrc(crc.getValue());
        entry.setTimeLocal(LocalDateTime.of(2000, 1, 1, 0, 0));
        return entry;
    }

    @Test
    void givenAnotherKey_whenChecked_thenItIsNotTheLogsSignature() throws Exception {
        SigningKey forger = SigningKey.generate(SampleLog.ORIGIN, KeyType.ED25519);
        byte[] forged = LOG.caseFile(LOG.signedBy(forger)).zip();

        assertThat(check(GOOD, forger.verifier().toString()))
                .satisfies(a -> assertThat(a.exit()).isEqualTo(1))
                .satisfies(a -> assertThat(a.said()).contains("没有账本的有效签名"));
        assertThat(check(forged).said()).contains("没有账本的有效签名");
        Zipped withItsKey = new Zipped(forged)
                .put("keys.txt", forger.verifier() + "\n" + witnessKey() + "\n")
                .relisted();
        assertThat(check(withItsKey.bytes()).said()).contains("come from the file itself");
        assertThat(check(withItsKey.bytes(), logKey()).exit()).isEqualTo(1);
    }

    @Test
    void givenAWitnessThatHasNotSigned_whenItsKeyIsGiven_thenThatIsWrong() throws Exception {
        byte[] alone = LOG.caseFile(LOG.signedBy(LOG.log)).zip();

        assertThat(check(alone, logKey()).exit()).isZero();
        Answer answer = check(alone, logKey(), witnessKey());
        assertThat(answer.exit()).isEqualTo(1);
        assertThat(answer.said()).contains("which you gave, has not signed: committee.test/w1");
    }

    @Test
    void givenOnlyAWitnessesOrAnotherLogsSignature_whenChecked_thenTheLogsIsMissing() throws Exception {
        SigningKey another = SigningKey.generate("another.test/log", KeyType.ED25519);
        String text = LOG.cosigned().text();
        var signed = List.of(LOG.witness.cosign(text, SampleLog.SEEN), another.sign(text));
        byte[] withoutTheLog = LOG.caseFile(new SignedNote(text, signed)).zip();

        Answer answer = check(withoutTheLog, witnessKey(), another.verifier().toString());
        assertThat(answer.exit()).isEqualTo(1);
        assertThat(answer.said()).contains("no valid signature of the log");
    }

    @Test
    void givenAWitnessesSignatureThatFails_whenChecked_thenThatIsWrong() throws Exception {
        var signed = LOG.signedBy(LOG.log);
        var wrong = signed.with(LOG.witness.cosign("another text\n", SampleLog.SEEN));

        Answer answer = check(LOG.caseFile(wrong).zip());
        assertThat(answer.exit()).isEqualTo(1);
        assertThat(answer.said()).contains("a signature is not valid: committee.test/w1");
    }

    /** 24 and newer, and late updates of older ones, have it: what this one says it cannot do. */
    private static final boolean CAN_ML_DSA = Security.getProvider("SUN").getService("Signature", "ML-DSA") != null;

    private static final List<VerifierKey> ALL =
            List.of(LOG.log.verifier(), LOG.witness.verifier(), LOG.second.verifier());

    @Test
    void givenALineByMlDsa44_whenTheJdkHasIt_thenTheLineIsChecked() throws Exception {
        Path file = write(LOG.cosignedTwice());
        Answer whole = VerifierProgram.run(program, "--key", logKey(), "--key", second(), "" + file);
        Path other = write(LOG.cosigned().with(LOG.second.cosign(another(), SampleLog.SEEN)));
        Answer wrong = VerifierProgram.run(program, other.toString());

        assertThat(whole.exit()).as(whole.said()).isEqualTo(CAN_ML_DSA ? 0 : 2);
        assertThat(whole.said())
                .contains(CAN_ML_DSA ? "valid: 见证 / witness" : "skipped: committee.test/w1")
                .contains(Fingerprint.of(LOG.second.verifier()));
        assertThat(wrong.exit()).as(wrong.said()).isEqualTo(CAN_ML_DSA ? 1 : 0);
        assertThat(wrong.said()).contains(CAN_ML_DSA ? "a signature is not valid" : "skipped");
    }

    @Test
    void givenALineByMlDsa44_whenTheJdkIsOlder_thenItIsSaidThatTheLineWasSkipped() throws Exception {
        Path file = write(LOG.cosignedTwice());
        Answer whole = VerifierProgram.runWithoutMlDsa(program, "--key", logKey(), "" + file);
        Answer asked = VerifierProgram.runWithoutMlDsa(program, "--key", second(), "" + file);

        assertThat(whole.exit()).as(whole.said()).isZero();
        assertThat(whole.said()).contains("全部相符 / ALL RIGHT", "not among the keys used");
        assertThat(asked.exit()).as(asked.said()).isEqualTo(1);
        asked = VerifierProgram.runWithoutMlDsa(program, "--key", logKey(), "--key", second(), "" + file);
        assertThat(asked.exit()).as(asked.said()).isEqualTo(2);
        assertThat(asked.said())
                .contains("skipped: committee.test/w1", "needs JDK 24 or newer")
                .doesNotContain("ALL RIGHT");
        Answer believed = VerifierProgram.runWithoutMlDsa(program, "" + file);
        assertThat(believed.exit()).as(believed.said()).isZero();
        assertThat(believed.said()).contains("ALL RIGHT", "ML-DSA-44 signatures skipped: 1");
    }

    @Test
    void givenAKeyOfMlDsa44ThatIsCut_whenGiven_thenItIsNone() throws Exception {
        String cut = second().substring(0, second().length() - 4);
        assertThat(check(GOOD, cut).said()).contains("not a valid vkey");
    }

    private static Path write(SignedNote checkpoint) throws Exception {
        return Files.write(
                folder.resolve("two.zip"), LOG.caseFile(checkpoint, ALL).zip());
    }

    private static String second() {
        return LOG.second.verifier().toString();
    }

    private static String another() {
        return LOG.cosigned().text().replace("\n18\n", "\n17\n");
    }

    @Test
    void givenWhatIsNoCaseFile_whenChecked_thenItSaysThatItCannotBe() throws Exception {
        refused(Arrays.copyOf(GOOD, GOOD.length - 100), "not as it was handed out");
        refused(Arrays.copyOf(GOOD, GOOD.length / 2), "not as it was handed out");
        refused(new byte[21], "not as it was handed out");
        refused(good().put("events/000001.leaf.jsom", "x").bytes(), "not of a case file");
        refused(good().renaming("events/000001.leaf.json", "../../../../x/leaf.json"), "not of a case file");
        refused(good().renaming("events/000001.leaf.json", "events/000002.leaf.json"), "two files have the name");
        refused(good().put("README.md", "x".repeat((8 << 20) + 1)).bytes(), "too large");
        refused(good().put("case.txt", "case-file 2\n").bytes(), "case.txt has not the right form");
        refused(good().remove("checkpoint").bytes(), "checkpoint is missing");
        refused(good().put("keys.txt", "").bytes(), "not a valid vkey");
    }

    private static void refused(byte[] zip, String said) throws Exception {
        Answer answer = check(zip);
        assertThat(answer.exit()).as(answer.said()).isEqualTo(2);
        assertThat(answer.said()).contains("CANNOT BE CHECKED", said).doesNotContain("\tat ");
    }

    @Test
    void givenASlip_whenChecked_thenItTellsHowItIsUsed() throws Exception {
        assertThat(VerifierProgram.run(program, "--kee").exit()).isEqualTo(2);
        for (String[] slip : new String[][] {{"--kee"}, {"one", "two"}, {"--key"}, {"--key", "none", "x"}}) {
            Answer answer = VerifierProgram.answerOfCompiled(program, slip);
            assertThat(answer.exit()).isEqualTo(2);
            assertThat(answer.said()).containsAnyOf("usage: java Verify.java", "not a valid vkey");
        }
    }
}
