package org.caseledger.api.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.caseledger.api.dossier.SampleEvidence.Page;
import org.caseledger.api.papers.PaperFont;
import org.caseledger.api.papers.PdfObjects;
import org.caseledger.api.papers.SamplePapers;
import org.caseledger.events.complaint.DossierPart;
import org.caseledger.events.complaint.PaperFormat;
import org.caseledger.events.complaint.PaperKind;
import org.caseledger.text.LabelledException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ofdrw.reader.ContentExtractor;
import org.ofdrw.reader.OFDReader;

/** A dossier in both formats: the same pages in the same order, every one of them numbered. */
class DossierFilesTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 4);
    private static final String LONG = "经查，该店销售的食品已过保质期。".repeat(60);

    PaperFont font() {
        return SamplePapers.NAMED;
    }

    private Content.Issued issued(PaperKind kind, String number, String text) {
        var files = SamplePapers.files(kind, number, "林晚", text, font());
        try (var pdf = Loader.loadPDF(files.get(PaperFormat.PDF))) {
            return new Content.Issued(files.get(PaperFormat.PDF), files.get(PaperFormat.OFD), pdf.getNumberOfPages());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private Item paper(PaperKind kind, String number, String text) {
        return new Item(number, "某区市场监督管理局", kind.zh(), DAY, "0", issued(kind, number, text));
    }

    private static Item evidence(String name, Content content) {
        return new Item("", "", name, DAY, DigestUtils.sha256Hex(name), content);
    }

    List<Item> items() {
        var jpeg = SampleEvidence.picture(1600, 1200, "jpg");
        return List.of(
                paper(PaperKind.REPLY, "郫市监投复〔2026〕第7号", LONG),
                paper(PaperKind.ACCEPTANCE, "郫市监投受〔2026〕第12号", "受理如上。"),
                evidence(
                        "购货合同.pdf",
                        EvidenceDocument.of(SampleEvidence.pdf(
                                new Page(595, 842, 0, "contract 1"), new Page(595, 842, 90, "contract 2")))),
                evidence("现场照片1.jpg", EvidencePicture.of(jpeg, "jpg")),
                evidence("现场照片2.jpg", EvidencePicture.of(SampleEvidence.turned(jpeg, 6), "jpg")),
                evidence("截图\uE123.png", EvidencePicture.of(SampleEvidence.picture(9, 9, "png"), "png")),
                evidence("加密.pdf", EvidenceDocument.of(SampleEvidence.encrypted("x"))),
                evidence("录音.mp3", new Content.Apart("该格式不能编入")),
                new Item("", "", "过期面包两袋", DAY, null, new Content.Apart("未上传电子文件")));
    }

    Dossier dossier(List<Item> items) {
        var cover = issued(PaperKind.DOSSIER, "郫市监投卷〔2026〕第3号", "");
        var text = new DossierText("PD2026-000123", items, font());
        var list = text.list(cover.pages());
        int pages = items.stream().mapToInt(item -> item.content().pages()).sum();
        var note = text.note(
                cover.pages() + list.size() + pages, Map.of(DossierPart.FEEDBACK_RECORD, "投诉人电话停机，无法回访"), DAY);
        return new Dossier("卷宗 PD2026-000123", 42, cover, list, items, note);
    }

    @Test
    void givenPapersAndEvidence_whenWritten_thenBothFormatsHaveTheSameNumberedPages(@TempDir Path folder)
            throws IOException {
        var dossier = dossier(items());
        var pdf = pdf(PdfDossier.of(dossier, font()));
        var ofd = ofd(OfdDossier.of(dossier, font()), folder);

        assertThat(ofd).hasSameSizeAs(pdf);
        for (int n = 0; n < pdf.size(); n++) {
            var number = String.valueOf(n + 1);
            assertThat(pdf.get(n).lines()).as("number of page " + number).contains(number);
            assertThat(ofd.get(n)).as("number of page " + number).contains(number);
            if (!pdf.get(n).contains("contract")) {
                assertThat(sorted(ofd.get(n))).as("page " + number).isEqualTo(sorted(pdf.get(n)));
            }
        }
        assertThat(pdf.get(0)).contains("卷", "郫市监投卷〔2026〕第3号");
        assertThat(pdf.get(1)).contains("卷内文件目录", "编号：PD2026-000123");
        assertThat(String.join("", pdf).replaceAll("\\s|核验：扫描右侧二维码。|[—/0-9]", ""))
                .contains(LONG);
        assertThat(pdf.get(pdf.size() - 1))
                .contains("卷内备考表", "反馈记录（投诉人电话停机，无法回访）")
                .contains("本卷共" + pdf.size() + "页", "卷内文件6件", "下列3件")
                .contains(DigestUtils.sha256Hex("录音.mp3").substring(0, 32))
                .contains("PDF已加密", "过期面包两袋");
    }

    @Test
    void givenTheList_thenEachItemStandsOnThePagesThatItNames() throws IOException {
        var pages = pdf(PdfDossier.of(dossier(items()), font()));
        assertThat(pages.get(1).replaceAll("\\s", ""))
                .contains("答复书202603043-4", "决定书202603045", "合同.pdf202603046-7")
                .contains("1.jpg202603048", "2.jpg202603049", "截图□.png2026030410");
        assertThat(pages.get(2)).contains("郫市监投复〔2026〕第7号");
        assertThat(pages.get(3)).contains("— 2 / 2 —");
        assertThat(pages.get(4)).contains("郫市监投受〔2026〕第12号");
        assertThat(pages.get(5)).contains("contract 1");
        assertThat(pages.get(6)).contains("contract 2");
        assertThat(pages.get(10)).contains("卷内备考表");
    }

    @Test
    void givenTheSameContents_whenWrittenAgain_thenTheBytesAreTheSame() throws IOException {
        for (var format : DossierFormat.values()) {
            var once = format.write(dossier(items()), font());
            var again = format.write(dossier(items()), font());
            assertThat(DigestUtils.sha256Hex(again)).as("%s", format).isEqualTo(DigestUtils.sha256Hex(once));
        }
    }

    @Test
    void givenSoManyItemsThatTheListTakesPages_thenTheFirstStandsBehindIt() throws IOException {
        var many = new ArrayList<Item>();
        for (int n = 1; n <= 120; n++) {
            many.add(evidence("录音" + n + ".mp3", new Content.Apart("该格式不能编入")));
        }
        many.add(paper(PaperKind.REPLY, "郫市监投复〔2026〕第7号", "完。"));
        var dossier = dossier(many);
        assertThat(dossier.list()).hasSizeGreaterThan(3);
        var pages = pdf(PdfDossier.of(dossier, font()));
        int at = 1 + dossier.list().size();
        assertThat(pages.get(at)).contains("郫市监投复〔2026〕第7号");
        assertThat(pages.get(at - 1).replaceAll("\\s", "")).contains("20260304" + (at + 1));
        for (int n = 1; n < at; n++) {
            assertThat(pages.get(n)).as("head of page " + n).contains("责任者", "备注");
        }
    }

    @Test
    void givenTheDossier_whenItsPagesAreDrawn_thenTheyHaveInkAndTheirNumberAtTheCorner() throws IOException {
        Files.createDirectories(Path.of("target/dossier"));
        var bytes = PdfDossier.of(dossier(items()), font());
        PdfObjects.areCounted(bytes);
        try (var document = Loader.loadPDF(bytes)) {
            assertThat(document.getDocumentCatalog().getDocumentOutline().children())
                    .hasSize(9);
            for (int n = 0; n < document.getNumberOfPages(); n++) {
                var page = new PDFRenderer(document).renderImageWithDPI(n, 80);
                ImageIO.write(page, "png", new File("target/dossier/" + (n + 1) + ".png"));
                long corner = 0;
                for (int y = 20; y < 55; y++) {
                    for (int x = page.getWidth() - 90; x < page.getWidth() - 30; x++) {
                        corner += (page.getRGB(x, y) & 0xFF) < 128 ? 1 : 0;
                    }
                }
                assertThat(corner).as("number of page " + n).isBetween(5L, 400L);
            }
        }
    }

    @Test
    void givenAnOrderOfTheOffice_thenItIsTaken_andAMistakeNamesTheLine(@TempDir Path folder) throws IOException {
        var builtIn = new DossierOrder("");
        assertThat(builtIn.of(PaperKind.REPLY)).isLessThan(builtIn.of(PaperKind.REGISTRATION));
        assertThat(builtIn.of(PaperKind.ACCEPTANCE)).isLessThan(builtIn.ofEvidence());
        for (var kind : PaperKind.values()) {
            assertThat(builtIn.of(kind)).as("%s", kind).isLessThan(PaperKind.values().length + 1);
        }
        var file = folder.resolve(DossierOrder.FILE);
        Files.writeString(file, "// ours\nEVIDENCE\nREGISTRATION\n");
        var own = new DossierOrder(folder.toString());
        assertThat(own.ofEvidence()).isLessThan(own.of(PaperKind.REGISTRATION));
        assertThat(own.of(PaperKind.REPLY)).isEqualTo(2);
        for (var mistake : List.of("REPLY\nREPLY", "REPLY\nreply", "REPLY\n投诉")) {
            Files.writeString(file, mistake);
            assertThatThrownBy(() -> new DossierOrder(folder.toString()))
                    .isInstanceOf(LabelledException.class)
                    .hasMessageContaining("第2行");
        }
    }

    private static List<String> pdf(byte[] bytes) throws IOException {
        var pages = new ArrayList<String>();
        try (var document = Loader.loadPDF(bytes)) {
            for (int n = 1; n <= document.getNumberOfPages(); n++) {
                var text = new PDFTextStripper();
                text.setStartPage(n);
                text.setEndPage(n);
                pages.add(text.getText(document));
            }
        }
        return pages;
    }

    private static List<String> ofd(byte[] bytes, Path folder) throws IOException {
        var file = Files.write(folder.resolve("dossier.ofd"), bytes);
        Files.write(Path.of("target/dossier.ofd"), bytes);
        var pages = new ArrayList<String>();
        try (var reader = new OFDReader(file)) {
            var content = new ContentExtractor(reader);
            for (int n = 1; n <= reader.getNumberOfPages(); n++) {
                pages.add(String.join("\n", content.getPageContent(n)));
            }
        }
        return pages;
    }

    /** The characters of a page: the formats write cells in another order. */
    private static String sorted(String page) {
        return page.codePoints()
                .filter(c -> !Character.isWhitespace(c))
                .sorted()
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
