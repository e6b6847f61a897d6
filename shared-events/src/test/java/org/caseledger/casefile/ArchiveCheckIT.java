package org.caseledger.casefile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.caseledger.casefile.ArchiveCheck.ArchiveFault;
import org.caseledger.text.LabelledException;
import org.caseledger.tlog.KeyType;
import org.caseledger.tlog.SigningKey;
import org.caseledger.tlog.VerifierKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** An archive package that is intact is taken over; what was tampered with in it is named. */
class ArchiveCheckIT {
    private static final SampleLog LOG = new SampleLog();
    private static final String FOLDER = "cases/" + SampleLog.CASE + "/";
    private static final byte[] GOOD = packed();

    @TempDir
    private static Path folder = Path.of("");

    private static byte[] packed() {
        var out = new ByteArrayOutputStream();
        try {
            var zip = new ArchiveZip(out, "archive-20260302-18");
            var holds = zip.add(LOG.caseFile(LOG.cosigned()), LOG.opening());
            zip.describe(row(holds), "<metadata/>\n");
            zip.finish(list -> Optional.of(LOG.log.sign(list)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static TransferRow row(TransferRow.Holds holds) {
        return new TransferRow(
                SampleLog.CASE, "郫市监投〔2026〕000001号", "投诉，“酸奶”", "一般投诉", 10, LocalDate.of(2026, 3, 2), holds);
    }

    private static ArchiveCheck.Report check(byte[] zip, VerifierKey... keys) throws IOException {
        return ArchiveCheck.of(Files.write(folder.resolve("a.zip"), zip), List.of(keys));
    }

    private static Zipped good() {
        return new Zipped(GOOD);
    }

    @Test
    void givenAWholePackage_whenChecked_thenItIsRight_andTellsWhatEachCaseHolds() throws Exception {
        var report = check(GOOD, LOG.log.verifier());

        assertThat(report.faults()).isEmpty();
        assertThat(report.cases()).singleElement().satisfies(row -> {
            assertThat(row.title()).isEqualTo("投诉，“酸奶”");
            assertThat(row.holds().events()).isEqualTo(5);
            assertThat(row.holds().documents()).isEqualTo(1);
            assertThat(row.holds().evidence()).isEqualTo(1);
            assertThat(row.holds().absent()).isEqualTo(1);
        });
        assertThat(check(GOOD).keys()).as("its own").containsExactly(LOG.log.verifier());
        assertThat(packed()).as("made again").isEqualTo(GOOD);
    }

    @Test
    void givenAPackage_whenUnpacked_thenTheProgramOfEachCaseChecksItAlone() throws Exception {
        var unpacked = Files.createDirectory(folder.resolve("unpacked"));
        good().unpack(unpacked);
        var program = unpacked.resolve(FOLDER + "Verify.java");

        var answer = VerifierProgram.run(program, "--key", LOG.log.verifier().toString());
        assertThat(answer.exit()).as(answer.said()).isEqualTo(0);
        assertThat(answer.said()).contains("ALL RIGHT", SampleLog.PHOTO_FILE);
    }

    static Stream<Arguments> tamperings() {
        return Stream.of(
                changed(FOLDER + SampleLog.PHOTO_FILE, "it is not the file that events/000003"),
                changed(FOLDER + SampleLog.PAPER_FILE, "it is not the file that events/000003"),
                changed(FOLDER + "events/000001.payload.json", "it is not what was sealed"),
                changed(FOLDER + "events/000001.metadata.json", "it is not what was sealed"),
                changed(FOLDER + "events/000001.leaf.json", "it has not the right form"),
                changed(FOLDER + "events/000001.tlog-proof", "it has not the right form"),
                changed(FOLDER + "events/000003.opened.json", "it is not the file of the list"),
                changed(FOLDER + "README.md", "it is not the file of the list"),
                changed(FOLDER + "deadlines.txt", "it is not the file of the list"),
                changed(FOLDER + "withheld.txt", "it is not the file of the list"),
                changed(FOLDER + "files.txt", "no event names"),
                changed(FOLDER + "case.txt", "case.txt has not the right form"),
                changed(FOLDER + "checkpoint", "no valid signature of the log"),
                changed(FOLDER + "manifest", "the list has not the right form"),
                changed("metadata/" + SampleLog.CASE + ".xml", "it is not the file of the list"),
                changed("README.md", "it is not the file of the list"),
                Arguments.of(
                        "an event of another place",
                        (UnaryOperator<Zipped>)
                                zip -> zip.swapEvents(FOLDER + "events/000001", FOLDER + "events/000002"),
                        "it belongs to another case or place"),
                Arguments.of(
                        "a leaf of another tree",
                        (UnaryOperator<Zipped>)
                                zip -> zip.replace(FOLDER + "events/000002.leaf.json", "04:00:08", "04:00:09"),
                        "it is not in the signed log"),
                Arguments.of(
                        "a photo left out",
                        (UnaryOperator<Zipped>) zip -> zip.remove(FOLDER + SampleLog.PHOTO_FILE),
                        "the list has this file, and it is not here"),
                Arguments.of(
                        "a photo more",
                        (UnaryOperator<Zipped>) zip -> zip.put(FOLDER + "evidence/" + "0".repeat(64) + ".jpg", "x"),
                        "the list has no such file"),
                Arguments.of(
                        "the list says more",
                        (UnaryOperator<Zipped>) zip -> zip.replace("transfer-list.csv", "\"5\"", "\"6\""),
                        "transfer-list.csv: it does not agree with the case file"),
                Arguments.of(
                        "the list names another case",
                        (UnaryOperator<Zipped>) zip -> zip.replace(
                                "transfer-list.csv", SampleLog.CASE.toString(), SampleLog.ANOTHER.toString()),
                        "the transfer list has no such case"),
                Arguments.of(
                        "a list without its case",
                        (UnaryOperator<Zipped>) ArchiveCheckIT::withoutTheCase,
                        "a case that it lists is not here"),
                Arguments.of(
                        "signed by no one",
                        (UnaryOperator<Zipped>)
                                zip -> zip.put("manifest", zip.text("manifest").replaceFirst("— .*\n", "")),
                        "manifest: the list has no valid signature of the log"));
    }

    private static Arguments changed(String file, String said) {
        UnaryOperator<Zipped> how = zip -> zip.put(file, "照骗" + zip.text(file) + "\n");
        return Arguments.of(file, how, said);
    }

    private static Zipped withoutTheCase(Zipped zip) {
        zip.files().keySet().removeIf(name -> name.startsWith(FOLDER));
        return zip;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tamperings")
    void givenAPackageThatWasTamperedWith_whenChecked_thenItSaysWhatIsWrong(
            String what, UnaryOperator<Zipped> how, String said) throws Exception {
        var report = check(how.apply(good()).bytes(), LOG.log.verifier());

        assertThat(report.faults()).extracting(ArchiveFault::en).anyMatch(f -> f.contains(said));
    }

    @Test
    void givenAnotherKey_whenChecked_thenNothingOfItIsSigned() throws Exception {
        var other = SigningKey.generate(SampleLog.ORIGIN, KeyType.ED25519).verifier();

        assertThat(check(GOOD, other).faults())
                .extracting(ArchiveFault::en)
                .contains(
                        "manifest: the list has no valid signature of the log",
                        FOLDER + ": the list has no valid signature of the log");
        assertThat(check(GOOD, LOG.witness.verifier()).faults()).hasSize(2);
    }

    @Test
    void givenWhatIsNoPackage_whenChecked_thenItSaysSo() throws Exception {
        refused(Arrays.copyOf(GOOD, GOOD.length / 2), "no whole package");
        refused("照片".getBytes(UTF_8), "no whole package");
        refused(good().put("notes.txt", "x").bytes(), "no package has such a file: notes.txt");
        refused(good().renaming("transfer-list.csv", "../../../list.csv"), "no package has such a file");
        refused(good().remove("manifest").bytes(), "missing: manifest");
        refused(good().put("transfer-list.csv", "x").bytes(), "not a transfer list");
        refused(good().replace("transfer-list.csv", "2026-03-02", "今天").bytes(), "a line of the transfer list");
    }

    private static void refused(byte[] zip, String said) {
        assertThatThrownBy(() -> check(zip, LOG.log.verifier()))
                .isInstanceOfSatisfying(
                        LabelledException.class, e -> assertThat(e.en()).contains(said));
    }
}
