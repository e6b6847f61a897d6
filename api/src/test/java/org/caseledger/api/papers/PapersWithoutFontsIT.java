package org.caseledger.api.papers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashSet;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.api.testing.WebForm;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** An office whose machine has none of the fonts that are set. */
class PapersWithoutFontsIT {
    private static final TestLedger LEDGER = TestLedger.onNewDatabase(
            "--caseledger.papers.fonts=/none.ttc,/none.ttf", "--caseledger.papers.rare-fonts=");

    @AfterAll
    static void close() {
        LEDGER.close();
    }

    private static byte[] file(String id, String format) {
        var answer = LEDGER.as("handler").get(id + "/papers/1/" + format);
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        return answer.response().body();
    }

    @Test
    void givenNoFont_whenAPaperIsIssued_thenEachFormatIsMade_andTheFormSaysSo() throws IOException {
        var id = LEDGER.cases().accepted();
        var form = new WebForm(LEDGER, "handler");
        assertThat(form.open("/cases/" + id.replaceAll(".*/", "") + "/papers/new/ACCEPTANCE")
                        .text())
                .contains("本机没有文书字体", "fonts-arphic-uming", "fonts-wqy-microhei");

        var typed = "{\"contact\":\"何岸𠮷\",\"contact.phone\":\"028-87920000\"}";
        var issued =
                LEDGER.as("handler").post(id + "/papers", "{\"kind\":\"ACCEPTANCE\",\"typed\":%s}".formatted(typed));

        assertThat(issued.status()).as("%s", issued).isEqualTo(201);
        try (var pdf = Loader.loadPDF(file(id, "pdf"))) {
            assertThat(new PDFTextStripper().getText(pdf)).contains("投诉受理决定书", "何岸𠮷");
            assertThat(pdf.getDocumentInformation().getSubject()).contains("未嵌入字体");
        }
        var names = new HashSet<String>();
        try (var ofd = new ZipInputStream(new ByteArrayInputStream(file(id, "ofd")))) {
            for (var entry = ofd.getNextEntry(); entry != null; entry = ofd.getNextEntry()) {
                names.add(entry.getName());
            }
        }
        assertThat(names).contains("OFD.xml").noneMatch(name -> name.endsWith(".ttf"));
        assertThat(file(id, "docx")).hasSizeGreaterThan(1000);
    }

    @Test
    void givenNoFont_whenTheHealthIsAsked_thenItIsUp_andSaysWhereToGetOne() {
        var font = LEDGER.as("admin")
                .get("/actuator/health")
                .json()
                .path("components")
                .path("paperFonts");

        assertThat(font.path("status").asString()).isEqualTo("UP");
        assertThat(font.path("details").path("embedded").asBoolean()).isFalse();
        assertThat(font.path("details").path("refusedZh").asString())
                .contains("未嵌入字体", "fonts-arphic-uming", "caseledger.papers.fonts");
        assertThat(LEDGER.anonymous().get("/actuator/health/readiness").status())
                .isEqualTo(200);
        assertThat(new WebForm(LEDGER, "admin").open("/").text()).contains("文书字体", "fonts-arphic-uming");
    }
}
