package org.caseledger.api.secondfactor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.caseledger.api.integrity.RowsCheck;
import org.caseledger.api.testing.Answer;
import org.caseledger.api.testing.Caller;
import org.caseledger.api.testing.HandClock;
import org.caseledger.api.testing.LoginForm;
import org.caseledger.api.testing.Phone;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.eventlog.EventLog;
import org.caseledger.eventlog.LogCheck.Fault;
import org.caseledger.eventlog.StoredEvent;
import org.caseledger.events.office.FactorEvent;
import org.caseledger.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** A password alone is good for nothing where the person has an authenticator, on any node. */
class AuthenticatorIT {
    private static final HandClock CLOCK = HandClock.at("2026-03-02T09:00");
    private static final String DATABASE = database();
    private static final Path DATA = TestLedger.newData();
    private static final TestLedger LEDGER = node();
    private static final TestLedger OTHER = node();
    private static final LoginForm FORM = new LoginForm(LEDGER);
    private static final List<String> PLACES = List.of(
            "/",
            "/work",
            "/board",
            "/account",
            "/account/second-factor",
            "/api/me",
            "/api/board",
            "/live",
            "/people",
            "/integrity");

    private static int minutes;

    private static String database() {
        try (var pool = TestDatabase.fresh()) {
            return pool.getJdbcUrl();
        }
    }

    private static TestLedger node() {
        return TestLedger.start(
                DATABASE,
                DATA,
                CLOCK::addTo,
                "--caseledger.login.wrong-passwords=1000000",
                "--caseledger.login.wrong-by-strangers=1000000");
    }

    @AfterAll
    static void stop() {
        OTHER.close();
        LEDGER.close();
    }

    /** Minutes later, so that the code is another one and no count goes on. */
    private static Instant later() {
        minutes += 15;
        CLOCK.set("2026-03-02T09:00");
        var now = CLOCK.instant().plus(Duration.ofMinutes(minutes));
        CLOCK.set(now.atZone(CLOCK.getZone()).toLocalDateTime().toString());
        return now;
    }

    private static Answer password(String person) {
        return FORM.send(person, "demo-" + person);
    }

    private static Caller inside(Answer loggedIn) {
        var session = FORM.withSessionOf(loggedIn);
        return session.with("X-CSRF-TOKEN", LoginForm.token(session.get("/account")));
    }

    /** A person who has an authenticator now, and the session in which it was enrolled. */
    private record Enrolled(String person, Phone phone, Caller session, List<String> codes) {
        static Enrolled of(String person) {
            var session = FORM.session(person);
            var phone = Phone.of(session);
            var answer = Phone.send(session, "", phone.code(later()), "demo-" + person);
            assertThat(answer.status()).as("%s", answer).isEqualTo(200);
            return new Enrolled(person, phone, FORM.withSessionOf(answer), Phone.recoveryCodes(answer));
        }

        Answer logIn(Instant now) {
            return Phone.secondStep(LEDGER, password(person), phone.code(now));
        }
    }

    private static void assertLoggedIn(Answer answer) {
        assertThat(answer.status()).as("%s", answer).isEqualTo(302);
        assertThat(answer.header("Location")).doesNotContain("/login");
        assertThat(FORM.withSessionOf(answer).get("/api/me").status()).isEqualTo(200);
    }

    private static void assertWrong(Answer answer) {
        assertThat(answer.header("Location")).endsWith("/login/second?wrong");
        assertThat(answer.headers("Set-Cookie")).noneMatch(c -> c.startsWith("session="));
    }

    @Test
    void givenTheRightPassword_whenTheSecondStepIsSkipped_thenNobodyIsLoggedIn() {
        var enrolled = Enrolled.of("handler");
        long head = LEDGER.head();

        var half = password("handler");

        assertThat(half.header("Location")).endsWith("/login/second");
        assertThat(half.headers("Set-Cookie")).noneMatch(c -> c.startsWith("session="));
        var skipping = FORM.withSessionOf(half);
        for (var place : PLACES) {
            var answer = skipping.get(place);
            assertThat(answer.status()).as(place).isIn(302, 401);
            if (answer.status() == 302) {
                assertThat(answer.header("Location")).as(place).contains("/login");
            }
        }
        assertThat(LEDGER.allRecordedAfter(head))
                .as("no one has logged in")
                .noneMatch(event -> event.type().equals("PersonLoggedIn"));
        assertLoggedIn(enrolled.logIn(later()));
        assertThat(LEDGER.allRecordedAfter(head))
                .filteredOn(event -> event.type().equals("PersonLoggedIn"))
                .hasSize(1);
    }

    @Test
    void givenACodeThatWasGiven_whenItIsGivenAgain_thenItIsRefusedOnEveryNode() {
        var enrolled = Enrolled.of("handler2");
        var now = later();
        assertLoggedIn(enrolled.logIn(now));

        assertWrong(enrolled.logIn(now));
        assertWrong(enrolled.logIn(now.minusSeconds(30)));
        var elsewhere = new LoginForm(OTHER).send("handler2", "demo-handler2");
        assertWrong(Phone.secondStep(OTHER, elsewhere, enrolled.phone().code(now)));

        assertLoggedIn(enrolled.logIn(now.plusSeconds(30)));
        assertWrong(enrolled.logIn(now.plusSeconds(60)));
    }

    @Test
    void givenTheUsesAreSetBackOrRemoved_whenACodeIsGivenAgain_thenItIsRefusedAndALaterOneIsNot() {
        var enrolled = Enrolled.of("leader2");
        var now = later();
        assertLoggedIn(enrolled.logIn(now));

        LEDGER.asSuperuser().sql("update office.factor_use set used = 0").update();
        assertWrong(enrolled.logIn(now));
        for (var node : List.of(LEDGER, OTHER)) {
            LEDGER.asSuperuser().sql("delete from office.factor_use").update();
            var first = new LoginForm(node).send("leader2", "demo-leader2");
            assertWrong(Phone.secondStep(node, first, enrolled.phone().code(now)));
        }
        assertWrong(enrolled.logIn(now.plusSeconds(30)));
        assertLoggedIn(enrolled.logIn(later()));
    }

    @Test
    void givenTheCodeOfTheEnrolment_whenItIsGivenAtALogin_thenItIsRefused() {
        var enrolled = Enrolled.of("legal");

        assertWrong(enrolled.logIn(CLOCK.instant()));
    }

    @Test
    void givenManyWrongCodes_thenNoneIsLookedAt_howeverOftenThePasswordIsRight() {
        var enrolled = Enrolled.of("leader");
        var now = later();
        for (int i = 0; i < 5; i++) {
            assertWrong(Phone.secondStep(LEDGER, password("leader"), "00000" + i));
        }

        var right = enrolled.logIn(now);

        assertThat(right.header("Location")).endsWith("/login/second?refused");
        assertLoggedIn(enrolled.logIn(later()));
    }

    @Test
    void givenACookieOfTheFirstStep_whenItIsAlteredOrOld_thenItIsOfNobody() {
        var enrolled = Enrolled.of("dispatcher");
        var half = password("dispatcher");
        var cookie = LoginForm.cookies(half);
        var other = cookie.replaceFirst("second-step=..", "second-step=zz");
        assertThat(other).isNotEqualTo(cookie);
        assertThat(LEDGER.anonymous().with("Cookie", other).get("/login/second").header("Location"))
                .endsWith("/login?expired");

        later();

        assertThat(LEDGER.anonymous()
                        .with("Cookie", cookie)
                        .get("/login/second")
                        .header("Location"))
                .endsWith("/login?expired");
        assertLoggedIn(enrolled.logIn(CLOCK.instant()));
    }

    @Test
    void givenSessionsElsewhere_whenAnAuthenticatorIsEnrolled_thenTheyEnd() {
        var elsewhere = FORM.session("supervisor");

        var enrolled = Enrolled.of("supervisor");

        assertThat(elsewhere.get("/api/me").status()).isEqualTo(401);
        assertThat(enrolled.session().get("/api/me").status()).isEqualTo(200);
        assertThat(enrolled.session().get("/account/second-factor").text())
                .contains("两步验证已启用")
                .doesNotContain("class=\"secret\"");
    }

    @Test
    void givenAnAuthenticator_whenAProgramLogsInWithThePassword_thenItIsRefusedAndTold() {
        Enrolled.of("auditor");

        var program = LEDGER.as("auditor").get("/api/me");

        assertThat(program.status()).isEqualTo(403);
        assertThat(program.problem()).isEqualTo("second-factor");
        assertThat(program.header("WWW-Authenticate")).isEmpty();
        assertThat(LEDGER.anonymous().login("auditor", "wrong").get("/api/me").status())
                .isEqualTo(401);
    }

    @Test
    void givenRecoveryCodes_thenEachLetsInOnce_andNewOnesReplaceThem() {
        var enrolled = Enrolled.of("head");
        later();
        var first = enrolled.codes().get(0);
        long head = LEDGER.head();

        assertLoggedIn(Phone.secondStep(LEDGER, password("head"), first.toUpperCase()));
        assertWrong(Phone.secondStep(LEDGER, password("head"), first));

        assertThat(LEDGER.recordedAfter(head))
                .extracting(StoredEvent::payload)
                .contains("{\"username\":\"head\",\"left\":9}");
        var inside = inside(enrolled.logIn(later()));
        var again = Phone.send(inside, "/recovery", enrolled.codes().get(1), "");
        assertThat(Phone.recoveryCodes(again)).doesNotContainAnyElementsOf(enrolled.codes());
        assertWrong(Phone.secondStep(LEDGER, password("head"), enrolled.codes().get(2)));
        assertLoggedIn(Phone.secondStep(
                LEDGER, password("head"), Phone.recoveryCodes(again).get(9)));
    }

    @Test
    void givenASession_whenItRemovesTheFactorWithoutGivingIt_thenItStays() {
        var enrolled = Enrolled.of("intake");
        var inside = inside(enrolled.logIn(later()));

        for (var wrong : List.of("123456", "0", "demo-intake")) {
            assertThat(Phone.send(inside, "/remove", wrong, "demo-intake").header("Location"))
                    .endsWith("?wrong");
        }
        assertThat(password("intake").header("Location")).endsWith("/login/second");

        var code = enrolled.phone().code(later());
        assertThat(Phone.send(inside, "/remove", code, "").header("Location")).endsWith("?removed");
        assertLoggedIn(password("intake"));
    }

    @Test
    void givenAStolenSession_whenItEnrolsWithoutThePassword_thenNothingIsEnrolled() {
        var session = FORM.session("admin");
        var phone = Phone.of(session);

        var without = Phone.send(session, "", phone.code(later()), "not-it");

        assertThat(without.header("Location")).endsWith("?password");
        assertLoggedIn(password("admin"));
    }

    @Test
    void givenTheLogAndTheDatabase_thenNoSecretOrCodeIsInThem() {
        var enrolled = Enrolled.of("auditor2");
        var secret = new org.apache.commons.codec.binary.Base32();
        var text = secret.encodeAsString(enrolled.phone().secret());

        var stored = LEDGER.asSuperuser()
                .sql("select content from office.second_factor where username = ?")
                .param("auditor2")
                .query(String.class)
                .single();
        var events = LEDGER.bean(EventLog.class).readStream(FactorEvent.streamOf("auditor2"));

        assertThat(events).hasSize(1);
        var all = stored + events.get(0).payload();
        assertThat(all).doesNotContain(text, enrolled.codes().get(0));
        assertThat(events.get(0).metadata()).contains("\"actor\":\"auditor2\"");
    }

    @Test
    void givenARowIsDeletedAlteredPutBackOrInserted_thenItAdmitsNobody_andIsTold() {
        var session = FORM.session("leader2");
        var before = Phone.of(session);
        var enrolled = Phone.send(session, "", before.code(later()), "demo-leader2");
        assertThat(enrolled.status()).isEqualTo(200);
        var jdbc = LEDGER.asSuperuser();
        jdbc.sql("create table kept as select * from office.second_factor").update();

        jdbc.sql("delete from office.second_factor where username = 'leader2'").update();
        assertNoLogin("人员leader2的两步验证在日志中有登记，数据库中没有其记录：已被删除");
        move("leader2", UUID.randomUUID());
        assertThat(password("leader2").header("Location")).endsWith("/login?error");
        move("leader2", FactorEvent.streamOf("leader2"));

        jdbc.sql("""
                        insert into office.second_factor
                        select username, replace(content, '"secret":"', '"secret":"A'), event, code
                          from kept where username = 'leader2'
                        """).update();
        assertNoLogin("人员leader2的两步验证记录不是本系统写入的，不能登录");
        restore();
        later();
        var inside = inside(Phone.secondStep(LEDGER, password("leader2"), before.code(CLOCK.instant())));

        var removed = Phone.send(inside, "/remove", before.code(later()), "");
        assertThat(removed.header("Location")).endsWith("?removed");
        jdbc.sql("create table after as select * from office.second_factor").update();
        restore();
        assertNoLogin("人员leader2的两步验证记录是被换回的旧记录，此后另有变更，不能登录");
        jdbc.sql("delete from office.second_factor where username = 'leader2'").update();
        jdbc.sql("insert into office.second_factor select * from after where username = 'leader2'")
                .update();
        assertLoggedIn(password("leader2"));

        assertLoggedIn(password("admin"));
        jdbc.sql("""
                        insert into office.second_factor
                        select 'admin', content, event, code from kept where username = 'leader2'
                        """).update();
        try {
            assertThat(FORM.send("admin", "demo-admin").header("Location")).endsWith("/login?error");
            assertThat(LEDGER.anonymous().get("/actuator/health").status()).isEqualTo(503);
        } finally {
            jdbc.sql("delete from office.second_factor where username = 'admin'")
                    .update();
        }
    }

    /** Puts the event that the row of a person was made from into a stream, as the owner of the database can. */
    private static void move(String person, UUID stream) {
        LEDGER.asSuperuser().sql("""
                        alter table ledger.event disable trigger user;
                        update ledger.event set stream_id = '%s'
                         where position = (select event from kept where username = '%s');
                        alter table ledger.event enable trigger user
                        """.formatted(stream, person)).update();
    }

    private static void restore() {
        var jdbc = LEDGER.asSuperuser();
        jdbc.sql("delete from office.second_factor where username = 'leader2'").update();
        jdbc.sql("insert into office.second_factor select * from kept where username = 'leader2'")
                .update();
    }

    private static void assertNoLogin(String fault) {
        assertThat(password("leader2").header("Location")).endsWith("/login?error");
        assertThat(LEDGER.bean(RowsCheck.class).run()).extracting(Fault::zh).contains(fault);
    }
}
