package org.caseledger.api.documents;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.text.Normalizer;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.caseledger.api.testing.Browser;
import org.caseledger.api.testing.Cases;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.api.testing.WebForm;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is put on paper: A4, with its number and who printed it on every page, and no more. */
@Tag("long")
class PrintedPapersIT {
    private static final TestLedger LEDGER = TestLedger.shared();
    private static final Browser BROWSER = Browser.open();
    private static final float A4_POINTS = 595;

    /** A paper, page by page. */
    private record Paper(float width, java.util.List<String> pages) {
        String text() {
            return String.join("\n", pages);
        }
    }

    @AfterAll
    static void close() {
        BROWSER.close();
    }

    @Test
    void aRegistrationFormHoldsWhatWasTold() throws IOException {
        var id = LEDGER.cases().assigned().replace("/api/complaints/", "/cases/");

        var paper = print("handler", id + "/print/registration");

        assertThat(paper.width()).isBetween(A4_POINTS - 2, A4_POINTS + 2);
        assertThat(paper.text())
                .contains("投诉登记表", "林晚", "13800000000", "餐馆里的菜有异味", "郫都区某餐馆", "打印于")
                .doesNotContain("检索", "退出");
    }

    @Test
    void whoMayNotOpenItPrintsItWithoutTheComplainant() throws IOException {
        var id = LEDGER.cases().drafted().replace("/api/complaints/", "/cases/");

        var paper = print("auditor", id + "/print/registration");

        assertThat(paper.text()).contains("密封", "郫都区某餐馆").doesNotContain("林晚", "13800000000");
    }

    @Test
    void anApprovalFormHoldsTheTextAndItsDigest() throws IOException {
        var api = LEDGER.cases().drafted();

        var paper = print("leader", api.replace("/api/complaints/", "/cases/") + "/print/approval");

        assertThat(paper.text()).contains("处理审批表", "已责令整改。");
        var draft = LEDGER.as("leader").get(api).json().path("drafts").path(0);
        assertThat(draft.path("digest").asString()).hasSize(64);
        assertThat(paper.text().replace("\n", "")).contains(draft.path("digest").asString());
    }

    @Test
    void aDossierIsNumberedAndHeadedOnEveryPage() throws IOException {
        var api = LEDGER.cases().replied();
        var number = LEDGER.as("head").get(api).field("number");

        var paper = print("head", api.replace("/api/complaints/", "/cases/") + "/print/dossier");

        assertThat(paper.pages()).hasSizeGreaterThan(1);
        for (int i = 0; i < paper.pages().size(); i++) {
            assertThat(paper.pages().get(i))
                    .as("page %d", i + 1)
                    .contains(Normalizer.normalize(number, Normalizer.Form.NFKC))
                    .contains("%d / %d".formatted(i + 1, paper.pages().size()));
        }
        assertThat(paper.text()).contains("办理经过", "时限计算书", "起算当日不计", "计入,第1天");
    }

    @Test
    void whatAPaperOpensIsPrintedOnIt() {
        var cases = LEDGER.cases();
        var id = cases.accepted(
                cases.assigned(cases.classified(cases.received(Cases.RECEIPT.replace("COMPLAINT", "OPINION")))));
        cases.give(
                "handler",
                id,
                "record-investigation",
                "{\"onSite\":true,\"findings\":\"查见异味\",\"evidence\":[{\"name\":\"店面照片\"}]}");
        cases.give("handler", id, "report-opinion", "{\"to\":\"市局\",\"findings\":\"舆情平稳\",\"measures\":\"下架\"}");
        cases.give("head", id, "mark-secret", "{\"ground\":\"TRADE\",\"people\":[\"handler\"],\"why\":\"配方未公开\"}");
        var page = id.replace("/api/complaints/", "/cases/") + "/print/";
        var handler = new WebForm(LEDGER, "handler");

        long before = LEDGER.head();
        assertThat(handler.open(page + "approval").text()).contains("查见异味").doesNotContain("舆情平稳");
        assertThat(openedAfter(before)).contains("investigation-1").doesNotContain("opinion-report");
        before = LEDGER.head();
        assertThat(handler.open(page + "dossier").text()).contains("林晚", "查见异味", "舆情平稳", "配方未公开", "店面照片");
        assertThat(openedAfter(before)).contains("opinion-report-1", "secrecy-1");
    }

    private static String openedAfter(long position) {
        var recorded = LEDGER.recordedAfter(position);
        assertThat(recorded).extracting(e -> e.type()).containsExactly("RecordsRead", "SealedDataOpened");
        return recorded.get(1).payload();
    }

    private static Paper print(String person, String path) throws IOException {
        var page = BROWSER.as(LEDGER, person);
        page.navigate(path);
        var pdf = page.pdf(new Page.PdfOptions().setPreferCSSPageSize(true));
        page.context().close();
        try (var document = Loader.loadPDF(pdf)) {
            var pages = new java.util.ArrayList<String>();
            for (int i = 1; i <= document.getNumberOfPages(); i++) {
                var stripper = new PDFTextStripper();
                stripper.setStartPage(i);
                stripper.setEndPage(i);
                // Fonts may hold characters in forms that only look the same.
                pages.add(Normalizer.normalize(stripper.getText(document), Normalizer.Form.NFKC));
            }
            return new Paper(document.getPage(0).getMediaBox().getWidth(), pages);
        }
    }
}
