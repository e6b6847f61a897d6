package org.caseledger.api.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.Objects;
import org.caseledger.api.testing.Caller;
import org.caseledger.api.testing.LoginForm;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Sessions are in the database: each node knows them, and they outlive a restart. */
class StoredSessionsIT {
    private static final String DATABASE = database();
    private static final Path DATA = TestLedger.newData();

    private static TestLedger here = TestLedger.start(DATABASE, DATA);
    private static final TestLedger OTHER = TestLedger.start(DATABASE, DATA);

    private static String database() {
        try (var pool = TestDatabase.fresh()) {
            return pool.getJdbcUrl();
        }
    }

    @AfterAll
    static void close() {
        OTHER.close();
        here.close();
    }

    private static Caller at(TestLedger node, Caller session) {
        return node.anonymous()
                .with("Cookie", session.header("Cookie"))
                .with("X-CSRF-TOKEN", session.header("X-CSRF-TOKEN"));
    }

    private static String cookie(Caller session) {
        for (var cookie : session.header("Cookie").split("; ")) {
            if (cookie.startsWith("session=")) {
                return new String(Base64.getDecoder().decode(cookie.substring(8)));
            }
        }
        throw new AssertionError(session.header("Cookie"));
    }

    private static int sql(String statement, String id) {
        return here.bean(JdbcClient.class).sql(statement).param(id).update();
    }

    @Test
    void givenALoginOnOneNode_thenTheOtherKnowsIt_andItsFormsAreGoodThere() {
        var session = new LoginForm(here).session("intake");

        var answer = at(OTHER, session).get("/api/me");

        assertThat(answer.field("person")).as("%s", answer).isEqualTo("intake");
        var form = at(OTHER, session)
                .with("Content-Type", "application/x-www-form-urlencoded")
                .post("/search", "q=超市");
        assertThat(form.status()).isEqualTo(302);
        assertThat(at(here, session).get(form.header("Location")).text()).contains("value=\"超市\"");
    }

    @Test
    void givenTheNodeIsRestarted_thenNobodyIsLoggedOut() {
        var session = new LoginForm(here).session("head");

        here.close();
        here = TestLedger.start(DATABASE, DATA);

        assertThat(at(here, session).get("/api/me").field("person")).isEqualTo("head");
    }

    @Test
    void givenTheLogoutOnOneNode_thenTheOtherKnowsTheSessionNoMore() {
        var session = new LoginForm(here).session("legal");
        assertThat(at(OTHER, session).get("/api/me").status()).isEqualTo(200);

        session.with("Content-Type", "application/x-www-form-urlencoded").post("/logout", "");

        assertThat(at(OTHER, session).get("/api/me").status()).isEqualTo(401);
    }

    @Test
    void givenASessionRestsTooLong_thenItHasEnded_andItsRowIsRemoved() {
        var session = new LoginForm(here).session("supervisor");
        var id = here.bean(Sessions.class).idOf(cookie(session));
        sql("update office.session set seen_at = now() - interval '121 minutes' where id = ?", id);

        assertThat(session.get("/api/me").status()).isEqualTo(401);
        here.bean(Sessions.class).removeRested();
        assertThat(sql("delete from office.session where id = ?", id)).isZero();
    }

    @Test
    void givenASessionIsUsed_thenItIsNotedOnceAMinute() {
        var session = new LoginForm(here).session("dispatcher");
        var id = here.bean(Sessions.class).idOf(cookie(session));
        var before = seenAt(id);
        session.get("/api/me");
        assertThat(seenAt(id)).isEqualTo(before);
        sql("update office.session set seen_at = now() - interval '61 seconds' where id = ?", id);
        var rested = seenAt(id);

        session.get("/api/me");

        assertThat(seenAt(id)).isNotEqualTo(rested);
    }

    private static String seenAt(String id) {
        return here.bean(JdbcClient.class)
                .sql("select seen_at::text from office.session where id = ?")
                .param(id)
                .query(String.class)
                .single();
    }

    @Test
    void givenTwoRequestsAtOnce_thenNeitherLosesWhatTheOtherKept() {
        var sessions = here.bean(Sessions.class);
        var cookie = cookie(new LoginForm(here).session("auditor"));
        var one = Objects.requireNonNull(sessions.findById(cookie));
        var two = Objects.requireNonNull(sessions.findById(cookie));
        one.setAttribute("one", "1");
        two.setAttribute("two", "2");
        two.removeAttribute("form-token");
        sessions.save(one);
        sessions.save(two);

        var both = Objects.requireNonNull(sessions.findById(cookie));

        assertThat(both.getAttributeNames()).contains("login", "one", "two");
        assertThat(both.getAttributeNames()).doesNotContain("form-token");
        assertThat(both.text("one")).isEqualTo("1");
    }

    @Test
    void givenASessionEndsWhileARequestOfItIsUnderWay_thenItIsNotBroughtBack() {
        var sessions = here.bean(Sessions.class);
        var cookie = cookie(new LoginForm(here).session("leader"));
        var underWay = Objects.requireNonNull(sessions.findById(cookie));
        underWay.setAttribute("kept", "late");

        sessions.deleteById(cookie);
        sessions.save(underWay);

        assertThat(sessions.findById(cookie)).isNull();
    }

    @Test
    void givenSomebodyLogsInWhereSomebodyElseIs_thenTheSessionHasAnotherCookieAndPerson() {
        var before = new LoginForm(here).session("intake");

        var login = before.with("Content-Type", "application/x-www-form-urlencoded")
                .post("/login", "username=auditor&password=demo-auditor");

        var now = here.anonymous().with("Cookie", LoginForm.cookies(login));
        assertThat(now.get("/api/me").field("person")).isEqualTo("auditor");
        assertThat(before.get("/api/me").status()).isEqualTo(401);
    }

    @Test
    void givenAnythingButAText_thenASessionDoesNotTakeIt() {
        var session = here.bean(Sessions.class).createSession();

        assertThatThrownBy(() -> session.setAttribute("date", Instant.EPOCH))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
