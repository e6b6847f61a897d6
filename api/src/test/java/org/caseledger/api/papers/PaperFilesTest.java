package org.caseledger.api.papers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.LineSpacingRule;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFRelation;
import org.apache.poi.xwpf.usermodel.XWPFRun.FontCharRange;
import org.caseledger.api.web.problems.InvalidInputException;
import org.caseledger.events.complaint.PaperFormat;
import org.caseledger.events.complaint.PaperKind;
import org.caseledger.text.LabelledException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ofdrw.reader.ContentExtractor;
import org.ofdrw.reader.OFDReader;
import org.w3c.dom.Element;

/** Every paper in its three formats: the same text, and pages that show it; on a machine without fonts. */
class PaperFilesTest {
    PaperFont font() {
        return SamplePapers.NAMED;
    }

    Map<PaperFormat, byte[]> write(PaperKind kind, String value) {
        return new PaperWriter(font()).write(paper(kind, value));
    }

    @ParameterizedTest
    @EnumSource(PaperKind.class)
    void givenATemplate_whenWritten_thenAllFormatsSayTheSame(PaperKind kind, @TempDir Path folder) throws IOException {
        var files = write(kind, "林晚");
        var pdf = pdf(files);
        var expected = body(pdf);
        assertThat(expected).contains("林晚".repeat(3)).contains(kind.zh().substring(0, 2));
        assertThat(body(docx(files))).isEqualTo(expected);
        assertThat(body(ofd(files, folder))).isEqualTo(expected);
        assertThat(pdf).doesNotContainPattern("[0-9a-f]{32}");
    }

    @ParameterizedTest
    @EnumSource(PaperKind.class)
    void givenAPaper_whenItsPagesAreDrawn_thenTheyAreWrittenOnAndFitOnA4(PaperKind kind) throws IOException {
        var bytes = write(kind, "某某").get(PaperFormat.PDF);
        PdfObjects.areCounted(bytes);
        try (var document = Loader.loadPDF(bytes)) {
            assertThat(document.getNumberOfPages()).as("pages of " + kind).isEqualTo(1);
            assertThat(document.getPage(0).getMediaBox().getHeight()).isBetween(841f, 843f);
            document.getPage(0).getResources().getFontNames().forEach(name -> {
                try {
                    assertThat(document.getPage(0).getResources().getFont(name).isEmbedded())
                            .isEqualTo(font().missing().isEmpty());
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
            });
            var picture = new PDFRenderer(document).renderImageWithDPI(0, 80);
            Files.createDirectories(Path.of("target/papers"));
            ImageIO.write(picture, "png", new File("target/papers/" + kind + ".png"));
            long dark = 0;
            for (int y = 0; y < picture.getHeight(); y++) {
                for (int x = 0; x < picture.getWidth(); x++) {
                    boolean ink = (picture.getRGB(x, y) & 0xFF) < 128;
                    boolean margin = x < 20 || x > picture.getWidth() - 20;
                    assertThat(ink && margin).as("ink in the margin").isFalse();
                    dark += ink ? 1 : 0;
                }
            }
            assertThat(dark).isGreaterThan(2000);
        }
    }

    @Test
    void givenALongText_whenWritten_thenItGoesOnOnNumberedPages(@TempDir Path folder) throws IOException {
        var files = write(PaperKind.REPLY, "经查，该店销售的食品已过保质期。".repeat(40));
        assertThat(pdf(files)).contains("— 1 / ").contains("— 2 / ");
        assertThat(body(ofd(files, folder))).isEqualTo(body(docx(files)));
    }

    @Test
    void givenACharacterOfNoMeaning_whenWritten_thenRefusedByName() {
        assertThatThrownBy(() -> write(PaperKind.REPLY, "\uE123"))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        e -> assertThat(e.fields().get(0).text().zh()).contains("文书字体中没有“\uE123”字"));
    }

    @Test
    void givenADocx_whenOpenedElsewhere_thenItSaysUnderWhichNamesOthersHaveItsFont() throws Exception {
        var bytes = write(PaperKind.REPLY, "林晚").get(PaperFormat.DOCX);
        try (var document = new XWPFDocument(new ByteArrayInputStream(bytes))) {
            var fonts = document.getPackagePart()
                    .getRelatedPart(document.getPackagePart()
                            .getRelationshipsByType(XWPFRelation.FONT_TABLE.getRelation())
                            .getRelationship(0));
            var factory = DocumentBuilderFactory.newInstance();
            var table = factory.newDocumentBuilder().parse(fonts.getInputStream());
            var font = (Element) table.getElementsByTagName("w:font").item(0);
            var others = (Element) font.getElementsByTagName("w:altName").item(0);
            var run = document.getParagraphs().get(0).getRuns().get(0);
            assertThat(font.getAttribute("w:name")).isEqualTo(run.getFontFamily(FontCharRange.eastAsia));
            assertThat(others.getAttribute("w:val")).contains("FangSong", "华文仿宋", "方正仿宋");
        }
    }

    @Test
    void givenAnAgreement_whenWrittenAsDocx_thenItsLinesRowsAndColumnsAreAsHighAndWideAsInThePdf() throws IOException {
        var bytes = write(PaperKind.AGREEMENT, "林晚").get(PaperFormat.DOCX);
        try (var document = new XWPFDocument(new ByteArrayInputStream(bytes))) {
            var margins = document.getDocument().getBody().getSectPr().getPgMar();
            assertThat(List.of(margins.getTop(), margins.getBottom()))
                    .as("twips of 30 and 35 mm: 232 mm for the text")
                    .hasToString("[1710, 1995]");
            for (var paragraph : document.getParagraphs()) {
                assertThat(paragraph.getSpacingLineRule())
                        .as(paragraph.getText())
                        .isEqualTo(LineSpacingRule.EXACT);
                if (paragraph.getText().length() > 20) {
                    assertThat(paragraph.getSpacingBetween()).isEqualTo(1.7 * 12, offset(0.06));
                }
            }
            var row = document.getTables().get(0).getRow(0);
            assertThat(row.getTableCells())
                    .extracting(cell -> cell.getWidth())
                    .as("twips of 30 and 48 mm")
                    .containsExactly(1710, 2736, 1710, 2736);
            for (var cell : row.getTableCells()) {
                var text = cell.getParagraphs().get(0);
                assertThat(text.getSpacingBetween()).isEqualTo(18, offset(0.06));
                assertThat(text.getSpacingBefore() + text.getSpacingAfter())
                        .as("the padding in twentieths of a point")
                        .isEqualTo(240);
            }
        }
    }

    @Test
    void givenATemplateOfTheOffice_whenRead_thenItReplacesTheBuiltInOne(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("F5-acceptance.txt"), "---\n# 受理告知\n我局已受理{matter}。\n[seal]\n");
        var own = new PaperTemplates(folder.toString());
        var blocks = own.of(PaperKind.ACCEPTANCE).blocks(place -> "〈" + place + "〉");
        assertThat(blocks)
                .containsExactly(
                        new Block.Title("受理告知"),
                        new Block.Paragraph("我局已受理〈matter〉。", true, false),
                        new Block.Seal("〈office〉", "〈date〉"));
        assertThat(own.of(PaperKind.REFUSAL).asked()).isNotEmpty();
    }

    @Test
    void givenAMistakenTemplate_whenRead_thenFileAndLineAreNamed(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("F5-acceptance.txt"), "---\n# 受理\n{nobody}\n");
        assertThatThrownBy(() -> new PaperTemplates(folder.toString()))
                .isInstanceOf(LabelledException.class)
                .hasMessageContaining("F5-acceptance.txt")
                .hasMessageContaining("第3行")
                .hasMessageContaining("{nobody}");
        Files.writeString(folder.resolve("F5-acceptance.txt"), "ask x\n---\n# 受理\n");
        assertThatThrownBy(() -> new PaperTemplates(folder.toString())).hasMessageContaining("第1行");
    }

    static Paper paper(PaperKind kind, String value) {
        return SamplePapers.paper(kind, "郫市监投受〔2026〕第1号", value, value.repeat(3));
    }

    static String pdf(Map<PaperFormat, byte[]> files) throws IOException {
        try (var document = Loader.loadPDF(files.get(PaperFormat.PDF))) {
            return new PDFTextStripper().getText(document);
        }
    }

    private static String docx(Map<PaperFormat, byte[]> files) throws IOException {
        try (var document = new XWPFDocument(new ByteArrayInputStream(files.get(PaperFormat.DOCX)));
                var text = new XWPFWordExtractor(document)) {
            return text.getText();
        }
    }

    static String ofd(Map<PaperFormat, byte[]> files, Path folder) throws IOException {
        var file = Files.write(folder.resolve("paper.ofd"), files.get(PaperFormat.OFD));
        try (var reader = new OFDReader(file)) {
            return new ContentExtractor(reader).extractAll().stream().collect(Collectors.joining("\n"));
        }
    }

    /** The characters of the text, sorted by line, without what repeats on each page. */
    static String body(String text) {
        return text.replaceAll("\\s+", "").replaceAll("核验：扫描右侧二维码。", "").replaceAll("—\\d*/\\d*—", "");
    }
}
