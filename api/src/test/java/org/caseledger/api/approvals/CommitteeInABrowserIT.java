package org.caseledger.api.approvals;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.caseledger.api.testing.Browser;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.query.checkup.Draw;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The committee goes from the population to printed minutes and never leaves its page. */
@Tag("long")
class CommitteeInABrowserIT {
    private static final TestLedger LEDGER = TestLedger.onNewDatabase();
    private static final Browser BROWSER = Browser.open();

    @AfterAll
    static void close() {
        BROWSER.close();
        LEDGER.close();
    }

    @AfterEach
    void nothingWasForbidden() {
        assertThat(BROWSER.complaints()).isEmpty();
    }

    @Tag("P9.12d")
    @Test
    void givenAQuarter_whenTheCommitteeWorks_thenItGoesFromPopulationToMinutesOnOnePage() throws IOException {
        for (int i = 0; i < 3; i++) {
            LEDGER.cases().replied();
        }
        var auditor = BROWSER.as(LEDGER, "auditor");
        auditor.click("nav.menu a[href='/committee']");
        auditor.click("text=新抽样");
        onItsPage(auditor);
        assertThat(auditor.locator(".tabs [aria-current=page]")).hasText("本季度");
        auditor.click(".tabs >> text=不限时间");
        auditor.selectOption("[name=leader]", "leader");
        auditor.click("form.filter button[type=submit]");
        assertThat(auditor.locator("#population"))
                .hasText("共%d件".formatted(received().size()));
        auditor.fill("[name=count]", "2");
        auditor.click("form.act button[type=submit]");
        onItsPage(auditor);
        assertThat(auditor.locator(".toast")).containsText("已抽取2件");
        drawnAgain(auditor);

        conclude(auditor, "IN_ORDER", "", "");
        assertThat(auditor.locator(".progress")).containsText("逐件结论 1/2");
        auditor.selectOption("[name=conclusion]", "BREACH");
        auditor.click("form.act button[type=submit]");
        assertThat(auditor.locator("#mistakes")).isVisible();
        assertThat(auditor.locator("[name=conclusion]")).hasValue("BREACH");
        conclude(auditor, "BREACH", "P9.12", "未经调查即回复");
        assertThat(auditor.locator("form.act")).hasCount(0);
        assertThat(auditor.locator("#members")).containsText("林谦 作结论0件，复核0件 待复核2件");

        var second = BROWSER.as(LEDGER, "auditor2");
        second.navigate("/work");
        second.click("main a[href='/committee']");
        for (int read = 1; read <= 2; read++) {
            second.check("[name=agrees][value=true]");
            second.click("form.act button[type=submit]");
            assertThat(second.locator(".toast")).containsText("已复核");
            onItsPage(second);
        }
        assertThat(second.locator("h2#do-title")).hasText("形成审查委员会纪要");
        assertThat(second.locator("[name=members]:checked")).hasCount(2);
        second.fill("[name=remarks]", "请承办单位整改𠮷");
        second.click("form.act button[type=submit]");
        assertThat(second.locator(".toast")).containsText("已形成审查委员会纪要");
        onItsPage(second);

        assertThat(pdf(second)).contains("审查委员会纪要", "违反程序：1件", "P9.12", "未经调查即回复", "出席委员：", "梁正", "林谦", "𠮷");
        assertThat(docx(second)).contains("审查委员会纪要", "违反程序：1件", "出席委员：", "请承办单位整改𠮷");
        assertThat(second.locator("#rows")).containsText("已形成纪要");
    }

    private static void onItsPage(Page page) {
        assertThat(page.locator("h1")).hasText("审查委员会");
        assertThat(page.url()).startsWith(LEDGER.address() + "/committee");
    }

    private static void conclude(Page page, String conclusion, String clause, String note) {
        page.selectOption("[name=conclusion]", conclusion);
        page.fill("[name=clause]", clause);
        page.fill("[name=note]", note);
        // The only other member is picked already, by name.
        assertThat(page.locator("[name=second] option:checked")).hasText("林谦");
        page.click("form.act button[type=submit]");
        assertThat(page.locator(".toast")).containsText("作出审查结论");
        onItsPage(page);
    }

    /** With what the page shows, and the log. */
    private static void drawnAgain(Page page) {
        page.click("#again summary");
        var seed = HexFormat.of().parseHex(page.locator("#seed").textContent());
        var drawn = Arrays.stream(page.locator("#drawn").textContent().split(", "))
                .map(Long::valueOf)
                .toList();
        assertThat(received()).hasSizeGreaterThan(2);
        assertThat(Draw.sample(seed, received(), 2)).isEqualTo(drawn);
    }

    /** Where the log has the receipts of the cases, all of which were replied to. */
    private static List<Long> received() {
        return LEDGER.recordedAfter(0).stream()
                .filter(event -> event.type().equals("ComplaintReceived"))
                .map(event -> event.position())
                .toList();
    }

    private static byte[] downloaded(Page page, String words) throws IOException {
        var download = page.waitForDownload(() -> page.click("text=" + words));
        return Files.readAllBytes(download.path());
    }

    private static String pdf(Page page) throws IOException {
        try (var document = Loader.loadPDF(downloaded(page, "纪要（PDF，可打印）"))) {
            assertThat(document.getPage(0).getMediaBox().getWidth()).isGreaterThan(800);
            return new PDFTextStripper().getText(document).replaceAll("\\s", "");
        }
    }

    private static String docx(Page page) throws IOException {
        var bytes = downloaded(page, "纪要（DOCX）");
        try (var document = new XWPFDocument(new ByteArrayInputStream(bytes));
                var words = new XWPFWordExtractor(document)) {
            return words.getText();
        }
    }

    @Test
    void givenASecretCase_whenItIsRead_thenThePageSaysNothingOfWhatWasWritten() {
        var cases = LEDGER.cases();
        var id = cases.replied();
        cases.give("leader", id, "mark-secret", "{\"ground\":\"TRADE\",\"people\":[\"handler\"],\"why\":\"配方，已经核实\"}");
        var drawn = LEDGER.as("auditor")
                .with("Idempotency-Key", UUID.randomUUID().toString())
                .post("/api/approvals/samples?after=" + LEDGER.head(), "{\"size\":1000}")
                .json();
        var number = drawn.path("cases")
                .valueStream()
                .filter(c -> id.endsWith(c.path("caseId").asString()))
                .findFirst()
                .orElseThrow()
                .path("number")
                .asString();
        var page = BROWSER.as(LEDGER, "auditor");
        page.navigate("/committee?sample=" + drawn.path("id").asString() + "&number=" + number);

        assertThat(page.locator("#item-title")).hasText(number);
        assertThat(page.locator("#course-title")).isVisible();
        assertThat(page.locator("main")).not().containsText("配方");
        assertThat(page.locator("main")).not().containsText("已责令整改");
        conclude(page, "TO_FOLLOW_UP", "", "补录调查情况");
        page.navigate("/committee?sample=" + drawn.path("id").asString() + "&number=" + number);
        assertThat(page.locator("#item-title")).hasText(number);
        assertThat(page.locator("main")).not().containsText("补录调查情况");
    }

    @Test
    void givenTheHeadOfTheCenter_whenThePageIsOpened_thenNothingIsOfferedToDo() {
        var head = BROWSER.as(LEDGER, "head");
        head.navigate("/committee?any=true");
        onItsPage(head);
        assertThat(head.locator("form.act")).hasCount(0);
        assertThat(BROWSER.as(LEDGER, "leader").navigate("/committee").status()).isEqualTo(403);
    }
}
