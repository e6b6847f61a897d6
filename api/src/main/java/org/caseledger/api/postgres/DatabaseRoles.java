package org.caseledger.api.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;
import org.caseledger.api.postgres.SchemaCheck.TableRight;

/**
 * The two roles of a database: its owner, which migrates the tables, and the program's own, which can append to the log
 * and take nothing away. Neither is a superuser.
 */
public final class DatabaseRoles {
    /** The owner of the embedded database; an office gives its own another name if it likes. */
    public static final String OWNER = "caseledger_owner";

    /** The role that the program works as. */
    public static final String APP = "caseledger_app";

    private static final String CREATE = """
            DO $$
            BEGIN
                IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '%1$s') THEN
                    CREATE ROLE %1$s;
                END IF;
            END $$;
            ALTER ROLE %1$s LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS PASSWORD '%2$s'
            """;

    private static final String GIVE_DATABASE = """
            DO $$
            BEGIN
                EXECUTE format('ALTER DATABASE %%I OWNER TO %s', current_database());
            END $$
            """.formatted(OWNER);

    // Sequences of a column follow their table, and cannot be given away without it.
    private static final String GIVE = """
            DO $$
            DECLARE
                change text;
            BEGIN
                FOR change IN
                    WITH given AS (
                        SELECT oid, nspname, nspowner,
                               CASE WHEN nspname IN (%1$s) THEN %2$s::regrole ELSE '%3$s'::regrole END AS owner
                          FROM pg_namespace
                         WHERE nspname !~ '^pg_' AND nspname NOT IN ('information_schema', 'public'))
                    SELECT format('ALTER SCHEMA %%I OWNER TO %%s', nspname, owner)
                      FROM given WHERE nspowner <> owner
                    UNION ALL
                    SELECT format('ALTER TABLE %%I.%%I OWNER TO %%s', nspname, relname, owner)
                      FROM pg_class c JOIN given ON given.oid = relnamespace
                     WHERE relkind IN ('r', 'p', 'v', 'm', 'S') AND relowner <> owner
                       AND NOT EXISTS (SELECT FROM pg_depend d
                                        WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid
                                          AND relkind = 'S' AND d.deptype IN ('a', 'i'))
                    UNION ALL
                    SELECT format('ALTER ROUTINE %%s OWNER TO %%s', p.oid::regprocedure, owner)
                      FROM pg_proc p JOIN given ON given.oid = pronamespace
                     WHERE proowner <> owner
                LOOP
                    EXECUTE change;
                END LOOP;
                EXECUTE format('GRANT CREATE ON DATABASE %%I TO %3$s', current_database());
            END $$
            """;

    private DatabaseRoles() {}

    /** Makes both, as a superuser, with these passwords from now on. */
    public static void create(Connection superuser, String ownerPassword, String appPassword) throws SQLException {
        execute(superuser, CREATE.formatted(OWNER, ownerPassword));
        execute(superuser, CREATE.formatted(APP, appPassword));
    }

    /** Gives this database to both, as a superuser: what earlier versions made belongs to it. */
    public static void giveAll(Connection superuser) throws SQLException {
        execute(superuser, GIVE_DATABASE);
        execute(superuser, give("'%s'".formatted(OWNER)));
    }

    /** Gives the program what is its own, as the owner. */
    static void giveViews(Connection owner) throws SQLException {
        execute(owner, give("current_user"));
    }

    private static String give(String owner) {
        return GIVE.formatted(
                TableRight.schemas().stream().map("'%s'"::formatted).collect(Collectors.joining(", ")), owner, APP);
    }

    /** Grants the rights of {@link TableRight} and revokes all others, as the owner. */
    static void grantRights(Connection owner) throws SQLException {
        String schemas = String.join(", ", TableRight.schemas());
        List<String> changes = List.of(
                "REVOKE ALL ON SCHEMA %s FROM PUBLIC, %s".formatted(schemas, APP),
                "REVOKE ALL ON ALL TABLES IN SCHEMA %s FROM PUBLIC, %s".formatted(schemas, APP),
                "GRANT USAGE ON SCHEMA %s TO %s".formatted(schemas, APP),
                TableRight.all().stream().map(TableRight::grant).collect(Collectors.joining(";\n")));
        // One message is one transaction.
        execute(owner, String.join(";\n", changes));
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
