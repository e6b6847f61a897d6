package org.caseledger.api.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.caseledger.api.office.DataDirectory;
import org.caseledger.api.postgres.EmbeddedDatabase;
import org.caseledger.api.testing.Answer;
import org.caseledger.api.testing.Cases;
import org.caseledger.testing.TestFolders;
import org.caseledger.tlog.Checkpoint;
import org.caseledger.tlog.SignedNote;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.util.FileSystemUtils;

/**
 * The drill of docs/mirror.md: a district under load loses its machine, and is restored from the superior's mirror and
 * the copy of its keys.
 */
@Tag("long")
@Tag("turn-1")
class LostDistrictIT {
    private static final Duration SOON = Duration.ofMinutes(2);
    private static final String MIRROR = "city.test/m1";
    private static final int CLIENTS = 4;
    private static final long ENOUGH = 600;

    private LedgerHome home;
    private Path place;
    private final List<LedgerProcess> started = new ArrayList<>();

    @BeforeEach
    void prepare() throws IOException {
        home = LedgerHome.make();
        place = TestFolders.fresh("case-ledger-mirror-");
    }

    @AfterEach
    void clear() throws Exception {
        for (var process : started) {
            if (process.isAlive()) {
                process.kill();
            }
        }
        home.clear();
        FileSystemUtils.deleteRecursively(place);
    }

    private LedgerProcess run(Path data, String... arguments) throws IOException {
        var process = LedgerProcess.start(data, arguments);
        started.add(process);
        return process;
    }

    private String done(Path data, String... arguments) throws Exception {
        var process = run(data, arguments);
        assertThat(process.exit()).as(process.said()).isZero();
        return process.said();
    }

    private static List<String> told(LedgerProcess process, String before) {
        return process.said()
                .lines()
                .filter(line -> line.startsWith(before))
                .map(line -> line.substring(before.length()))
                .toList();
    }

    private Path mirrored() {
        return place.resolve("mirror");
    }

    private LedgerProcess mirror(String port, String logKey) throws IOException {
        Path login = place.resolve("district.login");
        Files.writeString(login, "auditor:demo-auditor\n");
        return run(
                        mirrored(),
                        "mirror",
                        "--port",
                        port,
                        "--log",
                        logKey,
                        "--from",
                        "http://127.0.0.1:" + home.port(),
                        "--login",
                        login.toString())
                .awaitReady();
    }

    /** How many records are under the last checkpoint that the mirror has signed, too. */
    private long cosigned() {
        Answer answer = home.as("auditor").get("/log/checkpoint");
        if (answer.status() != 200 || !answer.text().contains("— " + MIRROR)) {
            return 0;
        }
        return Checkpoint.parse(SignedNote.parse(answer.text()).text()).size();
    }

    @Test
    void givenADistrictUnderLoad_whenItsMachineIsLost_thenItIsRestoredFromTheMirror() throws Exception {
        var first = run(mirrored(), "mirror", "--port", "0", "--name", MIRROR).awaitReady();
        var keys = told(first, "verifier key of the mirror: ");
        var port = told(first, "ready: ").get(0).replaceAll("\\D*127.0.0.1:(\\d+)/", "$1");
        first.kill();
        home.addSampleYear();
        var district = home.serve(
                "demo",
                "--caseledger.mirror.accounts=auditor",
                "--caseledger.witness-quorum=all",
                "--caseledger.witnesses[0].url=http://127.0.0.1:" + port,
                "--caseledger.witnesses[0].vkey=" + String.join(" ", keys));
        var logKey =
                home.as("auditor").get("/log/key").json().path(0).path("vkey").asString();
        var mirror = mirror(port, logKey);
        await().atMost(SOON).until(() -> cosigned() > 0);
        keepKeys();

        var stop = new AtomicBoolean();
        var last = new AtomicLong();
        long begun = System.nanoTime();
        long before = cosigned();
        var load = Stream.generate(() -> CompletableFuture.supplyAsync(() -> receive(stop)))
                .limit(CLIENTS)
                .toList();
        awaitCosigned(last, before + ENOUGH / 2);
        mirror.kill();
        mirror = mirror(port, logKey);
        awaitCosigned(last, before + ENOUGH);
        district.killWithReaper();
        double loaded = (System.nanoTime() - begun) / 1e9;
        stop.set(true);
        int received = load.stream().mapToInt(CompletableFuture::join).sum();
        assertThat(received).isPositive();

        var lost = log(home.database(), Long.MAX_VALUE);
        long lastNumber = lastNumber(home.database());
        home.database().close();
        FileSystemUtils.deleteRecursively(home.data().resolve("postgres"));
        assertThat(mirror.isAlive()).isTrue();
        mirror.kill();
        Path copy = place.resolve("copy");
        FileSystemUtils.copyRecursively(mirrored(), copy);

        refusesAForeignKey(copy);
        long restoring = System.nanoTime();
        var said = restore(copy);
        double seconds = (System.nanoTime() - restoring) / 1e9;
        var restored = place.resolve("restored");
        var database = EmbeddedDatabase.on(DataDirectory.open(restored)).start();
        List<String> log;
        try {
            log = log(database, Long.MAX_VALUE);
        } finally {
            database.close();
        }
        assertThat(log).as("what was cosigned").hasSizeGreaterThanOrEqualTo((int) last.get());
        assertThat(log).isEqualTo(lost.subList(0, log.size()));
        assertThat(said).contains("agrees: ", "goes on from ", "so nothing is signed");

        goesOn(restored, lost.size(), log.size(), lastNumber);
        System.out.printf(
                "lost district: %d events, %d complaints received in %.1f s by %d clients; cosigned by the mirror up to %d; "
                        + "restored %d in %.1f s (start, views and verification included); 0 cosigned events lost, %d not cosigned%n",
                lost.size(), received, loaded, CLIENTS, last.get(), log.size(), seconds, lost.size() - log.size());
    }

    private void awaitCosigned(AtomicLong last, long size) {
        await().atMost(SOON)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> last.accumulateAndGet(cosigned(), Math::max) >= size);
    }

    /** As the office keeps them today, in another place. */
    private void keepKeys() throws IOException {
        Files.createDirectories(place.resolve("keys"));
        for (var key : List.of("master.key", "log.key")) {
            Files.copy(
                    home.data().resolve("keys").resolve(key),
                    place.resolve("keys").resolve(key));
        }
    }

    private int receive(AtomicBoolean stop) {
        int received = 0;
        var intake = home.as("intake");
        while (!stop.get()) {
            try {
                if (intake.post("/api/complaints", Cases.RECEIPT).status() == 201) {
                    received++;
                }
            } catch (RuntimeException | AssertionError machineLost) {
                return received;
            }
        }
        return received;
    }

    private String restore(Path copy) throws Exception {
        return done(
                place.resolve("restored"),
                "restore",
                copy.toString(),
                "--keys",
                place.resolve("keys").toString());
    }

    private void refusesAForeignKey(Path copy) throws Exception {
        Path other = Files.createDirectories(place.resolve("other"));
        Files.writeString(other.resolve("master.key"), "A".repeat(43) + "=\n");
        var refused = run(place.resolve("refused"), "restore", copy.toString(), "--keys", other.toString());
        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.said()).contains("no master key (master.key) that goes with the copy");
        assertThat(place.resolve("refused")).doesNotExist();
    }

    private void goesOn(Path restored, long seen, long head, long lastNumber) throws Exception {
        if (seen > head) {
            assertThat(done(
                            restored,
                            "go-on",
                            "--by",
                            "admin",
                            "--reason",
                            "the machine was lost, restored from the mirror",
                            "--seen",
                            "" + seen))
                    .contains("the log goes on after position " + head);
        }
        assertThat(done(restored, "log-key", "--begin-anew", "district.test/log-2"))
                .contains("the log goes on as district.test/log-2");
        var serving = run(restored, "serve", "--port", "" + home.port()).awaitReady();
        var answer = home.as("intake").post("/api/complaints", Cases.RECEIPT);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        var number = home.as("dispatcher").get(answer.header("Location")).field("number");
        assertThat(Long.parseLong(number.replaceAll(".*〕(\\d+)号", "$1")))
                .as("no number is given twice")
                .isGreaterThan(lastNumber);
        await().atMost(SOON)
                .until(() -> home.as("auditor").get("/log/checkpoint").text().startsWith("district.test/log-2\n"));
        assertThat(serving.stop()).isIn(0, 143);
        assertThat(done(restored, "verify")).contains("agrees: ");
    }

    private static long lastNumber(EmbeddedDatabase database) throws IOException {
        return on(database)
                .sql("SELECT number FROM ledger.case_number ORDER BY year DESC, number DESC LIMIT 1")
                .query(Long.class)
                .single();
    }

    private static JdbcClient on(EmbeddedDatabase database) throws IOException {
        return JdbcClient.create(new DriverManagerDataSource(database.url(), database.username(), database.password()));
    }

    private static List<String> log(EmbeddedDatabase database, long upTo) throws IOException {
        return on(database).sql("""
                        select position || ' ' || event_id || ' ' || encode(leaf_hash, 'hex')
                               || ' ' || encode(code, 'hex')
                          from ledger.event where position <= :upTo order by position
                        """).param("upTo", upTo).query(String.class).list();
    }
}
