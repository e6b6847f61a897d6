package org.caseledger.bench.server;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import lombok.Getter;
import org.caseledger.api.office.DataDirectory;
import org.caseledger.api.postgres.EmbeddedDatabase;
import org.caseledger.eventlog.EventKey;
import org.caseledger.eventlog.LedgerSchema;
import org.caseledger.vault.MasterKey;
import org.caseledger.vault.Vault;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * An empty database whose commits are on disk before they are answered. Contestants keep their tables in their own
 * schemas, which the benchmarks create and drop.
 */
public final class Database implements AutoCloseable {
    private static final byte[] MASTER_SECRET = new byte[32];

    /** The key of the events of every contestant of ours, from the master key of {@link #vault}. */
    public static final EventKey EVENT_KEY = EventKey.of(MasterKey.secretOfEvents(MASTER_SECRET));

    private static final List<String> SHOWN = List.of(
            "server_version",
            "fsync",
            "synchronous_commit",
            "full_page_writes",
            "wal_sync_method",
            "shared_buffers",
            "max_wal_size",
            "max_connections",
            "jit");

    private static final int UNLINKED_AT_ONCE = 1_000;

    private final String url;
    private final String user;
    private final String password;
    private final Path directory;
    private final @Nullable EmbeddedDatabase embedded;

    /** The benchmarks' own connections. */
    @Getter
    private final HikariDataSource own;

    private Database(String url, String user, String password, Path directory, @Nullable EmbeddedDatabase embedded) {
        this.url = url;
        this.user = user;
        this.password = password;
        this.directory = directory;
        this.embedded = embedded;
        this.own = pool(2);
    }

    /** The bundled PostgreSQL, started on an empty directory. */
    public static Database embedded(Path directory) throws IOException {
        var server = EmbeddedDatabase.on(DataDirectory.open(directory)).start();
        var superuser = server.asSuperuser();
        return new Database(superuser.url(), superuser.username(), superuser.password(), directory, server);
    }

    /**
     * An existing database; throws {@link NotUsable} if it contains tables. The master key of its ledger is made in
     * {@code directory}.
     */
    public static Database given(String url, String user, String password, Path directory) {
        var database = new Database(url, user, password, directory, null);
        long tables = database.jdbc().sql("""
                                SELECT count(*) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                                 WHERE c.relkind IN ('r', 'p') AND n.nspname NOT LIKE 'pg\\_%'
                                   AND n.nspname <> 'information_schema'
                                """).query(Long.class).single();
        if (tables > 0) {
            database.close();
            throw new NotUsable("数据库里已有 %d 张表，请给一个空数据库 / there are %d tables in this database, give an empty one"
                    .formatted(tables, tables));
        }
        return database;
    }

    /** Throws {@link NotUsable} if a commit may be answered before it is on disk. */
    public void requireDurable() {
        for (var setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
            if (!show(setting).equals("on")) {
                throw new NotUsable(setting + " is not on: " + show(setting));
            }
        }
    }

    /** The server's settings. */
    public Map<String, String> settings() {
        var settings = new LinkedHashMap<String, String>();
        SHOWN.forEach(name -> settings.put(name, show(name)));
        return settings;
    }

    private String show(String setting) {
        return jdbc().sql("SELECT current_setting(:name)")
                .param("name", setting)
                .query(String.class)
                .single();
    }

    /** For the benchmarks' own queries, which are not measured. */
    public JdbcClient jdbc() {
        return JdbcClient.create(own);
    }

    /** How many rows there are of these, a table or what follows FROM. */
    public long count(String rows) {
        return jdbc().sql("SELECT count(*) FROM " + rows).query(Long.class).single();
    }

    /** Whether the server is the bundled one, which runs on this machine. */
    public boolean isLocal() {
        return embedded != null;
    }

    /**
     * A standby of the bundled server as it is by now; each needs the one before to be closed, and there is none of a
     * given database.
     */
    public Standby standby() throws IOException {
        return Standby.of(
                this,
                Objects.requireNonNull(embedded, "a given database"),
                DataDirectory.open(directory),
                directory.resolve("standby"));
    }

    /** What the present ledger is sealed under, over these connections. */
    public Vault vault(DataSource connections) {
        var file = DataDirectory.open(directory).masterKey();
        MasterKey.keep(file, MASTER_SECRET);
        return new Vault(connections, MasterKey.open(file));
    }

    /** A pool with this number of connections, all open. */
    public HikariDataSource pool(int size) {
        return pool(size, null);
    }

    /** The same, with that schema as the default for tables. */
    public HikariDataSource pool(int size, @Nullable String schema) {
        return pool(url, user, password, size, schema);
    }

    static HikariDataSource pool(String url, String user, String password, int size, @Nullable String schema) {
        var config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername(user);
        config.setPassword(password);
        config.setMaximumPoolSize(size);
        config.setConnectionTimeout(60_000);
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        if (schema != null) {
            config.setConnectionInitSql("SET search_path = " + schema);
        }
        return new HikariDataSource(config);
    }

    /** Drops schemas with all their contents, and creates them again, empty. */
    public void renew(String... schemas) {
        drop(schemas);
        for (var schema : schemas) {
            jdbc().sql("CREATE SCHEMA " + schema).update();
        }
        settle();
    }

    /** Drops schemas with all their contents. */
    public void drop(String... schemas) {
        for (var schema : schemas) {
            jdbc().sql("DROP SCHEMA IF EXISTS " + schema + " CASCADE").update();
        }
        // Dropping a table does not drop its large objects. Each takes a lock until the end of its
        // statement, of which the server has some thousands.
        long unlinked;
        do {
            unlinked = jdbc().sql("""
                                    SELECT count(lo_unlink(oid))
                                      FROM (SELECT oid FROM pg_largeobject_metadata LIMIT :most) AS several
                                    """)
                    .param("most", UNLINKED_AT_ONCE)
                    .query(Long.class)
                    .single();
        } while (unlinked > 0);
    }

    /** An empty ledger without views; the data of other contestants stays. */
    public void emptyLedger() {
        dropLedger();
        LedgerSchema.migrate(own);
        settle();
    }

    /** No ledger at all; the data of other contestants stays. */
    public void dropLedger() {
        dropWhere("nspname NOT LIKE 'stock\\_%' AND nspname NOT IN ('bare', 'staged')");
    }

    /** Everything that contestants have left. */
    public void dropAll() {
        dropWhere("true");
    }

    private void dropWhere(String condition) {
        drop(jdbc().sql("""
                                SELECT nspname FROM pg_namespace
                                 WHERE nspname NOT LIKE 'pg\\_%%'
                                   AND nspname NOT IN ('information_schema', 'public') AND %s
                                """.formatted(condition)).query(String.class).list().toArray(String[]::new));
    }

    /** The bytes of each table that has rows, with its indexes, and of those; the largest first. */
    public Map<String, Long> sizes() {
        var sizes = new LinkedHashMap<String, Long>();
        jdbc().sql("""
                        SELECT n.nspname || '.' || relname, pg_total_relation_size(c.oid), pg_indexes_size(c.oid)
                          FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace
                         WHERE relkind = 'r' AND relpages > 0 AND n.nspname IN ('ledger', 'vault', 'views')
                         ORDER BY 2 DESC, 1
                        """).query(row -> {
            sizes.put(row.getString(1), row.getLong(2));
            sizes.put(row.getString(1) + ", indexes", row.getLong(3));
        });
        return sizes;
    }

    /** Does at once for the tables of a schema what the server does for every table in time. */
    public void vacuum(String schema) {
        var tables = jdbc().sql(
                        "SELECT format('%I.%I', schemaname, tablename) FROM pg_tables WHERE schemaname = :schema")
                .param("schema", schema)
                .query(String.class)
                .list();
        tables.forEach(table -> jdbc().sql("VACUUM (ANALYZE) " + table).update());
    }

    /** Flushes the writes of earlier contestants; omitted if the role may not do this. */
    public void settle() {
        boolean may = jdbc().sql("SELECT pg_has_role(current_user, 'pg_checkpoint', 'MEMBER')")
                .query(Boolean.class)
                .single();
        if (may) {
            jdbc().sql("CHECKPOINT").update();
        }
    }

    /** The connection parameters for pgbench: host, port and name. */
    public Map<String, String> address() {
        var uri = java.net.URI.create(url.substring("jdbc:".length()));
        return Map.of(
                "host", uri.getHost(),
                "port", String.valueOf(uri.getPort() < 0 ? 5432 : uri.getPort()),
                "name", uri.getPath().substring(1),
                "user", user,
                "password", password);
    }

    @Override
    public void close() {
        own.close();
        try {
            if (embedded != null) {
                embedded.close();
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
