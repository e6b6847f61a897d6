package org.caseledger.bench.server;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.caseledger.api.office.DataDirectory;
import org.caseledger.api.postgres.DatabaseCopy;
import org.caseledger.api.postgres.EmbeddedDatabase;
import org.caseledger.api.postgres.ExternalDatabase;
import org.caseledger.bench.Await;
import org.caseledger.bench.CheckFailed;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/**
 * A standby of the bundled server on the same machine, on a copy of its files, that streams from it with every write
 * forced to disk, as the primary's are; it is gone when it is closed.
 */
public final class Standby implements AutoCloseable {
    private static final String SLOT = "bench_standby";
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final Database primary;
    private final DataDirectory data;
    private final EmbeddedDatabase server;
    private final HikariDataSource own;

    private Standby(Database primary, DataDirectory data, EmbeddedDatabase server) throws IOException {
        this.primary = primary;
        this.data = data;
        this.server = server;
        this.own = Database.pool(url(), username(), password(), 2, null);
    }

    /** Streams when this returns; {@code files} are the primary's, {@code root} is for its own. */
    static Standby of(Database primary, EmbeddedDatabase server, DataDirectory files, Path root) throws IOException {
        var data = DataDirectory.open(root);
        // The password is in the files, too.
        Files.copy(files.databasePassword(), data.databasePassword(), StandardCopyOption.REPLACE_EXISTING);
        copy(server, data.postgres());
        primary.jdbc()
                .sql("SELECT pg_create_physical_replication_slot('%s', true)".formatted(SLOT))
                .query((row, number) -> row.getString(1))
                .list();
        follow(primary, data.postgres());
        var standby = new Standby(primary, data, EmbeddedDatabase.on(data).startAsItIs());
        Await.until(() -> "the standby streams", LONGEST, () -> standby.isInState("state = 'streaming'"));
        return standby;
    }

    private static void copy(EmbeddedDatabase server, Path to) throws IOException {
        Files.createDirectory(to, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        var copy = new DatabaseCopy() {
            @Override
            public void folder(String name) throws IOException {
                Files.createDirectories(to.resolve(name));
            }

            @Override
            public void file(String name, Path from) throws IOException {
                Files.copy(from, to.resolve(name));
            }

            @Override
            public void file(String name, byte[] contents) throws IOException {
                Files.write(to.resolve(name), contents);
            }
        };
        server.copyInto(copy, asked -> "nothing");
    }

    private static void follow(Database primary, Path files) throws IOException {
        var address = primary.address();
        Files.createFile(files.resolve("standby.signal"));
        Files.writeString(files.resolve("postgresql.auto.conf"), """
                primary_conninfo = 'host=%s port=%s user=%s password=%s'
                primary_slot_name = '%s'
                """.formatted(
                        address.get("host"), address.get("port"), address.get("user"), address.get("password"), SLOT));
    }

    /** From now on every commit waits until it is on the disk of the standby, too. */
    public void makeSynchronous() {
        names("SET synchronous_standby_names = '*'");
        Await.until(() -> "commits wait for the standby", LONGEST, () -> isInState("sync_state = 'sync'"));
    }

    private void names(String change) {
        primary.jdbc().sql("ALTER SYSTEM " + change).update();
        primary.jdbc().sql("SELECT pg_reload_conf()").query(Boolean.class).single();
    }

    private boolean isInState(String condition) {
        return primary.count("pg_stat_replication WHERE " + condition) == 1;
    }

    /** Returns when it shows all that the primary has written by now. */
    public void awaitAll() {
        var written = primary.jdbc()
                .sql("SELECT pg_current_wal_insert_lsn()::text")
                .query(String.class)
                .single();
        Await.until(
                () -> "the standby shows everything",
                LONGEST,
                () -> jdbc().sql("SELECT pg_last_wal_replay_lsn() >= CAST(:written AS pg_lsn)")
                        .param("written", written)
                        .query(Boolean.class)
                        .single());
    }

    /** Fails unless it has the primary's rows in these tables, while there are no writers. */
    public void requireSame(List<String> tables) {
        awaitAll();
        for (var table : tables) {
            var there = digest(jdbc(), table);
            var here = digest(primary.jdbc(), table);
            CheckFailed.unless(there.equals(here), "%s: %s, on the standby %s", table, here, there);
        }
    }

    private static String digest(JdbcClient server, String table) {
        return server.sql("""
                        SELECT count(*) || ' rows, ' || coalesce(sum(hashtextextended(t::text, 0)), 0)
                          FROM %s AS t
                        """.formatted(table)).query(String.class).single();
    }

    private JdbcClient jdbc() {
        return JdbcClient.create(own);
    }

    public String url() throws IOException {
        return login().url();
    }

    public String username() throws IOException {
        return login().username();
    }

    public String password() throws IOException {
        return login().password();
    }

    private ExternalDatabase login() throws IOException {
        return server.asSuperuser();
    }

    @Override
    public void close() {
        // First: a commit that waits for a standby that is gone waits for ever.
        names("RESET synchronous_standby_names");
        own.close();
        try {
            server.close();
            Await.until(
                    () -> "the standby is gone",
                    LONGEST,
                    () -> primary.count("pg_replication_slots WHERE slot_name = '%s' AND active".formatted(SLOT)) == 0);
            primary.jdbc()
                    .sql("SELECT pg_drop_replication_slot('%s')".formatted(SLOT))
                    .query((row, number) -> row.getString(1))
                    .list();
            FileSystemUtils.deleteRecursively(data.postgres());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
