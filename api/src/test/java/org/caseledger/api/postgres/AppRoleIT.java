package org.caseledger.api.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.caseledger.api.postgres.SchemaCheck.TableRight;
import org.caseledger.api.testing.TestLedger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whoever takes over the running program can do with its connections what it does, and no more. */
class AppRoleIT {
    private static TestLedger ledger;

    @BeforeAll
    static void start() {
        ledger = TestLedger.onNewDatabase();
        ledger.cases().received();
        ledger.awaitViews();
    }

    @AfterAll
    static void stop() {
        ledger.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // The log
                "UPDATE ledger.event SET payload = '{}'",
                "UPDATE ledger.event SET type = 'other' WHERE false",
                "DELETE FROM ledger.event",
                "TRUNCATE ledger.event",
                "DELETE FROM ledger.head",
                "INSERT INTO ledger.head VALUES (true, 0, now())",
                "UPDATE ledger.case_number SET number = number + 1",
                "DELETE FROM ledger.case_number",
                "DELETE FROM ledger.case_counter",
                "DO $$ BEGIN LOCK TABLE ledger.event IN ACCESS EXCLUSIVE MODE; END $$",
                // What guards it
                "ALTER TABLE ledger.event DISABLE TRIGGER event_append_only",
                "DROP TRIGGER event_append_only ON ledger.event",
                "CREATE TRIGGER other BEFORE INSERT ON ledger.event EXECUTE FUNCTION ledger.refuse_change()",
                "CREATE RULE none AS ON INSERT TO ledger.event DO INSTEAD NOTHING",
                "CREATE OR REPLACE FUNCTION ledger.refuse_change() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'",
                "DROP FUNCTION ledger.refuse_change() CASCADE",
                "SET session_replication_role = replica",
                "ALTER TABLE ledger.event DROP CONSTRAINT event_id_once",
                "ALTER TABLE ledger.event ALTER COLUMN type DROP NOT NULL",
                "ALTER TABLE ledger.event ENABLE ROW LEVEL SECURITY",
                "DROP INDEX ledger.event_recorded_at",
                // Tables
                "DROP TABLE ledger.event",
                "ALTER TABLE ledger.event RENAME TO other",
                "CREATE TABLE ledger.other (n int)",
                "CREATE TABLE vault.other (n int)",
                "CREATE TABLE proof.other (n int)",
                "CREATE TABLE office.other (n int)",
                "CREATE TABLE processors.other (n int)",
                "CREATE TABLE public.other (n int)",
                "DROP SCHEMA vault CASCADE",
                "ALTER SCHEMA ledger RENAME TO other",
                "UPDATE ledger.flyway_schema_history SET checksum = 0",
                "DELETE FROM processors.flyway_schema_history",
                // The proof
                "DELETE FROM proof.checkpoint",
                "TRUNCATE proof.checkpoint CASCADE",
                "DELETE FROM proof.tile",
                "UPDATE proof.log_key SET vkey = 'other'",
                "DELETE FROM proof.log_key",
                "UPDATE proof.cosignature SET line = 'other'",
                "DELETE FROM proof.tree",
                // Keys and people
                "UPDATE vault.case_key SET wrapped_key = wrapped_key",
                "DELETE FROM vault.case_key",
                "UPDATE vault.master SET key_check = key_check",
                "DELETE FROM vault.file",
                "DELETE FROM office.person",
                "TRUNCATE office.unit CASCADE",
                // Rights
                "ALTER TABLE ledger.event OWNER TO caseledger_app",
                "SET ROLE caseledger_owner",
                "SET SESSION AUTHORIZATION postgres",
                "GRANT caseledger_owner TO caseledger_app",
                "CREATE ROLE other SUPERUSER",
                "ALTER ROLE caseledger_app SUPERUSER",
                "ALTER ROLE caseledger_owner PASSWORD 'other'",
                "ALTER ROLE ALL SET session_replication_role = replica",
                "SELECT rolpassword FROM pg_authid",
                // The server
                "COPY (SELECT 1) TO '/tmp/other'",
                "COPY (SELECT 1) TO PROGRAM 'true'",
                "CREATE TEMPORARY TABLE lines (line text); COPY lines FROM '/etc/passwd'",
                "SELECT pg_read_file('postgresql.conf')",
                "SELECT pg_ls_dir('.')",
                "SELECT lo_import('/etc/passwd')",
                "ALTER SYSTEM SET fsync = off",
                "SELECT pg_reload_conf()",
                "CREATE EVENT TRIGGER other ON ddl_command_end EXECUTE FUNCTION ledger.refuse_change()",
                "CREATE PUBLICATION other FOR TABLE ledger.event",
                "CREATE DATABASE other",
                "ALTER DATABASE postgres RENAME TO other"
            })
    void givenTheProgramsRole_whenItReachesBeyondItsWork_thenItHasNoRight(String sql) throws SQLException {
        try (Connection connection = ledger.bean(DataSource.class).getConnection();
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute(sql))
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            e -> assertThat(e.getSQLState()).as(e.getMessage()).isEqualTo("42501"));
        }
    }

    @Test
    void givenARunningLedger_whenAskedWhoIsConnected_thenItIsTheProgramsRole() {
        assertThat(ask("""
                                SELECT DISTINCT usename FROM pg_stat_activity
                                 WHERE datname = current_database() AND backend_type = 'client backend'
                                """)).isEqualTo(DatabaseRoles.APP);
        assertThat(ask("""
                                SELECT string_agg(nspname, ', ' ORDER BY nspname) FROM pg_namespace
                                 WHERE nspowner = current_user::regrole
                                """)).isEqualTo("views, views_beside");
    }

    @Test
    void givenTheProgramsRole_whenItGrantsItselfMore_thenItHasWhatIsInTheListOnly() {
        // PostgreSQL only warns that nothing was granted.
        ledger.bean(JdbcClient.class)
                .sql("GRANT ALL ON ledger.event TO caseledger_app")
                .update();

        var rights = ledger.bean(JdbcClient.class).sql("""
                                SELECT nspname || '.' || relname || ' ' || privilege_type
                                  FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace, aclexplode(relacl)
                                 WHERE nspname IN ('ledger', 'vault', 'proof', 'office', 'processors')
                                   AND grantee IN (0, current_user::regrole)
                                """).query(String.class).list();
        assertThat(rights)
                .containsExactlyInAnyOrderElementsOf(TableRight.all().stream()
                        .flatMap(right -> right.privileges().stream()
                                .filter(one -> !one.contains(" "))
                                .map(one -> right.schema() + "." + right.table() + " " + one))
                        .toList());
    }

    private static String ask(String sql) {
        return ledger.bean(JdbcClient.class).sql(sql).query(String.class).single();
    }
}
