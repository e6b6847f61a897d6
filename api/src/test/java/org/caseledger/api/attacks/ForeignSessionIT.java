package org.caseledger.api.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import org.caseledger.api.integrity.RowsCheck;
import org.caseledger.api.testing.Caller;
import org.caseledger.api.testing.LoginForm;
import org.caseledger.api.testing.TestLedger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The owner of the database reads, alters and copies sessions: what is there is no cookie, reveals nothing of what was
 * done, and allows no login.
 */
class ForeignSessionIT {
    private static final String OF = " where person = '%s'";

    private static TestLedger ledger;

    @BeforeAll
    static void start() {
        ledger = TestLedger.onNewDatabase();
    }

    @AfterAll
    static void stop() {
        ledger.close();
    }

    private static void sql(String statement) {
        assertThat(ledger.asSuperuser().sql(statement).update()).isEqualTo(1);
    }

    private static String read(String column, String person) {
        return ledger.asSuperuser()
                .sql("select " + column + "::text from office.session" + OF.formatted(person))
                .query(String.class)
                .single();
    }

    /** The only session of a person. */
    private static Caller only(String person) {
        ledger.asSuperuser()
                .sql("delete from office.session" + OF.formatted(person))
                .update();
        var session = new LoginForm(ledger).session(person);
        assertThat(session.get("/api/me").field("person")).isEqualTo(person);
        return session;
    }

    private static int status(Caller session) {
        return session.get("/api/me").status();
    }

    @Test
    void givenAllColumnsAreRead_thenNoneIsACookie() {
        only("leader");

        for (var column : new String[] {"id", "code", "login", "content ->> 'login'"}) {
            var value = read(column, "leader");
            var encoded = Base64.getEncoder().encodeToString(value.getBytes());
            for (var cookie : new String[] {value, encoded}) {
                var forged = ledger.anonymous().with("Cookie", "session=" + cookie);
                assertThat(status(forged)).as(column).isEqualTo(401);
            }
        }
    }

    @Test
    void givenASessionWasWritten_whenRowsAreCompared_thenWhoseItIsSaidToBeIsNamed() {
        only("legal");
        assertThat(ledger.bean(RowsCheck.class).run()).noneMatch(f -> f.zh().contains("legal"));

        sql("update office.session set person = 'legal', code = 'x'" + OF.formatted("legal"));

        assertThat(ledger.bean(RowsCheck.class).run()).anyMatch(f -> f.zh().contains("legal 名下有一个会话"));
        sql("delete from office.session" + OF.formatted("legal"));
    }

    @Test
    void givenWordsWereSearched_thenTheyAreNotInTheTable() {
        var session = only("head");
        session.with("Content-Type", "application/x-www-form-urlencoded").post("/search", "q=13912345678");

        assertThat(read("content", "head"))
                .contains("search.", "form-token")
                .doesNotContain("13912345678", session.header("X-CSRF-TOKEN"), "CENTER_HEAD");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "person = 'admin'",
                "address = '192.0.2.1'",
                "since = since + interval '11 hours'",
                "login = 'other'",
                "code = 'other'",
                "content = '{}'",
                "content = '[]'",
                "content = 'null'",
                "content = '{\"login\":{\"username\":\"admin\"}}'",
                "content = jsonb_set(content, '{login}', 'null')",
                "content = jsonb_set(content, '{login}', '[1]')",
                "content = jsonb_set(content, '{login}', content -> 'form-token')",
                "content = jsonb_set(content, '{login}', '\"AAAA\"')",
                "content = jsonb_set(content, '{login}', to_jsonb(overlay(content ->> 'login'"
                        + " placing 'AAAA' from 30)))"
            })
    void givenASessionIsAltered_thenItLogsNobodyIn(String change) {
        var session = only("handler");

        sql("update office.session set " + change + OF.formatted("handler"));

        assertThat(status(session)).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "content = l.content",
                "(person, address, since, login, code, content)"
                        + " = (l.person, l.address, l.since, l.login, l.code, l.content)",
                "(person, login, content) = (l.person, l.login, l.content)"
            })
    void givenWhatIsKeptOfTheLeaderIsCopiedIntoTheOwnSession_thenItLogsNobodyIn(String change) {
        only("leader");
        var own = only("auditor");

        sql("update office.session s set "
                + change
                + " from office.session l where l.person = 'leader' and s.person ="
                + " 'auditor'");

        assertThat(status(own)).isEqualTo(401);
        ledger.asSuperuser()
                .sql("delete from office.session where person = 'leader'")
                .update();
    }

    @Test
    void givenASessionIsInsertedForTheLeader_thenItIsNotListedAndLogsNobodyIn() {
        var leader = only("leader");
        sql("""
                insert into office.session (id, person, address, since, login, code, content)
                select repeat('a', 64), person, address, since, login, code, content
                from office.session where person = 'leader'
                """);

        assertThat(leader.get("/api/me/sessions").json()).hasSize(1);
        var inserted = Base64.getEncoder().encodeToString("a".repeat(64).getBytes());
        assertThat(status(ledger.anonymous().with("Cookie", "session=" + inserted)))
                .isEqualTo(401);
    }
}
