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
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.caseledger.api.office.DataDirectory;
import org.caseledger.api.postgres.EmbeddedDatabase;
import org.caseledger.api.testing.Caller;
import org.caseledger.api.testing.Cases;
import org.caseledger.testing.TestFolders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.util.FileSystemUtils;

/** The steps of docs/running.md, as they stand there, with the real program. */
@Tag("long")
@Tag("turn-0")
class BackupIT {
    private static final Path DOCUMENTED = Path.of("..", "docs", "running.md");
    private static final String[] LATER = {"/var/lib/case-ledger-2", "restored"};
    private static final String[] DATA = {"/var/lib/case-ledger", "data"};
    private static final String[] BACKUPS = {"/backup/case-ledger", "backups"};
    private static final String[] KEYS = {"/safe/case-ledger", "keys"};

    private LedgerHome home;
    private Path place;
    private final List<LedgerProcess> started = new ArrayList<>();

    @BeforeEach
    void prepare() throws IOException {
        home = LedgerHome.make();
        place = TestFolders.fresh("case-ledger-backup-");
    }

    @AfterEach
    void clear() throws Exception {
        for (var process : started) {
            if (process.isAlive()) {
                process.stop();
            }
        }
        home.clear();
        FileSystemUtils.deleteRecursively(place);
    }

    @Test
    void givenALedgerAtWork_whenTheDocumentedStepsAreTaken_thenNothingOfItIsLostWithItsMachine() throws Exception {
        home.addSampleYear();
        var ledger = home.serve(
                "demo",
                "--caseledger.backup.directory=" + place.resolve("daily"),
                "--caseledger.backup.keys-directory=" + place.resolve("daily-keys"));
        awaitDaily(ledger);

        var stop = new AtomicBoolean();
        var recording = CompletableFuture.supplyAsync(() -> recordUntil(stop));
        long before = head(home.database());
        for (var step : steps("./ledger backup ")) {
            assertThat(run(step)).containsAnyOf("with all events up to position ", "can be restored");
        }
        stop.set(true);
        assertThat(recording.get()).isPositive();

        long kept = eventsInBackup();
        assertThat(kept).as("recorded while it was made").isGreaterThan(before);
        var log = log(home.database(), kept);
        ledger.kill();

        for (var step : steps("./ledger restore ")) {
            assertThat(run(step)).contains("agrees: ", "restored to ");
        }
        var restored = run(place.resolve("restored"), "serve", "--port", "" + home.port());
        restored.awaitReady();
        assertThat(log(database(place.resolve("restored")), kept)).isEqualTo(log);
        var answer = home.as("intake").post("/api/complaints", Cases.RECEIPT);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        assertThat(restored.stop()).isIn(0, 143);

        refusesWhatIsNotAsItWas();
    }

    @Test
    void givenABackupThatWasKilled_whenItIsRestored_thenItIsRefusedAndTheNextOneIsMade() throws Exception {
        var serving = home.serve("serve");
        var killed = home.run("backup", at("backups"), "--keys", at("keys"));
        var unfinished = await().pollInterval(Duration.ofMillis(5)).until(this::unfinished, f -> f != null);
        killed.kill();

        assertThat(unfinished).exists();
        assertThat(refused("restore", unfinished.toString())).contains("was not finished");
        assertThat(refused("restore", at("backups"))).contains("manifest.json");

        var next = home.run("backup", at("backups"), "--keys", at("keys"));
        assertThat(next.exit()).as(next.said()).isZero();
        assertThat(unfinished).doesNotExist();
        assertThat(complete()).hasSize(1);
        assertThat(serving.stop()).isIn(0, 143);

        var stopped = home.run("backup", at("backups"), "--keys", at("keys"), "--keep", "1");
        assertThat(stopped.exit()).as(stopped.said()).isZero();
        assertThat(complete()).as("only the last is kept, with its keys").hasSize(1);
        assertThat(place.resolve("keys"))
                .isDirectoryContaining(
                        one -> one.getFileName().equals(complete().get(0).getFileName()));
        assertThat(refused("backup", at("backups"), "--keys", at("backups/keys")))
                .contains("kept apart");
    }

    private void refusesWhatIsNotAsItWas() throws Exception {
        var backup = complete().get(0);
        assertThat(refused("restore", backup.toString(), "--keys", at("nokeys")))
                .contains("no master key");
        var file = backup.resolve("postgres/global/pg_control");
        var contents = Files.readAllBytes(file);
        contents[100] ^= 1;
        Files.write(file, contents);
        assertThat(refused("restore", backup.toString())).contains("pg_control was changed");
        Files.delete(file);
        assertThat(refused("restore", backup.toString())).contains("pg_control is missing");
    }

    /** What it says with exit status 1, having put nothing there. */
    private String refused(String... arguments) throws Exception {
        var process = LedgerProcess.start(place.resolve("refused"), arguments);
        started.add(process);
        assertThat(process.exit()).as(process.said()).isEqualTo(1);
        assertThat(place.resolve("refused")).doesNotExist();
        return process.said();
    }

    private void awaitDaily(LedgerProcess ledger) {
        await().atMost(Duration.ofMinutes(2))
                .until(() -> ledger.said().contains("backed up: " + place.resolve("daily")));
        var health = home.as("admin")
                .get("/actuator/health")
                .json()
                .path("components")
                .path("backup");
        assertThat(health.path("status").asString()).isEqualTo("UP");
        assertThat(health.path("details").path("at").asString()).isNotEmpty();
    }

    /** How many complaints were received meanwhile. */
    private int recordUntil(AtomicBoolean stop) {
        int received = 0;
        Caller intake = home.as("intake");
        while (!stop.get()) {
            if (intake.post("/api/complaints", Cases.RECEIPT).status() == 201) {
                received++;
            }
        }
        return received;
    }

    /** The lines of the page that begin so, each as arguments. */
    private List<List<String>> steps(String command) throws IOException {
        var found = Files.readAllLines(DOCUMENTED).stream()
                .filter(line -> line.startsWith(command))
                .map(line -> line.replaceFirst("\\s+#.*", ""))
                .map(this::placed)
                .map(line -> List.of(line.substring("./ledger ".length()).split(" ")))
                .toList();
        assertThat(found).as(command).isNotEmpty();
        return found;
    }

    private String placed(String line) {
        var placed = line;
        for (var one : List.of(LATER, BACKUPS, KEYS)) {
            placed = placed.replace(one[0], at(one[1]));
        }
        return placed.replace(DATA[0], home.data().toString());
    }

    /** Runs a documented step; what it said. */
    private String run(List<String> step) throws Exception {
        var arguments = new ArrayList<>(step);
        var data = home.data();
        int named = arguments.indexOf("--data");
        if (named >= 0) {
            data = Path.of(arguments.get(named + 1));
            arguments.subList(named, named + 2).clear();
        }
        var process = run(data, arguments.toArray(String[]::new));
        assertThat(process.exit()).as(process.said()).isZero();
        return process.said();
    }

    private LedgerProcess run(Path data, String... arguments) throws IOException {
        var process = LedgerProcess.start(data, arguments);
        started.add(process);
        return process;
    }

    private String at(String name) {
        return place.resolve(name).toString();
    }

    private List<Path> complete() {
        return backups(one -> !one.toString().endsWith(".unfinished"));
    }

    private Path unfinished() {
        return backups(one -> one.toString().endsWith(".unfinished")).stream()
                .filter(one -> Files.exists(one.resolve("postgres/base")))
                .findFirst()
                .orElse(null);
    }

    private List<Path> backups(Predicate<Path> which) {
        if (!Files.exists(place.resolve("backups"))) {
            return List.of();
        }
        try (var all = Files.list(place.resolve("backups"))) {
            return all.filter(Files::isDirectory).filter(which).sorted().toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private long eventsInBackup() throws IOException {
        var manifest = Files.readString(complete().get(0).resolve("manifest.json"));
        var events = Pattern.compile("\"events\" : (\\d+)").matcher(manifest);
        assertThat(events.find()).as(manifest).isTrue();
        return Long.parseLong(events.group(1));
    }

    private static EmbeddedDatabase database(Path data) throws IOException {
        return EmbeddedDatabase.running(DataDirectory.open(data));
    }

    private static long head(EmbeddedDatabase database) throws IOException {
        return sql(database)
                .sql("select position from ledger.head")
                .query(Long.class)
                .single();
    }

    private static List<String> log(EmbeddedDatabase database, long upTo) throws IOException {
        return sql(database).sql("""
                        select position || ' ' || event_id || ' ' || encode(leaf_hash, 'hex')
                          from ledger.event where position <= :upTo order by position
                        """).param("upTo", upTo).query(String.class).list();
    }

    private static JdbcClient sql(EmbeddedDatabase database) throws IOException {
        return JdbcClient.create(new DriverManagerDataSource(database.url(), database.username(), database.password()));
    }
}
