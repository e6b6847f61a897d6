package org.caseledger.api.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.caseledger.api.postgres.DatabaseRoles;
import org.caseledger.api.postgres.SchemaCheck;
import org.caseledger.api.testing.Caller.Upload;
import org.caseledger.api.testing.Cases;
import org.caseledger.api.testing.SystemPostgres;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.mirror.MirroredLog;
import org.caseledger.proof.LogKey;
import org.caseledger.proof.PublishedLog;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.util.FileSystemUtils;

/** A lost district is made again on a PostgreSQL of the office's own, with an owner and a role. */
@Tag("long")
@Tag("turn-2")
class RestoredOnOwnPostgresIT {
    private static final Duration SOON = Duration.ofMinutes(1);
    private static final byte[] PHOTO = "%PDF-1.4 photo".getBytes(UTF_8);
    private static final String PERSON = "auditor";

    private static Path mirrored;
    private static Path keys;
    private static String caseAddress;
    private static List<String> lost;
    private static List<String> introduced;

    private final Path data = TestLedger.newData();
    private SystemPostgres postgres;

    @BeforeAll
    static void mirrorADistrictThatIsLost() throws IOException {
        mirrored = TestLedger.newData();
        keys = TestLedger.newData();
        try (var district = TestLedger.onNewDatabase(
                "--caseledger.mirror.accounts=" + PERSON,
                "--caseledger.log.sm2=true",
                "--caseledger.log.checkpoint-every=100ms")) {
            var cases = district.cases();
            caseAddress = cases.accepted();
            var upload = district.as("handler")
                    .upload(caseAddress + "/evidence", Map.of(), new Upload("file", "照片.pdf", PHOTO));
            cases.give(
                    "handler",
                    caseAddress,
                    "record-investigation",
                    "{\"onSite\":true,\"findings\":\"属实\",\"evidence\":[{\"name\":\"照片\",\"sha256\":\"%s\"}]}"
                            .formatted(upload.field("sha256")));
            district.as(PERSON).get("/api/mirror/records?after=0&upto=0");
            mirror(district);
            lost = log(district.superuserUrl());
            introduced = introductions(district.superuserUrl());
            FileSystemUtils.copyRecursively(district.data().resolve("keys"), keys);
        }
        assertThat(introduced).hasSize(1);
    }

    private static void mirror(TestLedger district) throws IOException {
        var log = district.bean(PublishedLog.class);
        await().atMost(SOON).until(() -> log.size() == district.head());
        var source = new MirroredLog(
                log.keys().stream().map(LogKey::verifier).toList(),
                URI.create(district.address()),
                PERSON + ":demo-" + PERSON);
        try (var mirror = org.caseledger.mirror.Mirror.open(
                mirrored,
                "city.test/m1",
                true,
                List.of(source),
                Duration.ofSeconds(1),
                Clock.systemUTC(),
                System.out::println)) {
            mirror.start();
            await().atMost(SOON)
                    .until(() -> mirror.witness().sizes().values().stream().allMatch(size -> size == district.head()));
        }
    }

    @AfterAll
    static void clear() throws IOException {
        FileSystemUtils.deleteRecursively(mirrored);
        FileSystemUtils.deleteRecursively(keys);
    }

    @BeforeEach
    void startPostgres() throws Exception {
        postgres = SystemPostgres.start();
    }

    @AfterEach
    void stopPostgres() throws IOException {
        postgres.close();
        FileSystemUtils.deleteRecursively(data);
    }

    private static List<String> log(String url) {
        return JdbcClient.create(new DriverManagerDataSource(url))
                .sql("""
                        SELECT position || ' ' || event_id || ' ' || encode(leaf_hash, 'hex')
                               || ' ' || encode(code, 'hex')
                          FROM ledger.event ORDER BY position
                        """)
                .query(String.class)
                .list();
    }

    /** The notes by which the log introduced the keys of its second line. */
    private static List<String> introductions(String url) {
        return JdbcClient.create(new DriverManagerDataSource(url))
                .sql("SELECT introduction FROM proof.sm2_key ORDER BY number")
                .query(String.class)
                .list();
    }

    private List<String> asApp() {
        return List.of(
                "--spring.datasource.url=" + postgres.url(),
                "--spring.datasource.username=" + DatabaseRoles.APP,
                "--spring.datasource.password=" + postgres.password(),
                "--caseledger.database.require-app-role=true",
                "--caseledger.log.sm2=true");
    }

    private List<String> asOwner(String url) {
        return List.of("--url=" + url, "--username=" + postgres.username(), "--password=" + postgres.password());
    }

    private String restore(List<String> app, List<String> owner) {
        return restore(mirrored, app, owner);
    }

    private String restore(Path copy, List<String> app, List<String> owner) {
        var all = new ArrayList<>(List.of("restore", copy.toString(), "--keys", keys.toString()));
        all.addAll(app);
        all.addAll(owner);
        return run(all);
    }

    /** What was said, with the exit code before it. */
    private String run(List<String> arguments) {
        var said = new StringWriter();
        var all = new ArrayList<>(arguments);
        all.addAll(List.of("--data", data.toString()));
        int code = Commands.commandLine()
                .setOut(new PrintWriter(said))
                .setErr(new PrintWriter(said))
                .execute(all.toArray(String[]::new));
        assertThat(said.toString()).doesNotContain(postgres.password(), "\tat ");
        return code + " " + said;
    }

    private String ownerUrl() {
        return "%s?user=%s&password=%s".formatted(postgres.url(), postgres.username(), postgres.password());
    }

    /** What is in the database before and after is the same: nothing. */
    private void nothingIsMade() throws SQLException {
        try (var connection = DriverManager.getConnection(ownerUrl());
                var statement = connection.createStatement();
                var schemas = statement.executeQuery("SELECT to_regnamespace('ledger') IS NULL AS none")) {
            schemas.next();
            assertThat(schemas.getBoolean("none")).as("no tables").isTrue();
        }
        assertThat(data).as("no keys").isEmptyDirectory();
    }

    @Test
    void theWholeLedgerIsThere_theTablesAreTheOwners_andTheProgramGoesOnAsItsRole() throws Exception {
        postgres.addAppRole();

        assertThat(restore(asApp(), asOwner(postgres.url()))).startsWith("0 ").contains("核验相符", "log.signed");
        assertThat(log(ownerUrl())).isEqualTo(lost);
        assertThat(data.resolve("postgres")).doesNotExist();
        assertThat(introductions(ownerUrl())).isEqualTo(introduced);
        assertThat(data.resolve("keys/log-sm2.key")).hasSameTextualContentAs(keys.resolve("log-sm2.key"));
        try (var ledger =
                TestLedger.start(postgres.url(), data, asApp().stream().skip(1).toArray(String[]::new))) {
            assertThat(new SchemaCheck(ledger.bean(DataSource.class)).run()).isEmpty();
            assertThat(ledger.as("handler").get(caseAddress).field("state")).isEqualTo("ACCEPTED");
            var evidence = caseAddress + "/evidence/" + Cases.digest(new String(PHOTO, UTF_8));
            assertThat(ledger.as("handler").get(evidence).response().body()).isEqualTo(PHOTO);
            assertThat(ledger.as("intake").get(caseAddress + "/sealed").text()).contains("林晚");
            ledger.cases().received();
            var log = ledger.bean(PublishedLog.class);
            await().atMost(SOON).until(() -> log.size() == ledger.head());
        }
        var verify = new ArrayList<>(List.of("verify"));
        verify.addAll(asApp());
        assertThat(run(verify)).startsWith("0 ");
    }

    @Test
    void givenTheOwnerAlone_whenRestored_thenTheProgramsLoginIsAskedFor_andNoOtherDatabaseIsMade() throws Exception {
        postgres.addAppRole();

        assertThat(restore(List.of(), asOwner(postgres.url())))
                .startsWith("1 ")
                .contains("SPRING_DATASOURCE_USERNAME", DatabaseRoles.APP);
        nothingIsMade();
    }

    @Test
    void givenTheProgramAlone_whenRestored_thenTheOwnerIsAskedFor() throws Exception {
        postgres.addAppRole();

        assertThat(restore(asApp(), List.of())).startsWith("1 ").contains("CASELEDGER_OWNER_USERNAME");
        nothingIsMade();
    }

    @Test
    void givenAnotherDatabaseOfTheSameServer_whenRestored_thenNeitherIsFilled() throws Exception {
        postgres.addAppRole();
        String other = postgres.url().replace("/caseledger", "/postgres");

        assertThat(restore(asApp(), asOwner(other))).startsWith("1 ").contains("/postgres", "不是同一个");
        nothingIsMade();
    }

    @Test
    void givenAWrongPasswordOfTheOwner_whenRestored_thenNothingIsMade() throws Exception {
        postgres.addAppRole();
        var owner = List.of("--url=" + postgres.url(), "--username=ledger", "--password=another-one");

        assertThat(restore(asApp(), owner)).startsWith("1 ").contains("连不上数据库");
        nothingIsMade();
    }

    @Test
    void givenTheProgramsRoleAsTheOwner_whenRestored_thenItLacksRights() throws Exception {
        postgres.addAppRole();
        var owner = List.of(
                "--url=" + postgres.url(), "--username=" + DatabaseRoles.APP, "--password=" + postgres.password());

        assertThat(restore(asApp(), owner)).startsWith("1 ").contains("所有者");
        nothingIsMade();
    }

    @Test
    void givenNoRoleOfTheProgram_whenRestored_thenItSaysHowToMakeIt_andThenGoesOn() throws Exception {
        var one = List.of(
                "--spring.datasource.url=" + postgres.url(),
                "--spring.datasource.username=" + postgres.username(),
                "--spring.datasource.password=" + postgres.password());

        assertThat(restore(one, asOwner(postgres.url()))).startsWith("1 ").contains("CREATE ROLE caseledger_app");
        assertThat(data).isEmptyDirectory();
        postgres.addAppRole();
        assertThat(restore(asApp(), asOwner(postgres.url()))).startsWith("0 ");
        assertThat(log(ownerUrl())).isEqualTo(lost);
    }

    @Test
    void givenALedgerThatHasBegun_whenRestored_thenItStaysAsItIs() throws Exception {
        postgres.addAppRole();
        assertThat(restore(asApp(), asOwner(postgres.url()))).startsWith("0 ");
        FileSystemUtils.deleteRecursively(data);
        Files.createDirectory(data);
        JdbcClient.create(new DriverManagerDataSource(ownerUrl()))
                .sql("GRANT DELETE ON ledger.event TO caseledger_app")
                .update();

        assertThat(restore(asApp(), asOwner(postgres.url()))).startsWith("1 ").contains("数据库不是空的");
        assertThat(log(ownerUrl())).isEqualTo(lost);
        assertThat(data).isEmptyDirectory();
        assertThat(JdbcClient.create(new DriverManagerDataSource(ownerUrl()))
                        .sql("SELECT has_table_privilege('caseledger_app', 'ledger.event', 'DELETE')")
                        .query(Boolean.class)
                        .single())
                .as("not even a right is changed")
                .isTrue();
    }

    @Test
    void givenADamagedCopy_whenRestored_thenNothingOfItIsInTheDatabase() throws Exception {
        postgres.addAppRole();
        Path copy = TestLedger.newData();
        FileSystemUtils.copyRecursively(mirrored, copy);
        try (var files = Files.walk(copy)) {
            var records = files.filter(file -> file.endsWith("000000000001.jsonl"))
                    .findFirst()
                    .get();
            Files.writeString(records, Files.readString(records).replaceFirst("intake", "nobody"));
        }

        assertThat(restore(copy, asApp(), asOwner(postgres.url())))
                .startsWith("1 ")
                .contains("镜像已损坏");
        assertThat(log(ownerUrl())).isEmpty();
        assertThat(JdbcClient.create(new DriverManagerDataSource(ownerUrl()))
                        .sql("SELECT count(*) FROM office.person")
                        .query(Long.class)
                        .single())
                .isZero();
        FileSystemUtils.deleteRecursively(copy);
    }
}
