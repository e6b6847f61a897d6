package org.caseledger.api.secondfactor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.caseledger.api.testing.Answer;
import org.caseledger.api.testing.Caller;
import org.caseledger.api.testing.HandClock;
import org.caseledger.api.testing.LoginForm;
import org.caseledger.api.testing.Phone;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.eventlog.EventLog;
import org.caseledger.events.office.FactorEvent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Whose role needs a second factor does nothing without one, and gets rid of it in no way alone. */
class RequiredFactorsIT {
    private static final HandClock CLOCK = HandClock.at("2026-03-02T09:00");
    private static final TestLedger LEDGER =
            TestLedger.at(CLOCK, "--caseledger.second-factor.required-roles=LEADER, ADMIN");
    private static final LoginForm FORM = new LoginForm(LEDGER);

    @AfterAll
    static void stop() {
        LEDGER.close();
    }

    private static Caller session(String person) {
        var inside = FORM.withSessionOf(FORM.send(person, "demo-" + person));
        return inside.with("X-CSRF-TOKEN", LoginForm.token(inside.get("/account")));
    }

    private static Phone enrol(Caller session, String person) {
        var phone = Phone.of(session);
        var answer = Phone.send(session, "", phone.code(CLOCK.instant()), "demo-" + person);
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        return phone;
    }

    private static Caller loggedIn(String person, Phone phone, Instant now) {
        var first = FORM.send(person, "demo-" + person);
        var second = FORM.withSessionOf(Phone.secondStep(LEDGER, first, phone.code(now)));
        return second.with("X-CSRF-TOKEN", LoginForm.token(second.get("/account")));
    }

    @Test
    void givenARoleThatNeedsOne_whenThereIsNone_thenNothingElseIsDone() {
        var leader = session("leader");
        var page = leader.with("Accept", "text/html");

        for (var path : List.of("/", "/work", "/board", "/account/sessions", "/integrity")) {
            assertThat(page.get(path).header("Location")).as(path).endsWith("/account/second-factor?required");
        }
        assertThat(page.get("/account/second-factor?required").text()).contains("您的角色须使用两步验证");
        assertThat(leader.with("HX-Request", "true").get("/board").header("HX-Redirect"))
                .isEqualTo("/account/second-factor?required");
        var refused = leader.get("/api/board");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.problem()).isEqualTo("second-factor-required");
        assertThat(leader.post("/api/complaints", "{}").status()).isEqualTo(403);
        assertThat(leader.get("/api/me/second-factor").text())
                .isEqualTo(
                        "{\"enrolled\":false,\"authenticator\":false,\"passkeys\":0,\"recoveryCodesLeft\":0,\"required\":true}");
        var program = LEDGER.as("leader").get("/api/board");
        assertThat(program.problem()).as("a program").isEqualTo("second-factor");
        assertThat(LEDGER.as("handler").get("/api/board").status())
                .as("another role")
                .isEqualTo(200);

        var phone = enrol(leader, "leader");
        CLOCK.set("2026-03-02T09:01");
        var inside = loggedIn("leader", phone, CLOCK.instant());

        assertThat(inside.get("/api/board").status()).isEqualTo(200);
        var off = Phone.send(inside, "/remove", phone.code(CLOCK.instant().plusSeconds(30)), "");
        assertThat(off.header("Location")).endsWith("?required");
        assertThat(inside.get("/account/second-factor").text()).doesNotContain("停用两步验证");
        assertThat(FORM.send("leader", "demo-leader").header("Location")).endsWith("/login/second");
    }

    @Test
    void givenAnAdministrator_thenSomebodysFactorIsResetWithAReason_andTheOwnIsNot() {
        var first = session("admin");
        var phone = enrol(first, "admin");
        CLOCK.set("2026-03-02T10:00");
        var admin = loggedIn("admin", phone, CLOCK.instant());
        var auditor = session("auditor");
        var lost = enrol(auditor, "auditor");
        CLOCK.set("2026-03-02T10:01");
        var inside = loggedIn("auditor", lost, CLOCK.instant());
        var path = "/api/people/auditor/second-factor";
        assertThat(admin.get(path).text()).isEqualTo("{\"enrolled\":true,\"sound\":true}");

        assertThat(reset(session("handler"), "auditor", "手机丢失").status()).isEqualTo(403);
        assertThat(reset(admin, "auditor", "……").status()).isEqualTo(400);
        assertThat(reset(admin, "admin", "手机丢失").status()).isEqualTo(400);
        assertThat(reset(admin, "nobody", "手机丢失").status()).isEqualTo(404);
        assertThat(admin.with("Accept", "text/html")
                        .get("/people/admin/second-factor")
                        .text())
                .contains("请由另一位管理员办理")
                .doesNotContain("second-factor/reset");
        assertThat(FORM.send("auditor", "demo-auditor").header("Location")).endsWith("/login/second");

        assertThat(reset(admin, "auditor", "手机丢失，已当面核实").status()).isEqualTo(204);

        assertThat(inside.get("/api/me").status()).as("sessions end").isEqualTo(401);
        assertThat(LEDGER.as("auditor").get("/api/me").status()).isEqualTo(200);
        var events = LEDGER.bean(EventLog.class).readStream(FactorEvent.streamOf("auditor"));
        assertThat(events).hasSize(2);
        assertThat(events.get(1).metadata()).contains("\"actor\":\"admin\"");
        assertThat(events.get(1).payload()).contains("\"reason\":\"手机丢失，已当面核实\"");
        assertThat(reset(admin, "auditor", "手机丢失").status()).isEqualTo(204);
        assertThat(LEDGER.bean(EventLog.class).readStream(FactorEvent.streamOf("auditor")))
                .as("nothing is left to reset")
                .hasSize(2);
    }

    private static Answer reset(Caller who, String person, String reason) {
        var body = "{\"reason\":\"%s\"}".formatted(reason);
        return who.post("/api/people/" + person + "/second-factor/reset", body);
    }
}
