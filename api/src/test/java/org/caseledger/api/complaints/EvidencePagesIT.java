package org.caseledger.api.complaints;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Map;
import org.caseledger.api.testing.Browser;
import org.caseledger.api.testing.Caller.Upload;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.api.testing.WebForm;
import org.caseledger.api.web.uploads.EvidenceFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Files are sent with the form of an investigation, with JavaScript and without. */
@Tag("long")
@Tag("turn-3")
class EvidencePagesIT {
    private static final TestLedger LEDGER = TestLedger.shared();
    private static final Browser BROWSER = Browser.open();
    private static final byte[] SCAN = "%PDF-1.7\n酸奶".getBytes(StandardCharsets.UTF_8);
    private static final String FORM = "/do/record-investigation";
    private static final String FILE = "[type=file][name='evidence[0].sha256']";

    @AfterAll
    static void close() {
        BROWSER.close();
    }

    private static String accepted() {
        return LEDGER.cases().accepted().replace("/api/complaints/", "/cases/");
    }

    private static FilePayload payload(String name, byte[] bytes) {
        return new FilePayload(name, "application/pdf", bytes);
    }

    private static void recordWithFile(Page page, String id) {
        page.navigate(id + FORM);
        page.check("[name=onSite][value=true]");
        page.fill("[name=findings]", "现场查见过期酸奶三盒。");
        page.setInputFiles(FILE, payload("现场照片.pdf", SCAN));
        page.click("form.act button[type=submit]");
    }

    @Test
    void givenAFileIsChosen_whenTheFormIsSent_thenTheCaseHasItAsAnAttachment() throws IOException {
        for (boolean script : new boolean[] {true, false}) {
            var id = accepted();
            var page = BROWSER.as(LEDGER, "handler", options -> options.setJavaScriptEnabled(script));

            recordWithFile(page, id);
            assertThat(page.locator("h1")).hasText("回复");
            page.navigate(id);

            var link = page.locator("section a", new Page.LocatorOptions().setHasText("现场照片.pdf"));
            assertThat(link).isVisible();
            var had = page.waitForDownload(link::click);
            assertThat(had.suggestedFilename()).isEqualTo("现场照片.pdf");
            assertThat(Files.readAllBytes(had.path())).isEqualTo(SCAN);
        }
    }

    @Test
    void givenAnotherFieldIsMissing_whenSentAgain_thenTheFileNeedNotBeChosenAgain() {
        var id = accepted();
        var form = new WebForm(LEDGER, "handler");
        var opened = form.open(id + FORM).text();

        var missing = form.upload(
                id + FORM,
                Map.of("key", key(opened), "onSite", "true", "findings", ""),
                new Upload("evidence[0].sha256", "现场照片.pdf", SCAN));

        assertThat(missing.status()).isEqualTo(422);
        assertThat(missing.text()).contains("id=\"findings-wrong\"", "已保存", "value=\"现场照片.pdf\"");
        var done = form.send(
                id + FORM,
                Map.of(
                        "onSite", "true",
                        "findings", "属实",
                        "evidence[0].name", "现场照片.pdf",
                        "evidence[0].sha256", digest(missing.text())));
        assertThat(WebForm.done(done)).startsWith(id);
        assertThat(form.open(id).text()).contains("现场照片.pdf", "/evidence/");
    }

    @Test
    void givenAFileOfAnotherKind_whenTheFormIsSent_thenItIsToldBesideItAndTheRestIsKept() {
        var page = BROWSER.as(LEDGER, "handler");
        page.navigate(accepted() + FORM);
        page.check("[name=onSite][value=true]");
        page.fill("[name=findings]", "现场查见过期酸奶三盒。");
        page.setInputFiles(FILE, payload("现场照片.jpg", SCAN));
        page.click("form.act button[type=submit]");

        assertThat(page.locator("[id='evidence[0].sha256-wrong']")).containsText("现场照片.jpg");
        assertThat(page.locator("[name=findings]")).hasValue("现场查见过期酸奶三盒。");
    }

    @Test
    void givenAFileThatIsTooLarge_thenTheBrowserTellsBeforeItIsSent() {
        var page = BROWSER.as(LEDGER, "handler");
        page.navigate(accepted() + FORM);
        page.check("[name=onSite][value=true]");
        page.fill("[name=findings]", "属实");
        page.setInputFiles(FILE, payload("大.pdf", new byte[EvidenceFile.LARGEST + 1]));
        page.click("form.act button[type=submit]");

        assertThat(page.locator("h1")).hasText("记录调查");
        assertThat(page.evalOnSelector(FILE, "file => file.validationMessage")).isEqualTo("文件超过20 MB");
    }

    @Test
    void givenAFormThatIsTooLarge_whenItIsSentWithoutScript_thenAPageTells() {
        var id = accepted();
        var form = new WebForm(LEDGER, "handler");
        var refused = form.upload(
                id + FORM,
                Map.of("key", key(form.open(id + FORM).text())),
                new Upload("evidence[0].sha256", "大.pdf", new byte[EvidenceFile.LARGEST + 1]));

        assertThat(refused.status()).isEqualTo(413);
        assertThat(refused.text()).contains("<main", "20 MB");
    }

    @Test
    void whoLooksIntoTheHandlingSeesTheNameAndNoLink() {
        var id = accepted();
        recordWithFile(BROWSER.as(LEDGER, "handler"), id);

        var auditor = BROWSER.as(LEDGER, "auditor");
        auditor.navigate(id);

        assertThat(auditor.locator("#evidence-title + ul")).containsText("现场照片.pdf");
        assertThat(auditor.locator("a[href*='/evidence/']")).hasCount(0);
    }

    @Test
    void aSecretCaseShowsItsEvidenceAndWhatIsWrittenOfItToTheNamedOnly() {
        var id = accepted();
        recordWithFile(BROWSER.as(LEDGER, "handler"), id);
        var api = id.replace("/cases/", "/api/complaints/");
        LEDGER.cases()
                .give(
                        "leader",
                        api,
                        "mark-secret",
                        "{\"ground\":\"TRADE\",\"people\":[\"handler\"],\"why\":\"配方，已经核实\"}");

        var others = new WebForm(LEDGER, "head").open(id);
        assertThat(others.status()).isEqualTo(200);
        assertThat(others.text())
                .doesNotContain("现场照片", "/do/record-contact\"")
                .contains("/do/escalate-to-superior", "仅限指定人员知悉和办理");
        var named = new WebForm(LEDGER, "handler").open(id);
        assertThat(named.text()).contains("现场照片", "/do/record-contact\"");
        LEDGER.cases().give("leader", api, "lift-secrecy", "{\"why\":\"已公开，已经核实\"}");
    }

    private static String key(String page) {
        return after(page, "name=\"key\" value=\"", "\"");
    }

    private static String digest(String page) {
        return after(page, "name=\"evidence[0].sha256\" value=\"", "\"");
    }

    private static String after(String page, String begin, String end) {
        int from = page.indexOf(begin) + begin.length();
        assertThat(from).as(begin).isGreaterThan(begin.length());
        return page.substring(from, page.indexOf(end, from));
    }
}
