package org.caseledger.api.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.caseledger.eventlog.LedgerSchema;
import org.caseledger.text.LabelledException;
import org.caseledger.text.Text;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationState;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * The tables that belong to the owner of the database: their migrations, the rights of the program's role on them, and
 * whether they are what this version needs.
 */
public final class OwnedTables {
    private static final String MISSING_RIGHT = "42501";
    private static final String NO_SUCH_ROLE = "42704";

    /** Where the migrations of a schema are, which also has their history; in their order. */
    private static final SortedMap<String, String> MIGRATIONS = new TreeMap<>(Map.of(
            "ledger", "classpath:db/migration",
            "processors", "classpath:db/processors"));

    private OwnedTables() {}

    /** Whether this role owns them, or would own them if they were made now. */
    public static boolean belongTo(DataSource dataSource) {
        return JdbcClient.create(dataSource).sql("""
                        SELECT pg_has_role(coalesce((SELECT nspowner FROM pg_namespace WHERE nspname = 'ledger'),
                                                    (SELECT datdba FROM pg_database WHERE datname = current_database())),
                                           'USAGE')
                        """).query(Boolean.class).single();
    }

    /** Brings them to this version, as their owner; rights and owners stay as they are. */
    public static void migrate(DataSource owner) {
        MIGRATIONS.forEach((schema, location) -> LedgerSchema.migrate(owner, schema, location));
    }

    /** As {@link #migrateForApp}, unless nothing is due: changed rights then stay as they are and are reported. */
    static void migrateIfDue(ExternalDatabase owner) {
        if (needMigration(connections(owner))) {
            migrateForApp(owner);
        }
    }

    /**
     * Brings them to this version, gives the program's role the rights that it needs, and only these, and the views; a
     * {@link LabelledException} says what the owner lacks.
     */
    public static void migrateForApp(ExternalDatabase owner) {
        var dataSource = connections(owner);
        try {
            migrate(dataSource);
        } catch (RuntimeException e) {
            throw lacksARight(e)
                    .map(lack -> notPrepared(owner.username(), lack))
                    .orElseThrow(() -> e);
        }
        try (Connection connection = dataSource.getConnection()) {
            DatabaseRoles.giveViews(connection);
            DatabaseRoles.grantRights(connection);
        } catch (SQLException e) {
            throw lacksARight(e)
                    .map(lack -> notPrepared(owner.username(), lack))
                    .orElseThrow(() -> new IllegalStateException(e));
        }
    }

    private static Optional<SQLException> lacksARight(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .filter(SQLException.class::isInstance)
                .map(SQLException.class::cast)
                .filter(e -> MISSING_RIGHT.equals(e.getSQLState()) || NO_SUCH_ROLE.equals(e.getSQLState()))
                .findFirst();
    }

    /** Each is closed after its use. */
    public static DataSource connections(ExternalDatabase owner) {
        return new DriverManagerDataSource(owner.url(), owner.username(), owner.password());
    }

    // Versions that worked as the superuser had granted the role some rights, but not this one.
    private static boolean needMigration(DataSource owner) {
        return MIGRATIONS.keySet().stream().anyMatch(schema -> isDue(owner, schema))
                || !JdbcClient.create(owner)
                        .sql("""
                                SELECT has_table_privilege(:app, 'ledger.flyway_schema_history', 'SELECT')
                                """)
                        .param("app", DatabaseRoles.APP)
                        .query(Boolean.class)
                        .single();
    }

    /** Whether a later version has migrated them. */
    static boolean areNewer(DataSource dataSource) {
        return MIGRATIONS.keySet().stream()
                .flatMap(schema -> Stream.of(flyway(dataSource, schema).info().applied()))
                .anyMatch(one -> one.getState() == MigrationState.FUTURE_SUCCESS);
    }

    /** A {@link LabelledException} when a migration is due, which names the command. */
    public static void requireMigrated(DataSource app) {
        for (String schema : MIGRATIONS.keySet()) {
            if (isDue(app, schema)) {
                throw new LabelledException(Text.format(
                        "数据库结构（%s）不是本版本的，而 serve 的角色不能修改它。请先以数据库所有者运行 ./ledger migrate",
                        "the schema %s of the database is not at this version, and the role of serve cannot"
                                + " change it: first run ./ledger migrate as the owner of the database",
                        schema));
            }
        }
    }

    /** The message for an office that has one role for both. */
    public static LabelledException usedAsOwner() {
        return new LabelledException(
                "程序以数据库所有者的身份工作，可以修改和删除一切，包括触发器。请让它以 caseledger_app 登录，" + "并以所有者运行 ./ledger migrate",
                "the program works as the owner of the database, who can change and remove everything,"
                        + " triggers too: let it log in as caseledger_app, and run ./ledger migrate as"
                        + " the owner");
    }

    private static boolean isDue(DataSource dataSource, String schema) {
        return !mayReadHistory(dataSource, schema)
                || flyway(dataSource, schema).info().pending().length > 0;
    }

    private static Flyway flyway(DataSource dataSource, String schema) {
        return Flyway.configure()
                .dataSource(dataSource)
                .schemas(schema)
                .locations(MIGRATIONS.get(schema))
                .load();
    }

    private static boolean mayReadHistory(DataSource dataSource, String schema) {
        return JdbcClient.create(dataSource)
                .sql("""
                        SELECT EXISTS (SELECT FROM pg_class c
                                        WHERE relnamespace = to_regnamespace(:schema)
                                          AND relname = 'flyway_schema_history'
                                          AND has_schema_privilege(relnamespace, 'USAGE')
                                          AND has_table_privilege(c.oid, 'SELECT'))
                        """)
                .param("schema", schema)
                .query(Boolean.class)
                .single();
    }

    private static LabelledException notPrepared(String owner, SQLException cause) {
        return new LabelledException(
                Text.format(
                        "数据库所有者 %1$s 缺少权限或角色（%2$s）。请以超级用户运行："
                                + "CREATE ROLE caseledger_app LOGIN PASSWORD '…'; GRANT caseledger_app TO %1$s;",
                        "the owner %1$s of the database lacks a right or a role (%2$s); run as superuser:"
                                + " CREATE ROLE caseledger_app LOGIN PASSWORD '…'; GRANT caseledger_app TO %1$s;",
                        owner,
                        cause.getMessage()),
                cause);
    }
}
