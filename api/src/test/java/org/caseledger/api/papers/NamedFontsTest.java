package org.caseledger.api.papers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdfparser.PDFStreamParser;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.caseledger.events.complaint.PaperFormat;
import org.caseledger.events.complaint.PaperKind;
import org.junit.jupiter.api.Test;

/** On a machine without fonts papers name those that their readers have, and say so. */
class NamedFontsTest {
    private static final String TEXT = "经查，Wei MM 店销售的 Apple 食品 12.50 元……已过保质期。".repeat(30);

    private static final Map<PaperFormat, byte[]> FILES =
            SamplePapers.files(PaperKind.REPLY, "郫市监投复〔2026〕第1号", "林晚", TEXT, SamplePapers.NAMED);

    private static PDDocument pdf() throws IOException {
        return Loader.loadPDF(FILES.get(PaperFormat.PDF));
    }

    private static Map<String, PDFont> fonts(PDDocument document) throws IOException {
        var resources = document.getPage(0).getResources();
        var fonts = new HashMap<String, PDFont>();
        for (var name : resources.getFontNames()) {
            fonts.put(resources.getFont(name).getName(), resources.getFont(name));
        }
        return fonts;
    }

    private static Map<String, String> entries(Map<PaperFormat, byte[]> files) throws IOException {
        var entries = new HashMap<String, String>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(files.get(PaperFormat.OFD)))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return entries;
    }

    @Test
    void givenNoFont_whenWrittenAsPdf_thenTheStandardChineseFontIsNamed_andTheFileSaysSo() throws IOException {
        try (var document = pdf()) {
            var fonts = fonts(document);
            assertThat(fonts).containsOnlyKeys("STSong-Light-UniGB-UTF16-H", "Times-Roman");
            var chinese = (PDType0Font) fonts.get("STSong-Light-UniGB-UTF16-H");
            assertThat(chinese.getCOSObject().getNameAsString(COSName.ENCODING)).isEqualTo("UniGB-UTF16-H");
            assertThat(chinese.getDescendantFont().getCIDSystemInfo()).hasToString("Adobe-GB1-5");
            assertThat(chinese.getFontDescriptor().getFontFile3()).isNull();
            int code = '晚';
            assertThat(chinese.codeToCID(code)).isEqualTo(3742);
            assertThat(chinese.getWidth(code)).isEqualTo(1000);
            assertThat(chinese.toUnicode(code)).isEqualTo("晚");
            assertThat(document.getDocumentInformation().getSubject())
                    .contains("未嵌入字体", "fonts-arphic-uming", "fonts-wqy-microhei");
        }
    }

    @Test
    void givenNoFont_whenWrittenAsPdf_thenEveryCharacterStandsWithinTheLines_afterTheOneBefore() throws IOException {
        try (var document = pdf()) {
            var ends = new HashMap<String, Float>();
            var shown = new StringBuilder();
            var places = new PDFTextStripper() {
                @Override
                protected void processTextPosition(TextPosition character) {
                    var line = getCurrentPageNo() + " " + character.getY();
                    float end = character.getX() + character.getWidth();
                    assertThat(end).isLessThan(PdfPaper.points(28 + 156) + 0.5f);
                    assertThat(character.getX()).isGreaterThan(ends.getOrDefault(line, 0f) - 0.5f);
                    ends.put(line, end);
                    shown.append(character.getUnicode());
                }
            };
            places.getText(document);
            assertThat(shown.toString().replaceAll("核验.*?[—] \\d / \\d —", "")).contains(TEXT.substring(0, 600));
        }
    }

    @Test
    void givenNoFont_whenWrittenAsOfd_thenTheUsualFontIsNamedWithoutAFile_andTheFileSaysSo() throws IOException {
        var entries = entries(FILES);
        assertThat(entries).allSatisfy((name, text) -> assertThat(name).endsWith(".xml"));
        assertThat(entries.get("Doc_0/PublicRes.xml"))
                .contains("FontName=\"仿宋\"", "FontName=\"Times New Roman\"")
                .doesNotContain("FontFile");
        assertThat(entries.get("OFD.xml"))
                .containsPattern("DocID>[0-9a-f]{32}</ofd:DocID><ofd:Title>")
                .contains("<ofd:Subject>本文件未嵌入字体", "fonts-arphic-uming");
    }

    @Test
    void givenNamesBeyondTheBasicPlane_whenWritten_thenTheyAreForTheHandInPdf_andTextInBoth() throws IOException {
        var name = "𠮷田𫝀𠀀";
        var files = SamplePapers.files(PaperKind.REPLY, "郫市监投复〔2026〕第1号", name, "", SamplePapers.NAMED);
        try (var document = Loader.loadPDF(files.get(PaperFormat.PDF))) {
            assertThat(new PDFTextStripper().getText(document)).contains(name + "：");
            var shown = new StringBuilder();
            for (var token : new PDFStreamParser(document.getPage(0)).parse()) {
                if (token instanceof COSString text) {
                    shown.append(new String(text.getBytes(), StandardCharsets.UTF_16BE));
                }
            }
            assertThat(shown.toString()).contains("□田□□：");
            var resources = document.getPage(0).getResources();
            var meant = new HashSet<String>();
            for (var one : resources.getPropertiesNames()) {
                var properties = resources.getProperties(one).getCOSObject();
                meant.add(properties.getString(COSName.ACTUAL_TEXT));
            }
            assertThat(meant).containsExactlyInAnyOrder("𠮷", "𫝀𠀀");
        }
        assertThat(entries(files).get("Doc_0/Pages/Page_0/Content.xml")).contains(">𠮷<", ">田<", ">𫝀<", ">𠀀<");
    }

    @Test
    void givenTheSamePaper_whenWrittenAgain_thenTheBytesOfTheOfdAreTheSame() {
        var again = SamplePapers.files(PaperKind.REPLY, "郫市监投复〔2026〕第1号", "林晚", TEXT, SamplePapers.NAMED);
        assertThat(again.get(PaperFormat.OFD)).isEqualTo(FILES.get(PaperFormat.OFD));
    }
}
