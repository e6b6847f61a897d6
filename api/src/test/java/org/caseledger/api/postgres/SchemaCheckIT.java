package org.caseledger.api.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import javax.sql.DataSource;
import org.caseledger.api.testing.LoginForm;
import org.caseledger.api.testing.TestLedger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.actuate.endpoint.IndicatedHealthDescriptor;

/** What the owner of the database changes in what guards the ledger is named. */
class SchemaCheckIT {
    private static final Duration SOON = Duration.ofSeconds(60);

    private static TestLedger ledger;

    @BeforeAll
    static void start() {
        ledger = TestLedger.onNewDatabase("--caseledger.database.check-every=100ms");
    }

    @AfterAll
    static void stop() {
        ledger.close();
    }

    /** After a new migration, {@code target/schema.txt} is copied to the resources. */
    @Test
    void givenTheMigrationsOfThisVersion_whenRecorded_thenTheyAreThoseThatAreExpected() throws IOException {
        String recorded = new SchemaCheck(ledger.bean(DataSource.class)).recorded();
        Files.writeString(Path.of("target/schema.txt"), recorded);
        try (var expected = SchemaCheck.class.getResourceAsStream("/db/schema.txt")) {
            assertThat(recorded).isEqualTo(new String(expected.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ALTER TABLE ledger.event DISABLE TRIGGER event_append_only | ALTER TABLE ledger.event ENABLE TRIGGER event_append_only | trigger ledger.event event_append_only
                    ALTER TABLE proof.tile ENABLE REPLICA TRIGGER tile_stays   | ALTER TABLE proof.tile ENABLE TRIGGER tile_stays          | trigger proof.tile tile_stays
                    ALTER TABLE proof.cosignature DISABLE TRIGGER ALL          | ALTER TABLE proof.cosignature ENABLE TRIGGER ALL          | is not to be there: disabled CREATE CONSTRAINT TRIGGER
                    ALTER TABLE proof.checkpoint RENAME CONSTRAINT checkpoint_size TO other | ALTER TABLE proof.checkpoint RENAME CONSTRAINT other TO checkpoint_size | constraint proof.checkpoint checkpoint_size is missing
                    ALTER TABLE office.person ALTER COLUMN password_hash DROP NOT NULL | ALTER TABLE office.person ALTER COLUMN password_hash SET NOT NULL | column office.person.password_hash
                    ALTER TABLE vault.file ADD COLUMN plain text               | ALTER TABLE vault.file DROP COLUMN plain                  | column vault.file.plain is not to be there
                    GRANT UPDATE ON ledger.event TO caseledger_app             | REVOKE UPDATE ON ledger.event FROM caseledger_app; GRANT UPDATE (code) ON ledger.event TO caseledger_app | grant ledger.event to caseledger_app is to be INSERT, SELECT, is INSERT, SELECT, UPDATE
                    GRANT UPDATE (payload) ON ledger.event TO caseledger_app   | REVOKE UPDATE (payload) ON ledger.event FROM caseledger_app | grant ledger.event(payload) to caseledger_app is not to be there
                    REVOKE INSERT ON proof.log_key FROM caseledger_app         | GRANT INSERT ON proof.log_key TO caseledger_app           | grant proof.log_key to caseledger_app
                    GRANT SELECT ON vault.case_key TO PUBLIC                   | REVOKE SELECT ON vault.case_key FROM PUBLIC               | grant vault.case_key to public
                    GRANT CREATE ON SCHEMA ledger TO caseledger_app            | REVOKE CREATE ON SCHEMA ledger FROM caseledger_app        | grant schema ledger to caseledger_app
                    ALTER TABLE proof.tree OWNER TO postgres                   | ALTER TABLE proof.tree OWNER TO caseledger_owner          | owner proof.tree
                    CREATE RULE none AS ON INSERT TO vault.file DO INSTEAD NOTHING | DROP RULE none ON vault.file                          | rule vault.file none
                    ALTER TABLE ledger.event ENABLE ROW LEVEL SECURITY         | ALTER TABLE ledger.event DISABLE ROW LEVEL SECURITY       | row security ledger.event
                    GRANT caseledger_owner TO caseledger_app                   | REVOKE caseledger_owner FROM caseledger_app               | role caseledger_app is not to be there: member of caseledger_owner
                    ALTER ROLE caseledger_app CREATEROLE                       | ALTER ROLE caseledger_app NOCREATEROLE                    | role caseledger_app is not to be there: CREATEROLE
                    ALTER ROLE caseledger_app SUPERUSER                        | ALTER ROLE caseledger_app NOSUPERUSER                     | role caseledger_app is not to be there: SUPERUSER
                    ALTER ROLE caseledger_app SET session_replication_role = replica | ALTER ROLE caseledger_app RESET ALL                 | setting session_replication_role
                    ALTER ROLE caseledger_app SET search_path = public, pg_catalog | ALTER ROLE caseledger_app RESET ALL                   | setting search_path
                    ALTER ROLE caseledger_app SET synchronous_commit = off     | ALTER ROLE caseledger_app RESET ALL                       | setting synchronous_commit
                    CREATE FUNCTION public.count(bigint) RETURNS bigint LANGUAGE sql AS 'SELECT 1::bigint' | DROP FUNCTION public.count(bigint) | function public.count(bigint) is not to be there
                    CREATE OPERATOR public.= (LEFTARG = bigint, RIGHTARG = int, FUNCTION = int84ne) | DROP OPERATOR public.= (bigint, int) | function operator public.=(bigint,integer) is not to be there
                    """)
    void givenAChangeByTheOwner_whenCompared_thenItIsNamedAndNotWhenItIsUndone(
            String change, String undo, String named) {
        assertWell();
        sql(change);
        try {
            assertNamed(named);
        } finally {
            sql(undo);
        }
        assertWell();
    }

    @Test
    void givenATriggersFunctionThatDoesNothing_whenCompared_thenItIsNamed() {
        var before = ledger.asSuperuser()
                .sql("SELECT pg_get_functiondef('ledger.refuse_change'::regproc)")
                .query(String.class)
                .single();
        sql("CREATE OR REPLACE FUNCTION ledger.refuse_change() RETURNS trigger LANGUAGE plpgsql AS"
                + " 'BEGIN RETURN NULL; END'");
        try {
            assertNamed("function ledger.refuse_change() is to be");
            assertThat(new LoginForm(ledger)
                            .session("head")
                            .with("Accept", "text/html")
                            .get("/integrity")
                            .text())
                    .contains("函数 ledger.refuse_change()");
        } finally {
            sql(before);
        }
        assertWell();
    }

    @Test
    void givenADroppedTrigger_whenCompared_thenItIsNamed() {
        sql("DROP TRIGGER checkpoint_stays ON proof.checkpoint");
        try {
            assertNamed("trigger proof.checkpoint checkpoint_stays is missing");
        } finally {
            sql("CREATE TRIGGER checkpoint_stays BEFORE DELETE OR TRUNCATE ON proof.checkpoint"
                    + " FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change()");
        }
        assertWell();
    }

    private static void assertWell() {
        await().atMost(SOON).untilAsserted(() -> assertThat(health()).contains("\"UP\""));
    }

    private static void assertNamed(String named) {
        await().atMost(SOON).untilAsserted(() -> assertThat(health()).contains("\"DOWN\"", named));
    }

    // Not through a login: with a log that the program cannot read, no login succeeds.
    private static String health() {
        var told = ledger.bean(HealthEndpoint.class).healthForPath("schemaHealth");
        return told instanceof IndicatedHealthDescriptor part
                ? "\"%s\" %s".formatted(part.getStatus().getCode(), part.getDetails())
                : String.valueOf(told);
    }

    private static void sql(String change) {
        ledger.asSuperuser().sql(change).update();
    }
}
