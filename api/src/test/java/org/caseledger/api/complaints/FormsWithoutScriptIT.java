package org.caseledger.api.complaints;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.caseledger.api.testing.Answer;
import org.caseledger.api.testing.Caller;
import org.caseledger.api.testing.Cases;
import org.caseledger.api.testing.LoginForm;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.events.CaseId;
import org.caseledger.vault.Vault;
import org.junit.jupiter.api.Test;

/** What a form does without JavaScript: it is sent, refused, sent twice, sent too late. */
class FormsWithoutScriptIT {
    private static final TestLedger LEDGER = TestLedger.shared();
    private static final LoginForm FORM = new LoginForm(LEDGER);
    private static final Pattern HIDDEN =
            Pattern.compile("name=\"(key|version|draft|digest)\"[^>]* value=\"([^\"]*)\"");

    @Test
    void givenAComplaintIsTold_whenItIsRecorded_thenItsCaseIsShown() {
        var intake = session("intake");
        var answer = send(
                intake,
                "/intake",
                Map.of(
                        "key", UUID.randomUUID().toString(),
                        "kind", "COMPLAINT",
                        "channel", "PHONE",
                        "complainant.name", "王𠮷",
                        "complainant.phone", "１３８００００００００",
                        "narrative.text", "买到过期的<b>奶粉</b>。",
                        "respondent", "𠮷祥超市"));

        assertThat(answer.status()).as("%s", answer).isEqualTo(302);
        var shown = intake.get(path(answer));
        assertThat(shown.status()).isEqualTo(200);
        assertThat(shown.text()).contains("𠮷祥超市", "已登记").doesNotContain("王𠮷");
        var once = send(intake, casePath(answer) + "/open", Map.of());
        assertThat(once.status()).as("%s", once).isEqualTo(302);
        var opened = intake.get(path(once).replaceFirst("#.*", ""));
        assertThat(opened.text()).contains("王𠮷").contains("买到过期的&lt;b&gt;奶粉&lt;/b&gt;。");
        // To see it again is to open it again, which is logged again.
        long head = LEDGER.head();
        assertThat(intake.get(casePath(answer)).text()).doesNotContain("王𠮷");
        assertThat(LEDGER.head()).isEqualTo(head);
    }

    @Test
    void givenSomethingIsMissing_whenItIsSent_thenItIsToldBesideTheFieldAndTheRestIsKept() {
        var intake = session("intake");
        var head = LEDGER.head();
        var answer = send(intake, "/intake", Map.of("channel", "PHONE", "respondent", "好邻居超市"));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text())
                .contains("value=\"好邻居超市\"", "id=\"kind-wrong\"", "请填写此项")
                .containsPattern("value=\"PHONE\"[^>]*selected");
        assertThat(LEDGER.head()).isEqualTo(head);
    }

    @Test
    void givenARuleForbidsIt_whenItIsSent_thenTheClauseIsToldAndTheTextKept() {
        var id = LEDGER.cases().classified().replace("/api/complaints/", "/cases/");
        var answer = send(session("dispatcher"), id + "/do/assign-complaint", Map.of("unit", "XIPU", "reason", "就近办理"));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text()).contains("P9.03", "就近办理");
    }

    @Test
    void givenAFormIsSentTwice_thenItIsDoneOnce() {
        var id = LEDGER.cases().assigned().replace("/api/complaints/", "/cases/");
        var handler = session("handler");
        var form = hidden(handler.get(id + "/do/accept-complaint"));
        var filled = Map.of(
                "key",
                form.get("key"),
                "version",
                form.get("version"),
                "told.medium",
                "PHONE",
                "told.at",
                "2026-01-05T09:30",
                "jurisdiction",
                "PLACE_OF_BUSINESS");
        // Stated before the receipt: refused, and the same key may not be used for another content.
        assertThat(send(handler, id + "/do/accept-complaint", filled).status()).isEqualTo(422);

        var again = hidden(handler.get(id + "/do/accept-complaint"));
        var now = java.time.LocalDateTime.now(java.time.ZoneId.of("Asia/Shanghai"));
        var right = Map.of(
                "key", again.get("key"),
                "version", again.get("version"),
                "told.medium", "PHONE",
                "told.at", now.withSecond(0).withNano(0).toString(),
                "jurisdiction", "PLACE_OF_BUSINESS");
        var first = send(handler, id + "/do/accept-complaint", right);
        assertThat(first.status()).as("%s", first).isEqualTo(302);
        long head = LEDGER.head();
        long sentAt = Instant.now().getEpochSecond();
        await().until(() -> Instant.now().getEpochSecond() > sentAt); // “just now” is another time

        var second = send(handler, id + "/do/accept-complaint", right);

        assertThat(second.status()).isEqualTo(302);
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        assertThat(LEDGER.head()).isEqualTo(head);
    }

    @Test
    void givenSomebodyActedMeanwhile_whenItIsSent_thenItIsToldWhoDidWhatAndTheTextKept() {
        var api = LEDGER.cases().assigned();
        var id = api.replace("/api/complaints/", "/cases/");
        var handler = session("handler");
        var form = hidden(handler.get(id + "/do/return-for-reassignment"));
        LEDGER.cases().accepted(api);

        var answer = send(
                handler,
                id + "/do/return-for-reassignment",
                Map.of(
                        "key", form.get("key"),
                        "version", form.get("version"),
                        "reason", "经营地址在红光街道"));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text()).contains("已有新的办理", "经营地址在红光街道", "class=\"meanwhile\"", "受理");
        assertThat(answer.text()).contains("重新载入（保留已填内容）");

        long head = LEDGER.head();
        var again = send(
                handler,
                id + "/do/return-for-reassignment",
                Map.of(
                        "key",
                        form.get("key"),
                        "version",
                        form.get("version"),
                        "reload",
                        "true",
                        "reason",
                        "经营地址在红光街道"));
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.text()).contains("经营地址在红光街道").doesNotContain("已有新的办理", "重新载入");
        assertThat(hidden(again).get("version")).isNotEqualTo(form.get("version"));
        assertThat(LEDGER.head()).isEqualTo(head);
    }

    @Test
    void givenAnotherDraftCameMeanwhile_whenTheOldOneIsApproved_thenTheNewOneIsShownToBeSigned() {
        var api = LEDGER.cases().accepted();
        LEDGER.cases().give("dispatcher", api, "classify-complaint", "{\"category\":[\"食品\"],\"severity\":\"MAJOR\"}");
        LEDGER.cases().give("handler", api, "draft-reply", "{\"text\":\"第一稿\"}");
        var address = api.replace("/api/complaints/", "/cases/") + "/do/approve-reply";
        var leader = session("leader");
        var form = hidden(leader.get(address));
        LEDGER.cases().give("handler", api, "draft-reply", "{\"text\":\"第二稿\"}");

        var answer = send(leader, address, form);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text())
                .contains("第二稿", "value=\"" + code(api, "第二稿") + "\"")
                .doesNotContain("value=\"" + code(api, "第一稿") + "\"");
        assertThat(form).containsValue(code(api, "第一稿"));
    }

    private static String code(String api, String draft) {
        var id = api.substring(api.lastIndexOf('/') + 1);
        return LEDGER.bean(Vault.class).keyed(CaseId.of(id), Cases.digest(draft));
    }

    @Test
    void givenTheSessionHasEnded_whenAFormIsSent_thenItLeadsThroughTheLogin() {
        var id = LEDGER.cases().assigned().replace("/api/complaints/", "/cases/");
        var stranger = LEDGER.anonymous()
                .with("Accept", "text/html")
                .with("Content-Type", "application/x-www-form-urlencoded");
        long head = LEDGER.head();

        var answer = stranger.with("Referer", LEDGER.address() + id + "/do/accept-complaint?a=b")
                .post(id + "/do/accept-complaint", "told.medium=PHONE");

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.header("Location")).isEqualTo(id + "/do/accept-complaint?a=b");
        assertThat(LEDGER.head()).isEqualTo(head);
        var live = stranger.with("HX-Request", "true").get("/board");
        assertThat(live.status()).isEqualTo(401);
        assertThat(live.header("HX-Redirect")).isEqualTo("/login?expired");
    }

    @Test
    void theLanguageIsThatOfTheBrowserUntilOneIsChosen() {
        var caller = session("handler");
        var english = caller.with("Accept-Language", "en-GB,en;q=0.9,zh;q=0.5");
        assertThat(caller.get("/board").text()).contains("全部投诉件");
        assertThat(english.get("/board").text()).contains("lang=\"en\"").doesNotContain("全部投诉件");
        assertThat(english.with("Cookie", caller.header("Cookie") + "; lang=zh")
                        .get("/board")
                        .text())
                .contains("全部投诉件");

        var answer = send(caller, "/look", Map.of("choice", "lang", "value", "en", "back", "/board"));

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.header("Location")).isEqualTo("/board");
        assertThat(answer.header("Set-Cookie")).startsWith("lang=en;").contains("HttpOnly");
        var foreign = send(caller, "/look", Map.of("choice", "lang", "value", "en", "back", "//evil.example/"));
        assertThat(foreign.header("Location")).isEqualTo("/");
    }

    private static Caller session(String person) {
        return FORM.session(person)
                .with("Content-Type", "application/x-www-form-urlencoded")
                .with("Accept", "text/html");
    }

    private static Answer send(Caller caller, String path, Map<String, String> fields) {
        return caller.post(
                path,
                fields.entrySet().stream()
                        .map(f -> encoded(f.getKey()) + "=" + encoded(f.getValue()))
                        .collect(Collectors.joining("&")));
    }

    private static Map<String, String> hidden(Answer page) {
        assertThat(page.status()).as("%s", page).isEqualTo(200);
        return HIDDEN.matcher(page.text())
                .results()
                .collect(Collectors.toMap(f -> f.group(1), f -> f.group(2), (a, b) -> a));
    }

    private static String path(Answer answer) {
        return answer.header("Location").replaceFirst("^http://[^/]+", "");
    }

    private static String casePath(Answer answer) {
        return path(answer).replaceFirst("\\?.*", "");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
