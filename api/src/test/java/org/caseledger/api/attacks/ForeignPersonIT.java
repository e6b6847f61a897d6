package org.caseledger.api.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import org.caseledger.api.testing.LoginForm;
import org.caseledger.api.testing.TestLedger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/**
 * The owner of the database gives the leader another password, or makes a person: no login succeeds, the sessions of
 * that person end, and the health is down.
 */
class ForeignPersonIT {
    private static final String KNOWN = "{bcrypt}" + new BCryptPasswordEncoder(4).encode("known-to-me");

    private static TestLedger ledger;

    @BeforeAll
    static void start() {
        ledger = TestLedger.onNewDatabase();
    }

    @AfterAll
    static void stop() {
        ledger.close();
    }

    private static void sql(String statement, Object... parameters) {
        assertThat(ledger.asSuperuser().sql(statement).params(parameters).update())
                .isEqualTo(1);
    }

    private static int status(String person, String password) {
        return ledger.anonymous().login(person, password).get("/api/me").status();
    }

    private static int health() {
        return ledger.anonymous().get("/actuator/health").status();
    }

    @Test
    void givenThePasswordOfTheLeaderIsReplaced_thenNeitherItNorTheSessionsOfTheLeaderAreGood() {
        var session = new LoginForm(ledger).session("leader");
        assertThat(session.get("/api/me").status()).isEqualTo(200);
        assertThat(health()).isEqualTo(200);
        var before = ledger.asSuperuser()
                .sql("select password_hash from office.person where username = 'leader'")
                .query(String.class)
                .single();
        sql("update office.person set password_hash = ? where username = 'leader'", KNOWN);

        assertThat(status("leader", "known-to-me")).isEqualTo(401);
        assertThat(session.get("/api/me").status()).isEqualTo(401);
        assertThat(health()).isEqualTo(503);

        sql("update office.person set password_hash = ? where username = 'leader'", before);
        assertThat(status("leader", "demo-leader")).isEqualTo(200);
        assertThat(health()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "role = 'LEADER', unit = 'LEADERSHIP'",
                "unit = 'HONGGUANG'",
                "active = false",
                "name = '副局长 周衡'",
                "code = null",
                "code = (select code from office.person where username = 'leader')"
            })
    void givenAnythingElseOfAPersonIsChanged_thenThePersonDoesNotLogIn(String change) {
        var jdbc = ledger.asSuperuser();
        jdbc.sql("create table kept as select * from office.person where username = 'handler'")
                .update();
        try {
            assertThat(status("handler", "demo-handler")).isEqualTo(200);
            sql("update office.person set " + change + " where username = 'handler'");

            assertThat(status("handler", "demo-handler")).isEqualTo(401);
            assertThat(health()).isEqualTo(503);
        } finally {
            sql("delete from office.person where username = 'handler'");
            sql("insert into office.person select * from kept");
            jdbc.sql("drop table kept").update();
        }
        assertThat(status("handler", "demo-handler")).isEqualTo(200);
    }

    @Test
    void givenAPersonIsInserted_alsoAsACopyOfAnother_thenNobodyLogsIn() {
        sql("""
                insert into office.person (username, name, role, unit, password_hash, code)
                select 'mole', name, role, unit, ?, code from office.person where username = 'admin'
                """, KNOWN);
        try {
            assertThat(status("mole", "known-to-me")).isEqualTo(401);
            assertThat(ledger.anonymous()
                            .login("mole", "known-to-me")
                            .get("/api/people")
                            .status())
                    .isEqualTo(401);
            assertThat(health()).isEqualTo(503);
        } finally {
            sql("delete from office.person where username = 'mole'");
        }
    }
}
