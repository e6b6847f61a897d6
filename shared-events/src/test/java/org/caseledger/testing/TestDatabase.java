package org.caseledger.testing;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.caseledger.eventlog.EventKey;
import org.caseledger.eventlog.LedgerSchema;
import org.springframework.jdbc.core.JdbcTemplate;

/** Real, empty ledgers for tests: one PostgreSQL for each test process, one database for each request. */
public final class TestDatabase {
    /** The key of the events of these ledgers. */
    public static final EventKey EVENT_KEY = EventKey.of(new byte[32]);

    private static final String TEMPLATE = "ledger_template";

    /** A database is a copy of the files of another one: quicker than through the server's log. */
    private static final String COPY = "CREATE DATABASE %s TEMPLATE %s STRATEGY FILE_COPY";

    /** Where files are kept in memory, and how much of it the databases of a module may take. */
    private static final File MEMORY = new File("/dev/shm");

    private static final long ROOM = 6L << 30;
    private static final AtomicInteger COUNT = new AtomicInteger();

    private TestDatabase() {}

    /** Started with the first request, and stopped when the tests end. */
    private static final class Server {
        static final EmbeddedPostgres POSTGRES = start();

        private static EmbeddedPostgres start() {
            try {
                // Its data need not survive a power failure, which no test causes.
                var server = EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "off")
                        .setServerConfig("full_page_writes", "off")
                        .setServerConfig("max_wal_size", "256MB");
                boolean inMemory = MEMORY.canWrite() && MEMORY.getUsableSpace() > ROOM;
                var postgres = server.setDataDirectory(
                                inMemory ? TestFolders.freshBelow(MEMORY.toPath()) : TestFolders.fresh("postgres"))
                        .start();
                execute(postgres, "CREATE DATABASE " + TEMPLATE);
                var template = postgres.getDatabase("postgres", TEMPLATE);
                LedgerSchema.migrate(template);
                // A module that has views gets their tables in each database, from a template
                // created once.
                if (TestDatabase.class.getResource("/db/views") != null) {
                    LedgerSchema.migrate(template, "views", "classpath:db/views", "classpath:org/caseledger/query");
                }
                return postgres;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /**
     * A pool of at most ten connections to a new database with the migrated, empty ledger, and the tables of the
     * module's views.
     */
    public static HikariDataSource fresh() {
        String name = "ledger_" + COUNT.incrementAndGet();
        synchronized (Server.POSTGRES) {
            execute(Server.POSTGRES, COPY.formatted(name, TEMPLATE));
        }
        return pool(name);
    }

    /** The same without the ledger's tables, for tests of migrations. */
    public static HikariDataSource empty() {
        String name = "empty_" + COUNT.incrementAndGet();
        execute(Server.POSTGRES, COPY.formatted(name, "template1"));
        return pool(name);
    }

    /** Another pool on the database of a pool: another node of the same ledger. */
    public static HikariDataSource another(HikariDataSource pool) {
        return at(pool.getJdbcUrl());
    }

    /** Another pool on the database of a pool, whose connections have only the rights of a role. */
    public static HikariDataSource as(String role, HikariDataSource pool) {
        return at("%s&options=-c%%20role%%3D%s".formatted(pool.getJdbcUrl(), role));
    }

    /** A pool on a copy of the database of a closed pool, as from a backup of it. */
    public static HikariDataSource copy(HikariDataSource closed) {
        String name = "ledger_" + COUNT.incrementAndGet();
        execute(Server.POSTGRES, COPY.formatted(name, name(closed)));
        return pool(name);
    }

    /** Closes a pool and drops its database, where many of them would accumulate. */
    public static void drop(HikariDataSource pool) {
        pool.close();
        execute(Server.POSTGRES, "DROP DATABASE %s WITH (FORCE)".formatted(name(pool)));
    }

    /** Prepares by its address what later databases are copies of. */
    public static void prepare(Consumer<String> template) {
        synchronized (Server.POSTGRES) {
            template.accept(Server.POSTGRES.getJdbcUrl("postgres", TEMPLATE));
        }
    }

    /** The address of the same database for another role of this server. */
    public static String urlAs(String role, String url) {
        return url.replaceFirst("\\buser=\\w+", "user=" + role);
    }

    private static String name(HikariDataSource pool) {
        var url = Pattern.compile("/(\\w+)\\?").matcher(pool.getJdbcUrl());
        if (!url.find()) {
            throw new IllegalArgumentException(pool.getJdbcUrl());
        }
        return url.group(1);
    }

    private static HikariDataSource pool(String name) {
        return at(Server.POSTGRES.getJdbcUrl("postgres", name));
    }

    /** A pool on the database at this address. */
    public static HikariDataSource at(String url) {
        return new HikariDataSource(config(url));
    }

    private static HikariConfig config(String url) {
        var config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(10);
        config.setMinimumIdle(0);
        config.setIdleTimeout(10_000);
        return config;
    }

    private static void execute(EmbeddedPostgres postgres, String sql) {
        new JdbcTemplate(postgres.getPostgresDatabase()).execute(sql);
    }
}
