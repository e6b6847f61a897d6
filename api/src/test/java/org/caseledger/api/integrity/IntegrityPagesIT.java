package org.caseledger.api.integrity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.caseledger.api.office.ProgramVersion;
import org.caseledger.api.testing.Answer;
import org.caseledger.api.testing.Caller;
import org.caseledger.api.testing.LoginForm;
import org.caseledger.api.testing.TestLedger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the pages say of the log is what the log is; what was is shown as it was. */
class IntegrityPagesIT {
    private static TestLedger ledger;
    private static LoginForm form;

    @BeforeAll
    static void start() {
        ledger = TestLedger.onNewDatabase();
        form = new LoginForm(ledger);
        ledger.cases().replied();
    }

    @AfterAll
    static void stop() {
        ledger.close();
    }

    private static Caller session(String person) {
        return form.session(person).with("Accept", "text/html");
    }

    private static String number(String id) {
        return ledger.as("head").get(id + "?after=" + ledger.head()).field("number");
    }

    private static Answer check(Caller caller, String number) {
        return caller.get("/integrity/case?number=" + URLEncoder.encode(number, StandardCharsets.UTF_8));
    }

    @Test
    void theCheckpointAndTheKeyAreThoseThatAreServed() {
        var key = ledger.anonymous().get("/log/key").json().get(0).path("vkey").asString();
        // First, because each login is an event.
        var sessions = Stream.of("intake", "auditor", "admin")
                .map(IntegrityPagesIT::session)
                .toList();
        await().atMost(Duration.ofSeconds(60)).until(() -> checkpoint().get(1).equals(String.valueOf(ledger.head())));
        var root = checkpoint().get(2);
        for (var session : sessions) {
            var page = session.get("/integrity");
            assertThat(page.status()).as("%s", page).isEqualTo(200);
            assertThat(page.text()).contains(key, root, "正常", "程序版本：" + ProgramVersion.current());
        }
    }

    private static List<String> checkpoint() {
        var answer = ledger.anonymous().get("/log/checkpoint");
        return answer.status() == 200 ? answer.text().lines().toList() : List.of("", "");
    }

    @Test
    void theKeysAreToldWithWhatChangesThemAndNothingSecretOfThem() throws IOException {
        var id = ledger.cases().received();
        var key = ledger.anonymous().get("/log/key").json().get(0).path("vkey").asString();
        var secret = Files.readString(ledger.data().resolve("keys/master.key")).strip();
        var page = session("admin").get("/keys");

        assertThat(page.status()).as("%s", page).isEqualTo(200);
        assertThat(page.text())
                .contains(key, "在位", "已更换 0 次", "ledger log-key --rotate")
                .doesNotContain(secret);
        assertThat(page.text()).containsPattern("没有密钥的投诉件</th><td class=\"words\"><span>0<");
        ledger.asSuperuser()
                .sql("DELETE FROM vault.case_key WHERE case_id = :id")
                .param("id", UUID.fromString(id.replace("/api/complaints/", "")))
                .update();
        assertThat(session("auditor").get("/keys").text()).containsPattern("没有密钥的投诉件</th><td class=\"words\"><span>1<");
        assertThat(session("admin").get("/people").text()).contains("href=\"/keys\"");
        assertThat(session("intake").get("/units").text()).doesNotContain("href=\"/keys\"");
        assertThat(session("intake").get("/keys").status()).isEqualTo(403);
    }

    @Test
    void givenACaseIsAsItWasSigned_thenItIsSaidWhatWasChecked() {
        var id = ledger.cases().accepted();
        var events = ledger.as("head").get(id + "/history").json().size();
        var page = check(session("auditor"), number(id));

        assertThat(page.status()).as("%s", page).isEqualTo(200);
        assertThat(page.text()).contains("核验相符", "本件%d条记录".formatted(events), "另有旁注");
        assertThat(check(session("handler"), number(id)).text()).contains("核验相符", "旁注（拒绝、查阅、审查发现）不对您开放");
    }

    @Test
    void givenItIsNotToBeSeen_thenNothingIsToldOfIt() {
        var id = ledger.cases().accepted();

        assertThat(check(session("handler2"), number(id)).status()).isEqualTo(403);
        assertThat(check(session("admin"), number(id)).status()).isEqualTo(403);
        var unknown = check(session("head"), "没有<b>此号");
        assertThat(unknown.status()).isEqualTo(422);
        assertThat(unknown.text()).contains("没有编号为“没有&lt;b&gt;此号”的投诉件");
    }

    @Test
    void givenAnEventWasChangedInTheDatabase_thenItIsNamed() {
        try (var own = TestLedger.onNewDatabase()) {
            var id = own.cases().accepted();
            var number = own.as("head").get(id + "?after=" + own.head()).field("number");
            var head = new LoginForm(own).session("head");
            assertThat(check(head, number).text()).contains("核验相符");
            var jdbc = own.asSuperuser();
            jdbc.sql("ALTER TABLE ledger.event DISABLE TRIGGER USER").update();
            jdbc.sql("UPDATE ledger.event SET payload = replace(payload::text, 'XIPU', 'ANDE')::json"
                            + " WHERE type = 'ComplaintAssigned'")
                    .update();
            jdbc.sql("ALTER TABLE ledger.event ENABLE TRIGGER USER").update();

            long changed = jdbc.sql("SELECT position FROM ledger.event WHERE type = 'ComplaintAssigned'")
                    .query(Long.class)
                    .single();
            var page = check(head, number).text();
            assertThat(page)
                    .contains("核验不符", "账本位置 %d 的事件不是本系统写入的".formatted(changed))
                    .doesNotContain("核验相符");
        }
    }

    @Test
    void theBoardOfThenLeadsToTheCaseOfThen() {
        var id = ledger.cases().assigned();
        var number = number(id);
        var then = Instant.now();
        ledger.cases().accepted(id);
        var head = session("head");

        var page = head.get("/past?unit=XIPU&size=200&at=" + then).text();
        var row = page.substring(page.indexOf(number));
        assertThat(row.substring(0, row.indexOf("</tr>"))).contains("已分派").doesNotContain("已受理");
        var link = page.substring(page.lastIndexOf("/past/cases/", page.indexOf(number)));
        var replay = head.get(link.substring(0, link.indexOf('"')).replace("&amp;", "&"));
        assertThat(replay.status()).as("%s", replay).isEqualTo(302);
        var stood = head.get(replay.header("Location").replaceFirst("^http://[^/]+", ""));
        assertThat(stood.text()).contains("已分派").doesNotContain("已受理");
        assertThat(head.get("/past?at=then").status()).isEqualTo(400);
        assertThat(head.get("/past?at=2026-03-02T09:30").status()).isEqualTo(200);
    }

    @Test
    void theViewsAreComparedByThoseWhoOversee() {
        var auditor = session("auditor").with("Content-Type", "application/x-www-form-urlencoded");

        assertThat(auditor.get("/views").text()).doesNotContain("最近一次全部核对");
        assertThat(auditor.post("/views/audit", "").status()).isEqualTo(302);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> auditor.get("/views").text().contains("最近一次全部核对"));
        assertThat(ledger.as("auditor").get("/api/views").json().findValues("audit"))
                .isNotEmpty()
                .allMatch(view -> view.path("agrees").asBoolean());
        assertThat(auditor.get("/views").text()).contains("全部投诉件", "正常").doesNotContain("与日志不一致");
        var checked = auditor.post("/views/board/check", "");
        assertThat(checked.status()).as("%s", checked).isEqualTo(200);
        assertThat(checked.text()).contains("与日志一致");
        assertThat(auditor.post("/views/nothing/check", "").status()).isEqualTo(404);
        var intake = session("intake").with("Content-Type", "application/x-www-form-urlencoded");
        assertThat(intake.get("/views").text()).doesNotContain("/views/audit");
        assertThat(intake.post("/views/audit", "").status()).isEqualTo(403);
        assertThat(intake.post("/views/board/check", "").status()).isEqualTo(403);
    }
}
