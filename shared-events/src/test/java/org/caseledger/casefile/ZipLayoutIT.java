package org.caseledger.casefile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.caseledger.casefile.VerifierProgram.Answer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The program in the case file accepts no ZIP in which programs that read it otherwise would find other files. */
class ZipLayoutIT {
    private static final SampleLog LOG = new SampleLog();
    private static final byte[] GOOD = LOG.caseFile(LOG.cosigned()).zip(LOG.signing());
    private static final int LOCAL = 0x04034b50;
    private static final int CENTRAL = 0x02014b50;
    private static final int END = 22;

    @TempDir
    private static Path folder = Path.of("");

    private static Path program = Path.of("");

    @BeforeAll
    static void unpackTheProgram() throws Exception {
        var source = new Zipped(GOOD).files().get("Verify.java");
        program = Files.write(folder.resolve("Verify.java"), source);
        VerifierProgram.compile(program);
    }

    private static Answer check(byte[] zip) throws Exception {
        var file = Files.write(folder.resolve("case.zip"), zip);
        return VerifierProgram.answerOfCompiled(
                program, "--key", LOG.log.verifier().toString(), file.toString());
    }

    private static void refused(byte[] zip) throws Exception {
        var answer = check(zip);
        assertThat(answer.exit()).as(answer.said()).isEqualTo(2);
        assertThat(answer.said())
                .contains("the ZIP is not as it was handed out", "unpack it and check the folder")
                .doesNotContain("ALL RIGHT", "Exception");
    }

    /** Where each local header begins, and last the directory. */
    private static List<Integer> begins() {
        var zip = little(GOOD);
        var begins = new ArrayList<Integer>();
        int at = 0;
        while (zip.getInt(at) == LOCAL) {
            begins.add(at);
            at += 30 + zip.getShort(at + 26) + zip.getShort(at + 28) + zip.getInt(at + 18);
        }
        assertThat(zip.getInt(at)).isEqualTo(CENTRAL);
        begins.add(at);
        return begins;
    }

    private static ByteBuffer little(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** With more bytes at a place, and a directory that knows where everything is now. */
    private static byte[] with(byte[] more, int at) {
        var zip = ByteBuffer.allocate(GOOD.length + more.length).order(ByteOrder.LITTLE_ENDIAN);
        zip.put(GOOD, 0, at).put(more).put(GOOD, at, GOOD.length - at);
        int before = begins().get(begins().size() - 1);
        int directory = at <= before ? before + more.length : before;
        for (int line = directory; zip.getInt(line) == CENTRAL; ) {
            int offset = zip.getInt(line + 42);
            zip.putInt(line + 42, offset < at ? offset : offset + more.length);
            line += 46 + zip.getShort(line + 28);
        }
        zip.putInt(zip.capacity() - END + 16, directory);
        return zip.array();
    }

    private static byte[] entry(String name, byte[] content) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            var crc = new CRC32();
            crc.update(content);
            zip.putNextEntry(VerifyIT.stored(name, content.length, crc));
            zip.write(content);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return Arrays.copyOf(bytes.toByteArray(), 30 + name.length() + content.length);
    }

    @Test
    void givenAnEntryThatTheDirectoryLacks_whenUnpackedAsItStreams_thenItIsThere_andTheCheckRefuses() throws Exception {
        var forged = "{\"forged\":true}".getBytes(UTF_8);
        var name = "events/000002.payload.json";
        for (int at : begins()) {
            var zip = with(entry(name, forged), at);
            var streamed = new ArrayList<String>();
            try (var in = new ZipInputStream(new ByteArrayInputStream(zip), UTF_8)) {
                for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                    if (entry.getName().equals(name)) {
                        streamed.add(new String(in.readAllBytes(), UTF_8));
                    }
                }
            }
            assertThat(streamed).hasSize(2).contains(new String(forged, UTF_8));
            refused(zip);
        }
    }

    static Stream<Arguments> layouts() {
        int first = begins().get(1);
        int directory = begins().get(begins().size() - 1);
        return Stream.of(
                layout("bytes before the first file", zip -> with(new byte[] {1, 2, 3}, 0)),
                layout("bytes between two files", zip -> with(new byte[] {1, 2, 3}, first)),
                layout("bytes before the directory", zip -> with(new byte[4], directory)),
                layout("bytes after the directory", zip -> with(new byte[4], GOOD.length - END)),
                layout("a comment", ZipLayoutIT::commented),
                layout(
                        "another version",
                        zip -> little(zip).put(first + 4, (byte) 20).array()),
                layout(
                        "another flag",
                        zip -> little(zip).put(first + 6, (byte) 8).array()),
                layout(
                        "another method",
                        zip -> little(zip).put(first + 8, (byte) 8).array()),
                layout("another time", zip -> little(zip).putInt(first + 10, 1).array()),
                layout("another CRC", zip -> little(zip).putInt(first + 14, 1).array()),
                layout(
                        "another packed size",
                        zip -> little(zip).putInt(first + 18, 1).array()),
                layout("another size", zip -> little(zip).putInt(first + 22, 1).array()),
                layout(
                        "another name",
                        zip -> little(zip).put(first + 30, (byte) 'X').array()),
                layout("another CRC everywhere", ZipLayoutIT::anotherCrc));
    }

    private static Arguments layout(String what, UnaryOperator<byte[]> how) {
        return Arguments.of(what, how);
    }

    private static byte[] commented(byte[] zip) {
        return little(Arrays.copyOf(zip, zip.length + 3))
                .putShort(zip.length - 2, (short) 3)
                .array();
    }

    private static byte[] anotherCrc(byte[] zip) {
        int directory = begins().get(begins().size() - 1);
        return little(zip).putInt(14, 1).putInt(directory + 16, 1).array();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("layouts")
    void givenAZipLaidOutOtherwise_whenChecked_thenRefused(String what, UnaryOperator<byte[]> how) throws Exception {
        assertThat(check(GOOD).exit()).isZero();
        refused(how.apply(GOOD.clone()));
    }

    @Test
    void givenABitOfAHeaderOrOfTheDirectoryTurned_whenChecked_thenNoneOf500Passes() throws Exception {
        var places = new ArrayList<Integer>();
        var begins = begins();
        int directory = begins.remove(begins.size() - 1);
        for (int begin : begins) {
            int length = 30 + little(GOOD).getShort(begin + 26);
            for (int n = 0; n < length; n++) {
                places.add(begin + n);
            }
        }
        for (int at = directory; at < GOOD.length; at++) {
            places.add(at);
        }
        var random = new Random(20260302);
        for (int n = 0; n < 500; n++) {
            var zip = GOOD.clone();
            int at = places.get(random.nextInt(places.size()));
            zip[at] ^= (byte) (1 << random.nextInt(8));
            var answer = check(zip);
            assertThat(answer.exit()).as("byte %d: %s", at, answer.said()).isEqualTo(2);
            assertThat(answer.said()).doesNotContain("Exception");
        }
    }

    @Test
    void givenMoreFilesThanASmallZipCounts_whenChecked_thenItsLayoutIsThatOfALargeOne() throws Exception {
        var bytes = new ByteArrayOutputStream();
        var zip = new StoredZip(bytes);
        for (var file : new Zipped(GOOD).files().entrySet()) {
            zip.add(file.getKey(), file.getValue());
        }
        for (int n = 0; n < 66_000; n++) {
            zip.add("noticed/%06d.leaf.json".formatted(n), new byte[0]);
        }
        zip.finish();
        var answer = check(bytes.toByteArray());
        assertThat(answer.exit()).as("what case.txt does not count").isEqualTo(1);

        var turned = bytes.toByteArray();
        turned[turned.length - END - 30] ^= 1;
        refused(turned);
    }
}
