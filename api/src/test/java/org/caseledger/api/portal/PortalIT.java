package org.caseledger.api.portal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.LoadState;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.caseledger.api.testing.Answer;
import org.caseledger.api.testing.Axe;
import org.caseledger.api.testing.Browser;
import org.caseledger.api.testing.Caller.Upload;
import org.caseledger.api.testing.LoginForm;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.api.testing.WebForm;
import org.caseledger.eventlog.StoredEvent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the portal does for a complainant, and refuses to everyone else. */
@Tag("long")
@Tag("turn-3")
class PortalIT {
    private static final TestLedger LEDGER = TestLedger.onNewDatabase(
            "--caseledger.portal.port=0",
            "--caseledger.portal.public-url=https://tousu.example.gov.cn",
            "--caseledger.portal.filings=1000/1h",
            "--caseledger.portal.looks=1000/1h",
            "--caseledger.portal.wrong-by-address=1000/1h");
    private static final Visitor VISITOR = new Visitor(LEDGER);
    private static final Browser BROWSER = Browser.open();

    private static final byte[] SCAN =
            "%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj trailer<</Root 1 0 R>>\n%%EOF\n".getBytes(UTF_8);

    @AfterAll
    static void close() {
        BROWSER.close();
        LEDGER.close();
    }

    @Test
    void givenAComplaintFiled_whenTheComplainantLooks_thenItsProgressIsToldInPlainWords() {
        var filed = VISITOR.file(Visitor.complaint());

        var page = VISITOR.look(filed.code(), "8076");

        assertThat(page.status()).as("%s", page).isEqualTo(200);
        assertThat(page.text())
                .contains(filed.number(), "收到您的投诉", "决定是否受理并告知您")
                .doesNotContain("林晚", "13800138076", "异味");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/login",
                "/board",
                "/api/complaints",
                "/actuator/health",
                "/app.js",
                "/log",
                "/setup",
                "/webjars/htmx.org/dist/htmx.min.js",
                "/api-docs",
                "/error",
                "//board",
                "/portal/../board",
                "/portal/..;/board",
                "/portal;x=1/file",
                "/%70ortal",
                "/portal%2f..%2fboard",
                "/portal//file",
                "/portal/%2e%2e/board",
                "/./portal",
                "/PORTAL",
                "/portal/file%00",
                "/calendar/x.ics"
            })
    void givenAnyOtherAddress_whenAskedByThePortal_thenItIsNotThere(String path) {
        var answer = VISITOR.raw("GET %s HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n".formatted(path));
        assertThat(answer).matches("(?s)HTTP/1.1 (404|400) .*").doesNotContain("投诉举报台账");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/portal", "/portal/file", "/portal/case", "//portal", "/portal;a/file"})
    void givenTheOffice_whenAskedForThePortal_thenItIsNotThere(String path) {
        var answer = LEDGER.as("intake").with("Accept", "text/html").get(path);
        assertThat(answer.status()).isIn(400, 404);
        assertThat(answer.text()).doesNotContain("查询码");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "OPTIONS", "TRACE", "PATCH", "CONNECT", "FOO"})
    void givenAnotherMethod_whenSentToThePortal_thenRefused(String method) {
        var answer = VISITOR.raw("%s /portal HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".formatted(method));
        assertThat(answer).matches("(?s)HTTP/1.1 (405|400|501) .*");
    }

    @Test
    void givenAForeignHost_whenThePortalAnswers_thenItRepeatsNothingOfIt() {
        var answer = VISITOR.raw("GET / HTTP/1.1\r\nHost: evil.example\r\nX-Forwarded-Host: evil.example\r\n"
                + "Connection: close\r\n\r\n");
        assertThat(answer)
                .startsWith("HTTP/1.1 303")
                .contains("Location: /portal")
                .doesNotContain("evil");
    }

    @Test
    void givenASessionOfTheOffice_whenItsCookieComesAlong_thenThePortalKnowsNobody() {
        var session = new LoginForm(LEDGER).session("intake").header("Cookie");

        var page = VISITOR.caller().with("Cookie", session).get("/portal");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).doesNotContain("苏禾", "退出");
        assertThat(page.headers("Set-Cookie"))
                .singleElement()
                .asString()
                .startsWith("portal-token=")
                .contains("Path=/portal", "HttpOnly", "SameSite=Strict");
        assertThat(page.header("Content-Security-Policy")).contains("frame-ancestors 'none'");
        assertThat(page.header("Cache-Control")).contains("no-store");
    }

    @Test
    void givenAFormOfAForeignPage_whenSent_thenNothingIsDone() {
        long before = LEDGER.head();
        var answer = VISITOR.caller()
                .with("Content-Type", "application/x-www-form-urlencoded")
                .post("/portal/case", "code=0000-0000-0000&digits=0000");
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.text()).contains("页面已过期");
        assertThat(LEDGER.head()).isEqualTo(before);
    }

    @Test
    void givenAWrongPair_whenLookedUp_thenAllAreAnsweredAlikeAndTheFailureIsRecorded() {
        var filed = VISITOR.file(Visitor.complaint());
        long before = LEDGER.head();

        var answers = List.of(
                VISITOR.look(filed.code(), "0000"),
                VISITOR.look("0000-0000-0000", "8076"),
                VISITOR.look("𠮷", "8076"),
                VISITOR.look("", ""),
                VISITOR.look(filed.code(), "13800138076"),
                VISITOR.look("1' or '1'='1", "8076"));

        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.status()).isEqualTo(422);
            assertThat(withoutToken(answer)).isEqualTo(withoutToken(answers.get(0)));
        });
        assertThat(answers.get(0).text()).contains("查询码或电话后四位不对");
        assertThat(LEDGER.recordedAfter(before))
                .extracting(StoredEvent::type)
                .contains("LoginFailed")
                .doesNotContain("SealedDataOpened");
    }

    @Test
    void givenFiveWrongPairsOfACode_whenTheRightOneIsTyped_thenItIsNotLookedAt() {
        var filed = VISITOR.file(Visitor.complaint());
        for (int i = 0; i < 5; i++) {
            assertThat(VISITOR.look(filed.code(), "000" + i).status()).isEqualTo(422);
        }

        var answer = VISITOR.look(filed.code(), "8076");

        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.header("Retry-After")).isNotEmpty();
        assertThat(answer.text()).doesNotContain(filed.number());
    }

    @Test
    void givenSignsOfFullWidthAndThoseTakenForOthers_whenLookedUp_thenTheyAreMeant() {
        var filed = VISITOR.file(Visitor.complaint());
        var typed = " "
                + filed.code().toLowerCase().replace('0', 'ｏ').replace('1', 'l').replace('-', ' ');

        assertThat(VISITOR.look(typed, "８０７６").text()).contains(filed.number());
    }

    @Test
    void givenTheSameFormTwiceAtOnce_whenFiled_thenThereIsOneCaseWithOneCode() {
        var complaint = Visitor.complaint();
        var filed = Stream.of(1, 2, 3)
                .parallel()
                .map(i -> VISITOR.file(complaint))
                .map(f -> f.number() + f.code())
                .distinct()
                .toList();
        assertThat(filed).hasSize(1);
    }

    @Test
    void givenFieldsLeftEmptyOrTooLong_whenFiled_thenEachIsToldAndNothingIsRecorded() {
        long before = LEDGER.head();
        for (var change : Map.of(
                        "complainant.phone",
                        "12345",
                        "complainant.address",
                        " ",
                        "matter.demands.of",
                        "",
                        "narrative.text",
                        "字".repeat(20_001),
                        PortalForms.TRAP,
                        "https://spam.example")
                .entrySet()) {
            var fields = Visitor.complaint();
            fields.put(change.getKey(), change.getValue());
            var answer = VISITOR.upload("/portal/file", "/portal/file", fields);
            assertThat(answer.status()).as(change.getKey()).isEqualTo(422);
            assertThat(answer.text()).contains("id=\"mistakes\"");
        }
        assertThat(LEDGER.head()).isEqualTo(before);
    }

    @Test
    void givenWhatOnlyAClerkSays_whenItIsSentAlong_thenTheCaseIsACitizensComplaint() {
        var fields = Visitor.complaint();
        fields.put("kind", "REPORT");
        fields.put("channel", "MAYOR_HOTLINE");
        fields.put("occurredAt", "2020-01-01T00:00");
        fields.put("respondentDetails.entry", "某登记");
        var filed = VISITOR.file(fields);

        LEDGER.awaitViews();
        var received = LEDGER.as("intake").get(caseOf(filed)).json();
        assertThat(received.at("/kind").asString()).isEqualTo("COMPLAINT");
        assertThat(received.at("/channel").asString()).isEqualTo("ONLINE_SERVICE");
        assertThat(LEDGER.as("dispatcher").get("/api/board").text()).contains(filed.number());
    }

    @Test
    void givenAFileThatIsNotWhatItIsCalled_whenFiled_thenNothingIsRecorded() {
        long before = LEDGER.head();
        var answer = VISITOR.upload(
                "/portal/file",
                "/portal/file",
                Visitor.complaint(),
                new Upload("evidence", "小票.jpg", "<html>".getBytes(UTF_8)));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text()).contains("小票.jpg");
        assertThat(LEDGER.head()).isEqualTo(before);
    }

    @Test
    void givenABodyWithoutEnd_whenSent_thenItIsRefusedUnread() {
        var head = "POST /portal/file HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
                + "Content-Type: multipart/form-data; boundary=edge\r\n";
        assertThat(VISITOR.raw(head + "Content-Length: 99999999999\r\n\r\n")).startsWith("HTTP/1.1 413");
        assertThat(VISITOR.raw(head + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n"))
                .startsWith("HTTP/1.1 413");
        var form = Map.of("code", "x".repeat(600_000), "digits", "1");
        assertThat(VISITOR.send("/portal", "/portal/case", form).status()).isEqualTo(413);
    }

    @ParameterizedTest
    @CsvSource({
        "application/x-www-form-urlencoded, code=%zz&digits=1",
        "application/x-www-form-urlencoded, code=%00&digits=%00",
        "multipart/form-data, nothing",
        "multipart/form-data; boundary=edge, --edge",
        "application/json, {}",
    })
    void givenABrokenForm_whenSent_thenItIsRefusedAsOne(String type, String body) {
        for (var address : List.of("/portal/case", "/portal/file", "/portal/case/add")) {
            var answer = VISITOR.caller().with("Content-Type", type).post(address, body);
            assertThat(answer.status()).as("%s: %s", address, answer).isBetween(400, 499);
        }
    }

    @Test
    void givenACase_whenFactsAreAddedAndItIsWithdrawn_thenTheHistorySaysWhoDidIt() {
        var filed = VISITOR.file(Visitor.complaint());

        var added = VISITOR.upload(
                "/portal",
                "/portal/case/add",
                Map.of("key", UUID.randomUUID().toString(), "code", filed.code(), "digits", "8076", "text", "另有聊天记录"),
                new Upload("evidence", "聊天.pdf", SCAN));
        assertThat(added.text()).contains("补充的事实已收到", "附件1份");
        var withdrawn = VISITOR.act(filed, "withdraw", Map.of("reason", "已经退款"));
        assertThat(withdrawn.text()).contains("投诉已撤回").doesNotContain("withdraw-form");
        assertThat(VISITOR.act(filed, "withdraw", Map.of("reason", "已经退款")).status())
                .isEqualTo(422);

        LEDGER.awaitViews();
        var history = LEDGER.as("intake").get(caseOf(filed) + "/history").text();
        assertThat(history)
                .contains("ComplaintReceived", "QueryCodeGiven", "FactsAdded", "ComplaintWithdrawn")
                .contains("portal:citizen", "投诉人（网上）");
    }

    @Test
    void givenAReply_whenItIsRated_thenItIsTheFollowUpOfTheCase() {
        var address = LEDGER.cases().replied();
        var code = give("intake", address);
        var rated = VISITOR.send(
                "/portal",
                "/portal/case/rate",
                Map.of(
                        "key", UUID.randomUUID().toString(),
                        "code", code,
                        "digits", "0000",
                        "satisfaction", "NOT",
                        "comment", "没有退款"));
        assertThat(rated.text()).contains("评价已收到", "您对处理结果的评价：不满意");
        assertThat(rated.text()).doesNotContain("rate-form", "何岸");
        assertThat(LEDGER.as("intake").get(address + "/history").text()).contains("FollowUpRecorded");
    }

    @Test
    void givenALostCode_whenTheOfficeGivesAnother_thenTheFormerEnds() {
        var address = LEDGER.cases().received();
        var former = give("intake", address);
        var present = give("dispatcher", address);

        assertThat(VISITOR.look(former, "0000").status()).isEqualTo(422);
        assertThat(VISITOR.look(present, "0000").status()).isEqualTo(200);
    }

    @Test
    void givenPeopleWhoGiveNoCodes_whenTheyAskForOne_thenItIsRefused() {
        var address = LEDGER.cases().accepted();
        var page = "/cases/" + address.substring(address.lastIndexOf('/') + 1) + "/query-code";
        for (var person : List.of("handler", "supervisor", "leader", "auditor", "admin")) {
            var form = new WebForm(LEDGER, person);
            assertThat(form.post(page, Map.of("key", UUID.randomUUID().toString()))
                            .status())
                    .as(person)
                    .isEqualTo(403);
        }
        assertThat(new WebForm(LEDGER, "intake").open(page).text()).contains("生成查询码");
        assertThat(new WebForm(LEDGER, "leader").open(page).text()).doesNotContain("生成查询码<");
    }

    @Test
    void givenACaseOfAnother_whenItsPaperIsScanned_thenThePageSaysHowToCheckIt() {
        var page = VISITOR.caller().get("/portal?paper=%3Cscript%3E1");
        assertThat(page.text()).contains("&lt;script&gt;1").doesNotContain("<script>1");
    }

    @Test
    void givenAJoinedCase_whenItsComplainantLooks_thenTheOtherOneIsNotNamed() {
        var lead = LEDGER.cases().classified();
        var joined = LEDGER.cases().received();
        var code = give("intake", joined);
        LEDGER.cases()
                .give(
                        "dispatcher",
                        joined,
                        "join-complaint",
                        "{\"lead\":\"%s\",\"why\":\"同一事项\"}".formatted(lead.substring(lead.lastIndexOf('/') + 1)));

        assertThat(VISITOR.look(code, "0000").text())
                .contains("与相同事项的投诉合并办理")
                .doesNotContain(LEDGER.as("intake").get(lead).field("number"));
    }

    @Test
    void givenASecretCase_whenItsComplainantLooks_thenOnlyTheOfficeIsNamed() {
        var address = LEDGER.cases().accepted();
        var code = give("intake", address);
        LEDGER.cases().secret(address);

        var page = VISITOR.look(code, "0000").text();

        assertThat(page).contains("不在网上显示").doesNotContain("已受理", "add-form", "withdraw");
    }

    @Test
    void givenALook_whenTheDatabaseIsRead_thenNoCodeIsInItAndTheLookIsRecordedOnceADay() {
        var filed = VISITOR.file(Visitor.complaint());
        VISITOR.look(filed.code(), "8076");
        long before = LEDGER.head();
        VISITOR.look(filed.code(), "8076");

        assertThat(LEDGER.head()).isEqualTo(before);
        var bare = filed.code().replace("-", "");
        LEDGER.tables().forEach((table, rows) -> assertThat(rows).as(table).doesNotContain(filed.code(), bare));
        assertThat(LEDGER.as("supervisor").get(caseOf(filed) + "/openings").text())
                .contains("progress", "portal:citizen");
    }

    @Test
    void givenATelephoneWithoutScripts_whenAComplaintIsFiledLookedUpAndAddedTo_thenEachStepIsDone() {
        var page = BROWSER.page(LEDGER, options -> telephone(options).setJavaScriptEnabled(false));
        page.navigate("/");
        page.getByRole(AriaRole.LINK, named("填写投诉")).click();
        page.locator("[id='complainant.name']").fill("林晚𠮷");
        page.locator("[id='complainant.phone']").fill("１３８-0013-8076");
        page.locator("[id='complainant.address']").fill("郫都区望丛中路8号");
        page.locator("[id='respondent']").fill("郫都区某餐馆");
        page.locator("[id='respondentDetails.address']").fill("郫都区中信大道1号");
        page.locator("[name='matter.demands.of'][value='REFUND']").check();
        page.locator("[id='narrative.text']").fill("餐馆里的菜有异味。");
        page.locator("#evidence").setInputFiles(new FilePayload("聊天.pdf", "application/pdf", SCAN));
        page.getByRole(AriaRole.BUTTON, named("提交投诉")).click();
        var code = page.locator("#code").textContent();
        var number = page.locator("#number").textContent();

        page.navigate("/portal");
        page.fill("#code", code.toLowerCase());
        page.fill("#digits", "８０７６");
        page.getByRole(AriaRole.BUTTON, named("查询")).click();
        assertThat(page.locator("main").textContent()).contains(number, "决定是否受理并告知您");
        page.fill("#text", "店家电话承认过。");
        page.getByRole(AriaRole.BUTTON, named("提交补充")).click();
        assertThat(page.locator("main").textContent()).contains("补充的事实已收到", "您补充了事实");
    }

    @Test
    void givenATelephone_whenEachPageIsShown_thenItFitsIsLightAndIsInNobodysWay() {
        var filed = VISITOR.file(Visitor.complaint());
        for (var language : List.of("zh", "en")) {
            var page = BROWSER.page(LEDGER, PortalIT::telephone);
            var bytes = new AtomicLong();
            page.onResponse(answer -> {
                if (answer.status() == 200) {
                    bytes.addAndGet(answer.body().length);
                }
            });
            page.navigate("/portal");
            page.locator("button[value=" + language + "]").click();
            check("start", page, bytes);
            page.navigate("/portal/file");
            check("file", page, bytes);
            page.locator("main button[type=submit]").click();
            page.navigate("/portal");
            page.fill("#code", filed.code());
            page.fill("#digits", "8076");
            page.locator("main button[type=submit]").click();
            page.locator("#steps").waitFor();
            check("case", page, bytes);
            page.navigate("/portal");
            page.fill("#code", filed.code());
            page.fill("#digits", "x");
            page.locator("main button[type=submit]").click();
            page.locator("#mistakes").waitFor();
            check("wrong", page, bytes);
        }
        assertThat(BROWSER.complaints()).isEmpty();
    }

    private static void check(String what, Page page, AtomicLong bytes) {
        page.waitForLoadState(LoadState.NETWORKIDLE);
        var wider = page.evaluate("document.documentElement.scrollWidth - window.innerWidth");
        assertThat(wider).as(what).isEqualTo(0);
        assertThat(bytes.getAndSet(0)).as(what).isLessThan(300 * 1024L);
        Axe.check(what, page);
    }

    private static NewContextOptions telephone(NewContextOptions options) {
        return options.setBaseURL(VISITOR.address()).setViewportSize(390, 844);
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }

    private static String give(String person, String address) {
        return Visitor.codeFrom(LEDGER, person, address);
    }

    private static String caseOf(Visitor.Filed filed) {
        return "/api/complaints/"
                + LEDGER.asSuperuser()
                        .sql("""
                                SELECT stream_id FROM ledger.event
                                 WHERE type = 'ComplaintReceived' AND payload ->> 'number' = ?
                                """)
                        .param(filed.number())
                        .query(String.class)
                        .single();
    }

    private static String withoutToken(Answer answer) {
        return answer.text().replaceAll("name=\"_csrf\"[^>]*>", "");
    }
}
