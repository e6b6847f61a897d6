package org.caseledger.testing;

import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.caseledger.eventlog.LedgerSchema;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.util.FileSystemUtils;

/**
 * A primary with an empty ledger and a standby that streams from it, as a cluster manager drives them: it stops and
 * starts the standby, freezes and resumes the primary, and promotes.
 */
public final class ReplicatedPostgres implements AutoCloseable {
    private static final String NAME = "ledger";
    private static final Duration SOON = Duration.ofSeconds(60);

    private final Path root;
    private EmbeddedPostgres primary;
    private EmbeddedPostgres standby;
    private boolean frozen;

    private ReplicatedPostgres(Path root) throws IOException {
        this.root = root;
        try (var first = server("primary").start()) {
            new JdbcTemplate(first.getPostgresDatabase()).execute("CREATE DATABASE " + NAME);
            LedgerSchema.migrate(first.getDatabase("postgres", NAME));
        }
        FileSystemUtils.copyRecursively(root.resolve("primary"), root.resolve("standby"));
        Files.setPosixFilePermissions(root.resolve("standby"), PosixFilePermissions.fromString("rwx------"));
        Files.createFile(root.resolve("standby/standby.signal"));
        this.primary = server("primary").start();
        Files.writeString(
                root.resolve("standby/postgresql.auto.conf"),
                "primary_conninfo = 'host=localhost user=postgres port=%d'\n".formatted(primary.getPort()));
        startStandby();
    }

    /** Starts both; commits do not wait for the standby yet. */
    public static ReplicatedPostgres start() throws IOException {
        return new ReplicatedPostgres(TestFolders.fresh("replicated"));
    }

    private EmbeddedPostgres.Builder server(String directory) {
        return EmbeddedPostgres.builder()
                .setDataDirectory(root.resolve(directory))
                .setCleanDataDirectory(false)
                .setServerConfig("fsync", "off")
                .setServerConfig("wal_receiver_timeout", "2s")
                .setServerConfig("synchronous_commit", "on");
    }

    /** Every commit waits until the standby has it on its disk. */
    public void requireStandby() {
        onPrimary().execute("ALTER SYSTEM SET synchronous_standby_names = '*'");
        onPrimary().execute("SELECT pg_reload_conf()");
        await().atMost(SOON)
                .until(() -> onPrimary()
                        .queryForList("SELECT sync_state FROM pg_stat_replication", String.class)
                        .contains("sync"));
    }

    public void stopStandby() throws IOException {
        standby.close();
    }

    /** Starts it on the data that it has. */
    public void startStandby() throws IOException {
        int before = standby == null ? 0 : standby.getPort();
        standby = server("standby").setPort(before).start();
    }

    /** The standby still receives everything, and shows nothing of it. */
    public void pauseReplay() {
        onStandby().execute("SELECT pg_wal_replay_pause()");
        await().atMost(SOON)
                .until(() -> onStandby()
                        .queryForObject("SELECT pg_get_wal_replay_pause_state()", String.class)
                        .equals("paused"));
    }

    public void resumeReplay() {
        onStandby().execute("SELECT pg_wal_replay_resume()");
    }

    /** Returns when the standby shows all that the primary has written by now. */
    public void awaitReplay() {
        var written = onPrimary().queryForObject("SELECT pg_current_wal_lsn()::text", String.class);
        await().atMost(SOON)
                .until(() -> onStandby()
                        .queryForObject("SELECT pg_last_wal_replay_lsn() >= ?::pg_lsn", Boolean.class, written));
    }

    /** Its machine is gone; its disk is not. */
    public void killPrimary() throws IOException {
        signal("-KILL");
        primary.close();
    }

    /** Starts it again on the data that it had, as an operator does who looks for what was lost. */
    public void startOldPrimary() throws IOException {
        primary = server("primary").start();
    }

    /** Its processes do nothing and close nothing, as when its machine is suspended. */
    public void freezePrimary() throws IOException {
        signal("-STOP");
        frozen = true;
    }

    public void resumePrimary() throws IOException {
        signal("-CONT");
        frozen = false;
    }

    private void signal(String name) throws IOException {
        var pid = Files.readAllLines(root.resolve("primary/postmaster.pid"))
                .get(0)
                .strip();
        var first = ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
        var command = new ArrayList<>(List.of("kill", name));
        Stream.concat(Stream.of(first), first.descendants())
                .forEach(process -> command.add(Long.toString(process.pid())));
        new ProcessBuilder(command).start().onExit().join();
    }

    /** Returns when the standby takes writes. */
    public void promoteStandby() {
        onStandby().queryForObject("SELECT pg_promote()", Boolean.class);
    }

    public JdbcTemplate onPrimary() {
        return new JdbcTemplate(primary.getDatabase("postgres", NAME));
    }

    public JdbcTemplate onStandby() {
        return new JdbcTemplate(standby.getDatabase("postgres", NAME));
    }

    /** The address of the ledger on both hosts, the first primary first. */
    public String url() {
        return "jdbc:postgresql://localhost:%d,localhost:%d/%s?user=postgres"
                .formatted(primary.getPort(), standby.getPort(), NAME);
    }

    /** The address of the ledger on what was the standby first. */
    public String standbyUrl() {
        return "jdbc:postgresql://localhost:%d/%s?user=postgres".formatted(standby.getPort(), NAME);
    }

    /** The address of the ledger on the first primary. */
    public String primaryUrl() {
        return primary.getJdbcUrl("postgres", NAME);
    }

    @Override
    public void close() throws IOException {
        if (frozen) {
            resumePrimary();
        }
        primary.close();
        standby.close();
        FileSystemUtils.deleteRecursively(root);
    }
}
