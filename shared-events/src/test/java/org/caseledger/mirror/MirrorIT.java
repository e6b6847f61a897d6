package org.caseledger.mirror;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.caseledger.mirror.SimulatedDistrict.Fault;
import org.caseledger.text.LabelledException;
import org.caseledger.text.Sha256;
import org.caseledger.tlog.NoteSignature;
import org.caseledger.tlog.SignedNote;
import org.caseledger.tlog.Tile;
import org.caseledger.tlog.TileName;
import org.caseledger.tlog.TiledNodes;
import org.caseledger.tlog.Tree;
import org.caseledger.witness.AddCheckpoint;
import org.caseledger.witness.WitnessServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A mirror and a district that may do anything. */
class MirrorIT {
    private static final String HASH = Sha256.hex(SimulatedDistrict.ORIGIN);
    private static final Duration SELDOM = Duration.ofHours(1);
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @TempDir
    Path data;

    private final List<String> told = new CopyOnWriteArrayList<>();
    private SimulatedDistrict district;
    private Mirror mirror;
    private WitnessServer server;

    @BeforeEach
    void begin() throws IOException {
        district = new SimulatedDistrict();
        open();
    }

    @AfterEach
    void end() throws IOException {
        close();
        district.close();
    }

    private void open() throws IOException {
        var log = new MirroredLog(List.of(district.verifier()), district.url(), SimulatedDistrict.LOGIN);
        mirror = Mirror.open(data, "city.test/m1", true, List.of(log), SELDOM, Clock.systemUTC(), told::add);
        server = WitnessServer.start(
                mirror.witness(),
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                Map.of(CopyServer.PATH, new CopyServer(mirror)),
                told::add);
    }

    private void close() throws IOException {
        if (server != null) {
            server.close();
            server = null;
            mirror.close();
        }
    }

    private void reopen() throws IOException {
        close();
        open();
    }

    private URI address(String path) {
        return URI.create("http://127.0.0.1:%d%s".formatted(server.port(), path));
    }

    private HttpResponse<byte[]> get(String path) {
        return CLIENT.sendAsync(HttpRequest.newBuilder(address(path)).build(), BodyHandlers.ofByteArray())
                .join();
    }

    private String cache(String path) {
        return get(path).headers().firstValue("Cache-Control").orElse("");
    }

    private HttpResponse<String> add(AddCheckpoint request) {
        return CLIENT.sendAsync(
                        HttpRequest.newBuilder(address("/add-checkpoint"))
                                .POST(BodyPublishers.ofString(request.body()))
                                .build(),
                        BodyHandlers.ofString())
                .join();
    }

    private void cosignsFrom(long old) {
        var answer = add(district.growth(old));
        assertThat(answer.statusCode()).as("%s %s", answer.body(), told).isEqualTo(200);
        var note = district.checkpoint();
        for (String line : answer.body().lines().toList()) {
            var cosigned = note.with(NoteSignature.parse(line));
            assertThat(cosigned.verify(mirror.witness().keys())).hasSize(1);
        }
    }

    private long size() {
        return mirror.sizes().get(SimulatedDistrict.ORIGIN);
    }

    private Path records(int first) {
        return data.resolve(HASH).resolve("records").resolve("%012d.jsonl".formatted(first));
    }

    private List<Path> evidence() throws IOException {
        try (var files = Files.list(data)) {
            return files.filter(f -> f.getFileName().toString().startsWith("evidence-"))
                    .toList();
        }
    }

    @Test
    void whatIsCosignedIsOnDisk_andServedAsALog() throws IOException {
        district.grow(300);
        cosignsFrom(0);
        district.grow(9000);
        cosignsFrom(300);
        assertThat(Files.readAllLines(records(1))).hasSize(SegmentFiles.EVENTS);
        assertThat(Files.readAllLines(records(2 * SegmentFiles.EVENTS + 1))).hasSize(9300 - 2 * SegmentFiles.EVENTS);

        reopen();
        assertThat(size()).isEqualTo(9300);
        var prefix = CopyServer.PATH + HASH + "/";
        var checkpoint = SignedNote.parse(get(prefix + "checkpoint").body());
        assertThat(checkpoint.verify(mirror.witness().keys())).hasSize(2);
        assertThat(cache(prefix + "checkpoint")).isEqualTo("max-age=1");
        assertThat(cache(prefix + "tile/0/000")).isEqualTo("max-age=31536000, immutable");
        assertThat(cache(prefix + "tile/0/099")).isEmpty();
        var post = CLIENT.sendAsync(
                        HttpRequest.newBuilder(address(prefix + "checkpoint"))
                                .POST(BodyPublishers.noBody())
                                .build(),
                        BodyHandlers.discarding())
                .join();
        assertThat(post.statusCode()).isEqualTo(405);
        assertThat(post.headers().allValues("Allow")).containsExactly("GET");
        var served = new TiledNodes((level, index) -> {
            int width = TileName.widthIn(level, index, 9300);
            var name = new TileName(level, index, width).path();
            return Tile.of(get(prefix + name).body());
        });
        assertThat(new Tree(9300, served).root()).isEqualTo(district.tree(9300).root());
        assertThat(get(prefix + "tile/0/036.p/85").statusCode()).isEqualTo(404);
        // Whoever asks through the proxy that has the certificate asks from this machine.
        for (var path : List.of(
                "tile/entries/036.p/84",
                "tile/entries/000",
                "index",
                "records/000000000001.jsonl",
                "cases.jsonl",
                "office.sealed",
                "held.checkpoint",
                "../witness.key",
                "x",
                "records/../../witness.key",
                "%2e%2e/witness.key")) {
            assertThat(get(prefix + path).statusCode()).as(path).isEqualTo(404);
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void givenADistrictThatMisbehaves_whenItAsks_thenNothingIsCosigned_untilItDoesNot(Fault fault) throws IOException {
        district.grow(300);
        cosignsFrom(0);
        district.grow(500);
        district.misbehaves(fault);

        var answer = add(district.growth(300));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(fault == Fault.CHANGES_ONE ? 422 : 503);
        assertThat(size()).isEqualTo(300);
        assertThat(told).anyMatch(line -> line.contains("not fetched") || line.contains("ALARM"));

        reopen();
        assertThat(size()).as("after a start, too").isEqualTo(300);
        district.misbehaves(Fault.NONE);
        cosignsFrom(300);
        assertThat(size()).isEqualTo(800);
    }

    @Test
    void givenADistrictThatRewritesItsPast_whenItAsks_thenItIsRefused_andTheProofKept() throws IOException {
        district.grow(300);
        cosignsFrom(0);
        district.shrink(200);
        district.grow(400);

        assertThat(add(district.growth(300)).statusCode()).isEqualTo(422);
        assertThat(told).anyMatch(line -> line.startsWith("警报 ALARM: " + SimulatedDistrict.ORIGIN));
        assertThat(evidence()).isNotEmpty();
        assertThat(evidence())
                .anySatisfy(file -> assertThat(file)
                        .content()
                        .contains(SimulatedDistrict.ORIGIN + "\n300\n", SimulatedDistrict.ORIGIN + "\n600\n"));
        reopen();
        assertThat(size()).as("the first history stays").isEqualTo(300);
    }

    @Test
    void givenADistrictThatLacksRecords_whenTheMirrorFetches_thenItAlarms() throws IOException {
        district.grow(300);
        cosignsFrom(0);
        district.shrink(250);
        reopen();
        mirror.start();

        await().untilAsserted(() -> assertThat(told).anyMatch(line -> line.contains("less than the 300")));
        assertThat(add(district.growth(0)).statusCode()).isEqualTo(409);
        assertThat(size()).isEqualTo(300);
    }

    @Test
    void theMirrorFetchesAndCosignsByItself() {
        district.grow(300);
        mirror.start();

        await().until(() -> mirror.witness().latest(HASH).isPresent());
        assertThat(size()).isEqualTo(300);
    }

    @Test
    void givenWhatACrashLeft_whenTheMirrorStarts_thenItIsDroppedAndFetchedAgain() throws IOException {
        district.grow(5000);
        cosignsFrom(0);
        close();
        Files.writeString(records(SegmentFiles.EVENTS + 1), "{\"position\":5001,", StandardOpenOption.APPEND);
        Files.writeString(data.resolve(HASH).resolve(".held.checkpoint.1.tmp"), "half");
        Files.writeString(data.resolve(HASH).resolve("cases.jsonl"), "{\"case", StandardOpenOption.APPEND);
        open();

        assertThat(told).anyMatch(line -> line.contains("dropped what was half written: 17 bytes"));
        assertThat(data.resolve(HASH).resolve(".held.checkpoint.1.tmp")).doesNotExist();
        assertThat(size()).isEqualTo(5000);
        district.grow(10);
        cosignsFrom(5000);
        assertThat(Files.readAllLines(data.resolve(HASH).resolve("cases.jsonl")))
                .hasSize(5010);
    }

    @Test
    void givenADamagedRecord_whenTheMirrorStarts_thenItNamesTheFile_whichIsFetchedAnew() throws IOException {
        district.grow(5000);
        cosignsFrom(0);
        close();
        var file = records(SegmentFiles.EVENTS + 1);
        var bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);

        assertThatThrownBy(this::open).isInstanceOf(LabelledException.class).hasMessageContaining(file.toString());
        assertThat(Files.readAllBytes(file)).as("nothing is removed").isEqualTo(bytes);
        Files.delete(file);
        open();
        assertThat(told).anyMatch(line -> line.contains("records after position 4096 are missing"));
        district.grow(1);
        cosignsFrom(5000);
        assertThat(Files.readAllLines(file)).hasSize(905);
    }

    @Test
    void givenADamagedRowOfACase_whenTheMirrorStarts_thenThoseBehindItAreFetchedAnew() throws IOException {
        district.grow(5000);
        cosignsFrom(0);
        close();
        var file = data.resolve(HASH).resolve("cases.jsonl");
        var lines = Files.readAllLines(file);
        var whole = List.copyOf(lines);
        lines.set(2000, "x" + lines.get(2000).substring(1));
        Files.write(file, lines);

        open();
        district.grow(1);
        cosignsFrom(5000);
        assertThat(Files.readAllLines(file)).hasSize(5001).containsAll(whole);
    }

    @Test
    void givenADiskThatTakesNothing_whenTheDistrictAsks_thenNothingIsCosigned_untilItDoes() throws IOException {
        district.grow(4096);
        cosignsFrom(0);
        Files.createDirectory(records(SegmentFiles.EVENTS + 1));
        district.grow(10);

        assertThat(add(district.growth(4096)).statusCode()).isEqualTo(503);
        assertThat(told).anyMatch(line -> line.contains("not fetched"));
        Files.delete(records(SegmentFiles.EVENTS + 1));
        cosignsFrom(4096);
    }

    private void saysThatTheDiskIsFull_andSignsNothing() {
        district.grow(4500);
        for (int time = 0; time < 2; time++) {
            assertThat(add(district.growth(4096)).statusCode()).isEqualTo(503);
        }
        assertThat(size()).isEqualTo(4096);
        assertThat(mirror.witness().sizes()).containsEntry(SimulatedDistrict.ORIGIN, 4096L);
        assertThat(told).filteredOn(line -> line.contains("the disk is full")).isNotEmpty();
        told.clear();
    }

    @Test
    @Tag("long") // takes root
    void givenAFullDisk_whenTheDistrictAsks_thenItIsSaid_andNothingIsCosigned_untilThereIsRoom() throws IOException {
        close();
        try (var disk = SmallDisk.over(data, "16m")) {
            open();
            district.grow(4096);
            cosignsFrom(0);
            var filling = disk.fill();
            saysThatTheDiskIsFull_andSignsNothing();
            reopen();
            saysThatTheDiskIsFull_andSignsNothing();
            Files.delete(filling);
            cosignsFrom(4096);
            reopen();
            assertThat(size()).isEqualTo(4096 + 2 * 4500);
            close();
        }
    }

    /** Without a disk of its own: what is written to /dev/full finds no space left. */
    @Test
    void givenNoSpaceForRecords_whenTheDistrictAsks_thenItIsSaid_andNothingIsCosigned() throws IOException {
        district.grow(4096);
        cosignsFrom(0);
        Files.createSymbolicLink(records(SegmentFiles.EVENTS + 1), Path.of("/dev/full"));
        saysThatTheDiskIsFull_andSignsNothing();
        Files.delete(records(SegmentFiles.EVENTS + 1));
        cosignsFrom(4096);
    }

    @Test
    void givenADestroyedCase_thenItsKeyAndEvidenceAreGoneFromTheMirror() throws IOException {
        var caseId = UUID.randomUUID();
        district.grow(10);
        district.record(caseId, "ComplaintReceived", "{}");
        district.keep(caseId, "sealed".getBytes(UTF_8));
        cosignsFrom(0);
        var file = data.resolve(HASH).resolve("files/%s/%s".formatted(caseId, "a".repeat(64)));
        var cases = data.resolve(HASH).resolve("cases.jsonl");
        await().untilAsserted(() -> assertThat(file).hasContent("sealed"));
        await().untilAsserted(() -> assertThat(cases).content().contains(caseId.toString()));

        district.record(caseId, "CaseDestroyed", "{}");
        district.grow(1);
        cosignsFrom(11);
        await().untilAsserted(() -> assertThat(file).doesNotExist());
        await().untilAsserted(() -> assertThat(cases).content().doesNotContain(caseId.toString()));
        assertThat(Files.readAllLines(cases)).hasSize(11);
    }

    private void openUnder(String origin) throws IOException {
        close();
        district.beginAnew(origin);
        district.given();
        open();
    }

    private void cosignsUnder(String origin, int size) throws IOException {
        cosignsFrom(0);
        assertThat(mirror.sizes()).containsEntry(origin, (long) size);
        var copy = data.resolve(Sha256.hex(origin));
        var lines = 0;
        for (Path file : new SegmentFiles(copy.resolve("records")).all()) {
            lines += Files.readAllLines(file).size();
        }
        assertThat(lines).isEqualTo(size);
        assertThat(Files.readAllLines(copy.resolve("cases.jsonl"))).hasSize(size);
    }

    @Test
    void givenALogThatBeginsAnew_thenItsCopyBeginsWithTheRecordsThatAreHere() throws IOException {
        district.grow(5000);
        cosignsFrom(0);
        openUnder("district.test/log-2");
        district.grow(10);

        cosignsUnder("district.test/log-2", 5010);
        assertThat(district.given()).as("the first one, and what is new").isEqualTo(11);
        assertThat(Files.readAllLines(records(1))).as("the old copy").hasSize(4096);
        reopen();
        assertThat(mirror.sizes()).containsEntry("district.test/log-2", 5010L);
    }

    @Test
    void givenALogThatBeginsAnewBehindWhatIsHere_thenItsCopyHasNoneOfWhatWasLost() throws IOException {
        district.grow(5000);
        cosignsFrom(0);
        district.shrink(4200);
        openUnder("district.test/log-2");
        cosignsUnder("district.test/log-2", 4200);
        assertThat(district.given()).isEqualTo(1);
        district.grow(900);
        assertThat(add(district.growth(4200)).statusCode()).isEqualTo(200);
        assertThat(mirror.sizes()).containsEntry("district.test/log-2", 5100L);
    }

    @Test
    void givenALogThatBeginsAnewWithOtherRecords_thenAllAreFetched() throws IOException {
        district.grow(5000);
        cosignsFrom(0);
        district.shrink(4200);
        openUnder("district.test/log-2");
        district.grow(100);

        cosignsUnder("district.test/log-2", 4300);
        assertThat(district.given()).isEqualTo(1 + 4300);
    }

    @Test
    void givenADamagedOldCopy_whenALogBeginsAnew_thenWhatIsSoundOfItIsTaken() throws IOException {
        district.grow(5000);
        cosignsFrom(0);
        var lines = Files.readAllLines(records(1));
        lines.set(3000, "damaged");
        Files.write(records(1), lines);
        openUnder("district.test/log-2");

        cosignsUnder("district.test/log-2", 5000);
        assertThat(district.given()).isEqualTo(1 + 2000);
    }

    @Test
    void thePasswordIsSentOnce_andAgainWhenTheSessionHasEnded() throws IOException {
        district.grow(300);
        cosignsFrom(0);
        district.grow(10);
        cosignsFrom(300);
        assertThat(district.logins()).isEqualTo(1);

        district.endSession();
        district.grow(10);
        cosignsFrom(310);
        assertThat(district.logins()).isEqualTo(2);
    }

    @Test
    void givenADistrictThatRefusesTheSessionAndTheLogin_thenNothingIsCosigned() throws IOException {
        district.grow(300);
        cosignsFrom(0);
        district.misbehaves(Fault.REFUSES);
        district.grow(10);

        assertThat(add(district.growth(300)).statusCode()).isEqualTo(503);
        assertThat(told).anyMatch(line -> line.contains("api/mirror/session answered 401"));
        assertThat(district.logins()).as("once more for each of two fetches").isEqualTo(3);
    }

    @Test
    void givenADistrictWithoutSessions_thenThePasswordIsSentWithEachRequest() throws IOException {
        district.hasNoSessions();
        district.grow(300);
        cosignsFrom(0);
        district.grow(10);
        cosignsFrom(300);
    }

    @Test
    void aNoteOfAnotherKeyIsRefusedBeforeAnythingIsFetched() throws IOException {
        district.grow(10);
        try (var other = new SimulatedDistrict()) {
            other.grow(10);
            assertThat(add(other.growth(0)).statusCode()).isEqualTo(403);
        }
        assertThat(size()).isZero();
        assertThat(records(1)).doesNotExist();
    }
}
