package org.caseledger.api.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import org.caseledger.api.testing.Answer;
import org.caseledger.api.testing.Browser;
import org.caseledger.api.testing.Caller;
import org.caseledger.api.testing.LoginForm;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.eventlog.StoredEvent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Where people are logged in is seen and ended by themselves and by an administrator. */
@Tag("long")
class ActiveLoginsIT {
    private static final TestLedger LEDGER = TestLedger.onNewDatabase();
    private static final LoginForm FORM = new LoginForm(LEDGER);

    @AfterAll
    static void stop() {
        LEDGER.close();
    }

    @Test
    void givenTwoLogins_whenOneEndsTheOther_thenThatOneIsLoggedOut() {
        var here = FORM.session("intake");
        var elsewhere = FORM.session("intake");
        var other = id(here.get("/api/me/sessions"), false);

        var ended = delete(here, "/api/me/sessions/" + other);

        assertThat(ended.status()).as("%s", ended).isEqualTo(204);
        assertThat(elsewhere.get("/api/me").status()).isEqualTo(401);
        assertThat(here.get("/api/me").status()).isEqualTo(200);
        assertThat(here.get("/api/me/sessions").json()).hasSize(1);
    }

    @Test
    void givenALoginThatIsEndedFromElsewhere_thenTheLogSaysWhoEndedWhose() {
        var here = FORM.session("supervisor");
        FORM.session("supervisor");
        var other = id(here.get("/api/me/sessions"), false);
        long head = LEDGER.head();

        delete(here, "/api/me/sessions/" + other);
        delete(LEDGER.as("admin"), "/api/people/supervisor/sessions");
        delete(LEDGER.as("admin"), "/api/people/supervisor/sessions");

        var ended = LEDGER.recordedAfter(head).stream()
                .filter(event -> event.type().equals("LoginsEnded"))
                .toList();
        assertThat(ended)
                .as("none when there is none to end")
                .extracting(StoredEvent::payload)
                .hasSize(2)
                .allMatch(payload -> payload.startsWith(
                        "{\"person\":\"supervisor\",\"logins\":1,\"address\":\"127.0.0.1\",\"salt\":\""));
        assertThat(ended.get(0).metadata()).contains("\"actor\":\"supervisor\"");
        assertThat(ended.get(1).metadata()).contains("\"actor\":\"admin\"");
    }

    @Test
    void givenALogThatTakesNoEvents_whenALoginIsEnded_thenItGoesOn() {
        var here = FORM.session("legal");
        FORM.session("legal");
        var other = id(here.get("/api/me/sessions"), false);
        var jdbc = LEDGER.asSuperuser();
        jdbc.sql("""
                        CREATE FUNCTION public.no_end() RETURNS trigger LANGUAGE plpgsql AS
                        $$ BEGIN RAISE 'the disk is full'; END $$
                        """).update();
        jdbc.sql("""
                        CREATE TRIGGER no_end BEFORE INSERT ON ledger.event FOR EACH ROW
                          WHEN (NEW.type = 'LoginsEnded') EXECUTE FUNCTION public.no_end()
                        """).update();
        try {
            assertThat(delete(here, "/api/me/sessions/" + other).status()).isGreaterThan(499);
        } finally {
            jdbc.sql("DROP TRIGGER no_end ON ledger.event").update();
        }

        assertThat(here.get("/api/me/sessions").json()).hasSize(2);
    }

    @Test
    void givenTheSessionOfSomebodyElse_thenItIsNotFound_andGoesOn() {
        var leader = FORM.session("leader");
        var id = id(leader.get("/api/me/sessions"), true);

        var ended = delete(FORM.session("auditor"), "/api/me/sessions/" + id);

        assertThat(ended.status()).isEqualTo(404);
        assertThat(leader.get("/api/me").status()).isEqualTo(200);
    }

    @Test
    void givenAnAdministrator_thenOneOrAllSessionsOfAPersonEnd_andNobodyElseMay() {
        var one = FORM.session("legal");
        var two = FORM.session("legal");
        var three = FORM.session("legal");
        var path = "/api/people/legal/sessions";
        assertThat(delete(two, path).status()).isEqualTo(403);
        var ofOne = id(one.get("/api/me/sessions"), true);

        assertThat(delete(LEDGER.as("admin"), path + "/" + ofOne).status()).isEqualTo(204);

        assertThat(one.get("/api/me").status()).isEqualTo(401);
        assertThat(two.get("/api/me").status()).isEqualTo(200);
        assertThat(LEDGER.as("admin").get(path).json()).hasSize(2);
        assertThat(delete(LEDGER.as("admin"), path).status()).isEqualTo(204);
        assertThat(two.get("/api/me").status()).isEqualTo(401);
        assertThat(three.get("/api/me").status()).isEqualTo(401);
        assertThat(LEDGER.as("admin").get("/api/people/nobody/sessions").status())
                .isEqualTo(404);
    }

    @Test
    void givenThePages_thenTheSameIsDoneThere() {
        var elsewhere = FORM.session("dispatcher");
        try (var browser = Browser.open()) {
            var page = browser.as(LEDGER, "dispatcher");
            page.navigate("/account");
            page.click("main a[href='/account/sessions']");
            page.waitForURL("**/account/sessions");
            assertThat(page.locator("main tbody tr").count()).isEqualTo(2);
            assertThat(page.locator("main tbody").textContent()).contains("本次登录", "127.0.0.1");

            page.click("main tbody button");

            page.waitForURL("**/account/sessions?ended");
            assertThat(page.locator("main tbody tr").count()).isEqualTo(1);
            assertThat(elsewhere.get("/api/me").status()).isEqualTo(401);

            var admin = browser.as(LEDGER, "admin");
            admin.navigate("/people/dispatcher");
            admin.click("main a[href='/people/dispatcher/sessions']");
            admin.click("main form[action$='/sessions/end'] button");
            assertThat(admin.locator("main .empty").textContent()).contains("当前没有登录");
            page.navigate("/work");
            page.waitForURL(url -> url.contains("/login"));
        }
    }

    private static Answer delete(Caller caller, String path) {
        return caller.call("DELETE", path, BodyPublishers.noBody());
    }

    private static String id(Answer list, boolean current) {
        return list.json()
                .valueStream()
                .filter(one -> one.path("current").asBoolean() == current)
                .findFirst()
                .orElseThrow()
                .path("id")
                .asString();
    }
}
