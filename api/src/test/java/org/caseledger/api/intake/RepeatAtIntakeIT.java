package org.caseledger.api.intake;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.caseledger.api.testing.Browser;
import org.caseledger.api.testing.Cases;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.api.testing.WebForm;
import org.caseledger.eventlog.StoredEvent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** While a complaint is being received, a case that it may repeat is seen with its reasons, and chosen. */
@Tag("long")
class RepeatAtIntakeIT {
    private static final TestLedger LEDGER = TestLedger.shared();
    private static final Browser BROWSER = Browser.open();
    private static final String TOLD = "超市卖的酸奶过期三天，店员不肯退款，要求退还货款并赔偿。";

    @AfterAll
    static void close() {
        BROWSER.close();
    }

    /** A case of this phone and respondent, which no other test has. */
    private static String first(String phone, String shop) {
        var id = LEDGER.cases()
                .received(Cases.RECEIPT
                        .replace("13800000000", phone)
                        .replace("郫都区某餐馆", shop)
                        .replace("餐馆里的菜有异味。", TOLD));
        LEDGER.awaitViews();
        return id;
    }

    private static String number(String id) {
        return LEDGER.as("intake").get(id).field("number");
    }

    private static void tell(Page page, String phone, String shop) {
        page.navigate("/intake");
        page.fill("[name='complainant.name']", "林晚");
        page.fill("[name='complainant.phone']", phone);
        page.fill("[name=respondent]", shop);
        page.fill("[name='narrative.text']", TOLD);
        page.locator("[name='narrative.text']").blur();
    }

    @Test
    void givenAnEarlierCase_whenItIsChosenByKeyboard_thenTheLinkIsRecordedWithTheReceipt() {
        var earlier = first("13911112222", "长虹便利店");
        var page = BROWSER.as(LEDGER, "intake");
        tell(page, "13911112222", "长虹便利店");

        var candidate = page.locator("#candidates li").first();
        assertThat(candidate).containsText("100分");
        assertThat(candidate).containsText("同一电话40分 · 同一姓名10分 · 同一被投诉人20分 · 内容相似30分（相似度100%）");
        candidate.locator("button").press("Enter");

        assertThat(page.locator("[name='repeats.to']")).hasValue(number(earlier));
        assertThat(page.locator("[name='repeats.why']")).isFocused();
        assertThat(page.locator("[name='repeats.why']"))
                .hasValue("登记时比对，100分：同一电话40分 · 同一姓名10分 · 同一被投诉人20分 · 内容相似30分（相似度100%）");
        page.setInputFiles(
                "[name=evidence]",
                new FilePayload("小票.pdf", "application/pdf", "%PDF-1.7\n".getBytes(StandardCharsets.UTF_8)));
        Browser.keep(page, "intake-repeat");
        var head = LEDGER.head();
        page.click("#receipt button[type=submit]");
        assertThat(page.locator("h1")).containsText("〔");

        var recorded =
                LEDGER.recordedAfter(head).stream().map(StoredEvent::type).toList();
        assertThat(recorded).containsSequence("ComplaintReceived", "DeadlineSet");
        assertThat(recorded).containsOnlyOnce("ComplaintReceived", "RepeatComplaintLinked");
        var id = page.url().replaceFirst("^.*/cases/", "").replaceFirst("\\?.*", "");
        var ties = LEDGER.as("intake")
                .get("/api/complaints/" + id + "/ties")
                .json()
                .get("ties");
        assertThat(ties.get(0).get("kind").asString()).isEqualTo("REPEATS");
        assertThat(ties.get(0).get("number").asString()).isEqualTo(number(earlier));
        page.navigate("/cases/" + id + "/repeats");
        assertThat(page.locator(".candidates li").first())
                .containsText("同一电话40分 · 同一姓名10分 · 同一被投诉人20分 · 内容相似30分（相似度100%）");
        assertThat(BROWSER.complaints()).isEmpty();
    }

    @Test
    void givenAReasonOfOnesOwn_whenAnotherCandidateIsChosen_thenItStays() {
        first("13911113333", "长虹便利二店");
        var page = BROWSER.as(LEDGER, "intake", options -> options.setViewportSize(390, 844));
        tell(page, "13911113333", "长虹便利二店");
        var button = page.locator("#candidates li button").first();
        button.click();
        page.fill("[name='repeats.why']", "来电人说就是上次那件");

        button.click();

        assertThat(page.locator("[name='repeats.why']")).hasValue("来电人说就是上次那件");
        assertThat(page.evaluate("document.documentElement.scrollWidth - window.innerWidth"))
                .isEqualTo(0);
        Browser.keep(page, "intake-repeat-narrow");
    }

    @Test
    void givenASecretCase_whenTheSameIsToldAgain_thenItIsNoCandidateAndTheLookUpIsRecorded() {
        var secret = first("13911114444", "长虹便利三店");
        LEDGER.cases()
                .give(
                        "leader",
                        secret,
                        "mark-secret",
                        "{\"ground\":\"TRADE\",\"people\":[\"handler\"],\"why\":\"配方，已经核实\"}");
        LEDGER.awaitViews();
        var head = LEDGER.head();

        var found = new WebForm(LEDGER, "intake")
                .post(
                        "/intake/candidates",
                        Map.of(
                                "complainant.phone", "13911114444",
                                "respondent", "长虹便利三店"));

        assertThat(found.status()).as("%s", found).isEqualTo(200);
        assertThat(found.text()).doesNotContain(number(secret)).contains("未发现疑似重复件");
        assertThat(LEDGER.allRecordedAfter(head))
                .anySatisfy(e -> assertThat(e.payload()).contains("CANDIDATES"));
        LEDGER.cases().give("leader", secret, "lift-secrecy", "{\"why\":\"已公开，已经核实\"}");
    }

    private static Map<String, String> typed(String key) {
        var typed = new LinkedHashMap<String, String>();
        typed.put("key", key);
        typed.put("kind", "COMPLAINT");
        typed.put("channel", "PHONE");
        typed.put("narrative.text", TOLD);
        return typed;
    }

    @Test
    void givenTheSameFormTwice_thenThereIsOneLink() {
        var typed = typed(UUID.randomUUID().toString());
        typed.put("repeats.to", number(first("13911115555", "长虹便利四店")));
        typed.put("repeats.why", "来电人称为同一件事");
        var form = new WebForm(LEDGER, "intake");
        var once = WebForm.done(form.post("/intake", typed));
        var head = LEDGER.head();

        assertThat(WebForm.done(form.post("/intake", typed))).isEqualTo(once);

        assertThat(LEDGER.recordedAfter(head)).isEmpty();
    }

    @Test
    void givenHalfOfALinkOrNoSuchCase_thenItIsToldBesideItAndNothingIsRecorded() {
        var form = new WebForm(LEDGER, "intake");
        var half = typed(UUID.randomUUID().toString());
        half.put("repeats.why", "来电人称为同一件事");
        var none = typed(UUID.randomUUID().toString());
        none.put("repeats.to", "没有这个号");
        none.put("repeats.why", "来电人称为同一件事");
        var head = LEDGER.head();

        assertThat(form.post("/intake", half).text()).contains("id=\"repeats.to-wrong\"");
        assertThat(form.post("/intake", none).text()).contains("id=\"repeats.to-wrong\"", "没有编号为“没有这个号”的投诉件");
        assertThat(LEDGER.recordedAfter(head)).isEmpty();
    }
}
