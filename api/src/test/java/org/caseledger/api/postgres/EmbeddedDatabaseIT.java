package org.caseledger.api.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.caseledger.api.office.DataDirectory;
import org.caseledger.api.postgres.ServerFiles.PostgresBinaries;
import org.caseledger.api.postgres.ServerFiles.ServerAccount;
import org.caseledger.query.views.ViewSchema;
import org.caseledger.testing.TestFolders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.util.FileSystemUtils;

@Tag("long")
@Tag("turn-3")
class EmbeddedDatabaseIT {
    @TempDir
    Path directory;

    /** Not JUnit's own, which only its owner may enter: every account has to get in. */
    private Path openToAll = Path.of("");

    @BeforeEach
    void openDirectory() throws IOException {
        openToAll = TestFolders.fresh("case-ledger-");
        Files.setPosixFilePermissions(openToAll, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @AfterEach
    void removeIt() throws IOException {
        FileSystemUtils.deleteRecursively(openToAll);
    }

    @TestFactory
    Stream<DynamicTest> asEveryAccountThatThisMachineAllows_itStartsKeepsAndStops() throws IOException {
        Path office = openToAll.resolve("office");
        return ServerAccount.possible(office).stream()
                .map(way -> DynamicTest.dynamicTest(way.toString(), () -> keeps(office, way)));
    }

    /** One directory for all ways: what ran as one account must start as another. */
    private static void keeps(Path office, ServerAccount way) throws Exception {
        DataDirectory data = DataDirectory.open(office);
        try (EmbeddedDatabase database = EmbeddedDatabase.on(data, way).start()) {
            execute(database, "CREATE TABLE IF NOT EXISTS kept (n int)");
            execute(database, "INSERT INTO kept VALUES (1)");
        }
        assertThat(data.postgres().resolve("postmaster.pid")).doesNotExist();
        try (EmbeddedDatabase database = EmbeddedDatabase.on(data, way).start()) {
            assertThat(ask(database, "SELECT count(*) > 0 FROM kept")).isEqualTo("t");
            assertThat(ask(database, "SHOW fsync")).isEqualTo("on");
            assertThat(ask(database, "SHOW listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(ask(database, "SHOW server_version")).startsWith("18");
            assertThat(ask(database, "SELECT length('投诉')")).isEqualTo("2");
        }
    }

    @Test
    void givenItsProgramsBesideTheLedger_whenItStarts_thenTheyAreNotUnpackedAgain() throws Exception {
        Path beside = Files.createDirectory(directory.resolve("beside"));
        Path unpacked = PostgresBinaries.unpackInto(beside);
        Files.createFile(unpacked.resolve("already unpacked"));
        DataDirectory data = DataDirectory.open(directory.resolve("office"));
        System.setProperty("caseledger.programs", beside.toString());
        try (EmbeddedDatabase database = EmbeddedDatabase.on(data).start()) {
            assertThat(ask(database, "SHOW data_directory"))
                    .isEqualTo(data.postgres().toString());
        } finally {
            System.clearProperty("caseledger.programs");
        }
        assertThat(data.root().resolve(unpacked.getFileName()).resolve("already unpacked"))
                .exists();
    }

    @Test
    void whoHasNotThePassword_doesNotComeIn() throws Exception {
        DataDirectory data = DataDirectory.open(directory);
        try (EmbeddedDatabase database = EmbeddedDatabase.on(data).start()) {
            assertThatThrownBy(() -> DriverManager.getConnection(database.url(), "postgres", "guess"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password");
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.databasePassword())))
                .isEqualTo("rw-------");
    }

    @Test
    void givenACopyWithoutTheKeys_whenItStarts_thenItHasAllUnderANewPassword() throws Exception {
        DataDirectory data = DataDirectory.open(directory);
        try (EmbeddedDatabase database = EmbeddedDatabase.on(data).start()) {
            execute(database, "CREATE TABLE kept AS SELECT 42 AS n");
        }
        String former = Files.readString(data.databasePassword());
        FileSystemUtils.deleteRecursively(data.keys());

        DataDirectory copy = DataDirectory.open(directory);
        try (EmbeddedDatabase database = EmbeddedDatabase.on(copy).start()) {
            assertThat(ask(database, "SELECT n FROM kept")).isEqualTo("42");
            assertThatThrownBy(() -> DriverManager.getConnection(database.url(), "postgres", former))
                    .hasMessageContaining("password");
        }
        assertThat(directory.resolve("postgres.statement")).doesNotExist();
    }

    @Test
    void whenItEndsByItself_itIsStartedAgainOnTheSamePort_untilItIsClosed() throws Exception {
        DataDirectory data = DataDirectory.open(directory);
        EmbeddedDatabase database = EmbeddedDatabase.on(data).start();
        try (database) {
            execute(database, "CREATE TABLE kept AS SELECT 42 AS n");
            for (int time = 0; time < 2; time++) {
                long pid = LeftBehindServer.of(data.postgres()).pid();
                ProcessHandle.of(pid).orElseThrow().destroyForcibly();
                await().atMost(Duration.ofMinutes(1))
                        .ignoreExceptions()
                        .until(() -> ask(database, "SELECT n FROM kept").equals("42"));
                assertThat(LeftBehindServer.of(data.postgres()).pid()).isNotEqualTo(pid);
            }
        }
        assertThatThrownBy(() -> ask(database, "SELECT n FROM kept")).isInstanceOf(SQLException.class);
        assertThat(data.postgres().resolve("postmaster.pid")).doesNotExist();
    }

    @Test
    void whenItsLedgerIsKilled_theNextStartFindsWhatWasCommitted() throws Exception {
        Process ledger = ledgerToKill();
        ledger.destroyForcibly().waitFor();

        // At once, so that it meets the reaper's work.
        DataDirectory data = DataDirectory.open(directory);
        try (EmbeddedDatabase database = EmbeddedDatabase.on(data).start()) {
            await().during(Duration.ofSeconds(4))
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> ask(database, "SELECT n FROM kept").equals("42"));
        }
    }

    @Test
    void whenItsLedgerIsKilled_theServerEnds() throws Exception {
        Process ledger = ledgerToKill();
        ProcessHandle server = server(DataDirectory.open(directory));
        assertThat(server.isAlive()).isTrue();

        ledger.destroyForcibly().waitFor();

        assertThat(server.onExit()).succeedsWithin(Duration.ofSeconds(60));
        assertThat(DataDirectory.open(directory).postgres().resolve("postmaster.pid"))
                .doesNotExist();
    }

    @Test
    void whenItsReaperIsKilledToo_theNextStartStopsTheServer() throws Exception {
        Process ledger = ledgerToKill();
        DataDirectory data = DataDirectory.open(directory);
        ProcessHandle server = server(data);
        List<ProcessHandle> reapers = ledger.children().toList();
        assertThat(reapers).hasSize(1);
        reapers.get(0).destroyForcibly();
        reapers.get(0).onExit().join();
        ledger.destroyForcibly().waitFor();
        assertThat(server.isAlive()).isTrue();

        try (EmbeddedDatabase database = EmbeddedDatabase.on(data).start()) {
            assertThat(ask(database, "SELECT n FROM kept")).isEqualTo("42");
            assertThat(server(data).pid()).isNotEqualTo(server.pid());
        }
    }

    @Test
    void whenItIsClosed_itsReaperEnds() throws Exception {
        List<ProcessHandle> before = ProcessHandle.current().children().toList();
        EmbeddedDatabase database =
                EmbeddedDatabase.on(DataDirectory.open(directory)).start();
        List<ProcessHandle> reapers = ProcessHandle.current()
                .children()
                .filter(child -> !before.contains(child))
                .toList();
        assertThat(reapers).hasSize(1);

        database.close();

        assertThat(reapers.get(0).onExit()).succeedsWithin(Duration.ofSeconds(60));
    }

    /** One that has committed and runs on. */
    private Process ledgerToKill() throws IOException {
        Process ledger = TestFolders.started(new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        LedgerToKill.class.getName(),
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT));
        BufferedReader said = ledger.inputReader();
        assertThat(said.lines().filter(LedgerToKill.READY::equals).findFirst()).isPresent();
        return ledger;
    }

    private static ProcessHandle server(DataDirectory data) throws IOException {
        return ProcessHandle.of(LeftBehindServer.of(data.postgres()).pid()).orElseThrow();
    }

    @Test
    void aServerThatIsStillStopping_isWaitedFor() throws Exception {
        DataDirectory data = DataDirectory.open(directory);
        EmbeddedDatabase left = EmbeddedDatabase.on(data).start();
        long pid = LeftBehindServer.of(data.postgres()).pid();
        CompletableFuture<EmbeddedDatabase> next = new CompletableFuture<>();
        try (Connection inUse = connect(left)) {
            // SIGTERM: it accepts no connections any more and ends with its last one.
            assertThat(ProcessHandle.of(pid).orElseThrow().destroy()).isTrue();
            await().atMost(Duration.ofSeconds(60)).until(() -> isRefused(left));

            next.completeAsync(() -> startOn(data));
            await().during(Duration.ofSeconds(1)).until(() -> !next.isDone());
            assertThat(inUse.isValid(1)).isTrue();
        }
        try (EmbeddedDatabase database = next.get(60, TimeUnit.SECONDS)) {
            assertThat(ask(database, "SELECT 1")).isEqualTo("1");
        }
    }

    private static boolean isRefused(EmbeddedDatabase database) throws Exception {
        try (Connection connection = connect(database)) {
            return !connection.isValid(1);
        } catch (SQLException e) {
            return "57P03".equals(e.getSQLState());
        }
    }

    private static EmbeddedDatabase startOn(DataDirectory data) {
        try {
            return EmbeddedDatabase.on(data).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void theProgramsConnections_areThoseOfItsOwnRole_andItsPasswordIsForItsOwnerOnly() throws Exception {
        DataDirectory data = DataDirectory.open(directory);
        try (EmbeddedDatabase database = EmbeddedDatabase.on(data).start()) {
            assertThat(asProgram(database, "SELECT current_user || ' ' || session_user"))
                    .isEqualTo("caseledger_app caseledger_app");
            assertThat(asProgram(database, "SELECT count(*) FROM ledger.event")).isEqualTo("0");
            assertThat(ask(database, OWNERS)).isEqualTo("caseledger_owner");
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.appPassword())))
                .isEqualTo("rw-------");
    }

    /** As versions left it that worked as the superuser. */
    @Test
    void aDirectoryOfAnEarlierVersion_isBroughtOver_andKeepsItsRows() throws Exception {
        DataDirectory data = DataDirectory.open(directory);
        try (EmbeddedDatabase database = EmbeddedDatabase.on(data).start()) {
            makeAsEarlierVersions(database);
            assertThat(ask(database, OWNERS)).isEqualTo("postgres");
        }
        Files.delete(data.appPassword());

        try (EmbeddedDatabase database = EmbeddedDatabase.on(data).start()) {
            assertThat(ask(database, OWNERS)).isEqualTo("caseledger_owner");
            assertThat(ask(database, OWNERS.replace("ledger'", "views'"))).isEqualTo("caseledger_app");
            assertThat(asProgram(database, "SELECT code FROM office.unit")).isEqualTo("XIPU");
            assertThat(asProgram(database, "SELECT count(*) FROM views.token")).isEqualTo("0");
            assertThatThrownBy(() -> asProgram(database, "DELETE FROM ledger.event"))
                    .rootCause()
                    .hasMessageContaining("permission denied");
        }
    }

    private static final String OWNERS = """
            SELECT string_agg(DISTINCT pg_get_userbyid(relowner), ', ') FROM pg_class
             WHERE relnamespace = 'ledger'::regnamespace
            """;

    private static void makeAsEarlierVersions(EmbeddedDatabase database) throws Exception {
        var superuser = database.asSuperuser();
        var server = superuser.url().replace("/caseledger?", "/postgres?");
        try (Connection connection = DriverManager.getConnection(server, superuser.username(), superuser.password());
                Statement statement = connection.createStatement()) {
            statement.execute("DROP DATABASE caseledger");
            statement.execute("DROP ROLE caseledger_owner");
            statement.execute("ALTER ROLE caseledger_app NOLOGIN PASSWORD NULL");
            statement.execute("CREATE DATABASE caseledger");
        }
        var earlier = new DriverManagerDataSource(superuser.url(), superuser.username(), superuser.password());
        OwnedTables.migrate(earlier);
        ViewSchema.migrate(earlier);
        execute(database, "INSERT INTO office.unit VALUES ('XIPU', '犀浦所', 'STATION')");
    }

    private static String asProgram(EmbeddedDatabase database, String sql) throws Exception {
        return JdbcClient.create(new DriverManagerDataSource(database.url(), database.username(), database.password()))
                .sql(sql)
                .query(String.class)
                .single();
    }

    @Test
    void aPidFileThatNamesAnotherProgram_isNotInTheWay_andThatProgramLivesOn() throws Exception {
        DataDirectory data = DataDirectory.open(directory);
        EmbeddedDatabase.on(data).start().close();
        Process other = new ProcessBuilder("sleep", "600").start();
        try {
            Files.writeString(
                    data.postgres().resolve("postmaster.pid"),
                    "%d%n%s%n1%n1%n%n127.0.0.1%n".formatted(other.pid(), data.postgres()));

            try (EmbeddedDatabase database = EmbeddedDatabase.on(data).start()) {
                assertThat(ask(database, "SELECT 1")).isEqualTo("1");
            }
            assertThat(other.isAlive()).isTrue();
        } finally {
            other.destroy();
        }
    }

    static void execute(EmbeddedDatabase database, String sql) throws Exception {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String ask(EmbeddedDatabase database, String sql) throws Exception {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(sql)) {
            answer.next();
            return answer.getString(1);
        }
    }

    private static Connection connect(EmbeddedDatabase database) throws Exception {
        var superuser = database.asSuperuser();
        return DriverManager.getConnection(superuser.url(), superuser.username(), superuser.password());
    }
}
