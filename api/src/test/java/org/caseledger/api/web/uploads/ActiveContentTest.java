package org.caseledger.api.web.uploads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.caseledger.api.web.problems.InvalidInputException;
import org.caseledger.api.web.uploads.EvidenceIntake.Policy;
import org.caseledger.api.web.uploads.VirusScanner.WhenAway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents that do more than show what one reads, however they hide it. */
class ActiveContentTest {
    private static final String OLE = "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1";
    private static final String RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

    private final EvidenceIntake usual = intake(Policy.REFUSE, Policy.FLAG);

    private static EvidenceIntake intake(Policy office, Policy pdf) {
        return new EvidenceIntake(office, pdf, new VirusScanner("", Duration.ofSeconds(1), WhenAway.REFUSE));
    }

    @ParameterizedTest
    @CsvSource({
        "word/media/image1.png, EMBEDDED_OBJECT",
        "word/harmless.xml, EMBEDDED_OBJECT",
        "docProps/thumbnail.jpeg, EMBEDDED_OBJECT"
    })
    void aProgramUnderTheNameOfAnotherPart(String part, ActiveContent what) throws IOException {
        refused(document(Map.of(part, OLE + "VBA")), what);
    }

    @ParameterizedTest
    @CsvSource({
        "attachedTemplate, External, EXTERNAL_PART",
        "oleObject, External, EXTERNAL_PART",
        "image, External, EXTERNAL_PART",
        "externalLinkPath, EXTERNAL, EXTERNAL_PART",
        "oleObject, Internal, EMBEDDED_OBJECT",
        "control, Internal, EMBEDDED_OBJECT",
        "vbaProject, Internal, MACRO",
        "xlMacrosheet, Internal, MACRO"
    })
    void aReferenceToWhatNoEvidenceNeeds(String type, String mode, ActiveContent what) throws IOException {
        refused(document(Map.of("word/_rels/document.xml.rels", reference(type, mode))), what);
        refused(document(Map.of("word/_RELS/settings.xml.RELS", reference(type, mode))), what);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "<w:instrText> DDEAUTO c:\\windows\\cmd.exe \"/k calc\" </w:instrText>; FIELD",
                "<w:instrText>DDE</w:instrText><w:instrText>AUTO cmd</w:instrText>; FIELD",
                "<w:fldChar w:fldCharType='begin'/><w:instrText>PAGE</w:instrText><w:fldChar w:fldCharType='begin'/><w:instrText>dde cmd</w:instrText>; FIELD",
                "<w:fldSimple w:instr='INCLUDEPICTURE \"http://a/x.png\"'/>; FIELD",
                "<w:instrText>QUOTE 68 68 69</w:instrText>; FIELD",
                "<w:altChunk r:id='rId1'/>; EMBEDDED_OBJECT",
                "<f>cmd|'/c calc'!A0</f>; FORMULA",
                "<f>_xlfn.WEBSERVICE(\"http://a/\")</f>; FORMULA",
                "<formula1>WebService (\"http://a/\")</formula1>; FORMULA",
                "<definedName name='a'>cmd|'/c calc'!A0</definedName>; FORMULA",
                "<ddeLink ddeService='cmd' ddeTopic='/c calc'/>; EXTERNAL_PART",
                "<connections><connection id='1'/></connections>; EXTERNAL_PART",
                "<w:instrText>a; HIDDEN"
            })
    void whatAPartSaysThatFetchesOrStartsSomething_inAnyEncoding(String says, ActiveContent what) throws IOException {
        var part = "<a xmlns:w='urn:w' xmlns:r='urn:r'>%s</a>".formatted(says);
        refused(document(Map.of("word/document.xml", part)), what);
        var wide = new String(("\ufeff" + part).getBytes(StandardCharsets.UTF_16LE), StandardCharsets.ISO_8859_1);
        refused(document(Map.of("word/any.dat", wide)), what);
    }

    @ParameterizedTest
    @ValueSource(strings = {"word/document.xml", "docProps/app.xml", "xl/any.dat", "word/drawing.vml"})
    void aPartThatDeclaresADocumentType(String part) throws IOException {
        refused(
                document(Map.of(part, "<?xml version='1.0'?>\n<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>")),
                ActiveContent.HIDDEN);
    }

    @ParameterizedTest
    @CsvSource({"word/media/image1.png, MZ", "word/harmless.xml, \u007fELF", "word/any.bin, MZ"})
    void aProgramAmongTheParts(String part, String begins) throws IOException {
        refused(document(Map.of(part, begins + "\u0090\u0000\u0003")), ActiveContent.EMBEDDED_OBJECT);
    }

    @ParameterizedTest
    @CsvSource({
        "application/vnd.openxmlformats-officedocument.oleObject, EMBEDDED_OBJECT",
        "application/vnd.ms-office.vbaProject, MACRO"
    })
    void aPartWhoseTypeNoEvidenceNeeds(String type, ActiveContent what) throws IOException {
        var types = "<Types><Default Extension='bin' ContentType='%s'/></Types>".formatted(type);
        assertThat(OfficeContents.of(document(Map.of("[Content_Types].xml", types))))
                .contains(what);
    }

    @Test
    void whatOrdinaryDocumentsHold_isNothing() throws IOException {
        var parts = Map.of(
                "word/document.xml",
                "<a xmlns:w='urn:w'><w:instrText> PAGE </w:instrText><w:instrText> HYPERLINK \"http://a/dde\" </w:instrText>"
                        + "<w:t>DDEAUTO cmd|x</w:t></a>",
                "xl/worksheets/sheet1.xml",
                "<s><c><f>A1&amp;\"|\"&amp;SUM(B1)</f></c><c t='inlineStr'><is><t>cmd|'/c'</t></is></c></s>",
                "word/vmlDrawing1.vml",
                "<xml><br></xml>");
        assertThat(usual.take("file", "a.docx", document(parts)).name()).isEqualTo("a.docx");
    }

    @Test
    void aDocumentThatUnpacksWithoutEnd_isTold() throws IOException {
        var all = new ByteArrayOutputStream();
        try (var zip = new ZipArchiveOutputStream(all)) {
            zip.putArchiveEntry(new ZipArchiveEntry("word/document.xml"));
            zip.write("<a>".getBytes(StandardCharsets.US_ASCII));
            var blanks = " ".repeat(1024 * 1024).getBytes(StandardCharsets.US_ASCII);
            for (int i = 0; i < 300; i++) {
                zip.write(blanks);
            }
            zip.closeArchiveEntry();
        }
        assertThat(OfficeContents.of(all.toByteArray())).containsExactly(ActiveContent.HIDDEN);
    }

    @Test
    void aDocumentWithinADocument_isLookedIntoAsWell() throws IOException {
        var inner = document(Map.of("word/_rels/a.rels", reference("attachedTemplate", "External")));
        var outer = Map.of("word/embeddings/a.docx", new String(inner, StandardCharsets.ISO_8859_1));
        refused(document(outer), ActiveContent.EXTERNAL_PART);
    }

    /** Small as it is sent; what is in it, and in that again, is an hour of unpacking. */
    @Test
    void manyDocumentsWithinDocuments_areNotAllUnpacked() throws IOException {
        var leaf = document(Map.of("word/media/a.png", "x".repeat(EvidenceFile.LARGEST - 1024 * 1024)), 0);
        var bomb = many(40, "word/embeddings/%d.docx", many(100, "word/embeddings/%d.docx", leaf));
        assertThat(bomb).hasSizeLessThan(EvidenceFile.LARGEST / 10);
        toldSoon(bomb);
    }

    @ParameterizedTest
    @CsvSource({"word/_rels/%d.rels, <a/>", "word/%d.vml, <a><b></a>"})
    void manyListsOrDrawings_areNotAllUnpacked(String name, String begins) throws IOException {
        toldSoon(many(5_000, name, (begins + " ".repeat(1024 * 1024 - 16)).getBytes(StandardCharsets.US_ASCII)));
    }

    @Test
    void documentsWithinADocument_withMorePartsThanAnyHas_areNotListed() throws IOException {
        toldSoon(many(30, "word/embeddings/%d.docx", many(60_000, "word/%d.png", new byte[0])));
    }

    /** A document that has a part so many times, which is packed only once. */
    private static byte[] many(int number, String names, byte[] part) throws IOException {
        var checksum = new CRC32();
        checksum.update(part);
        var packed = deflated(part, new Deflater(Deflater.BEST_COMPRESSION, true));
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipArchiveOutputStream(bytes)) {
            for (int i = 0; i < number; i++) {
                var entry = new ZipArchiveEntry(names.formatted(i));
                entry.setMethod(ZipArchiveEntry.DEFLATED);
                entry.setCrc(checksum.getValue());
                entry.setSize(part.length);
                entry.setCompressedSize(packed.length);
                zip.addRawArchiveEntry(entry, new ByteArrayInputStream(packed));
            }
        }
        return bytes.toByteArray();
    }

    private static void toldSoon(byte[] document) {
        assertTimeoutPreemptively(
                Duration.ofSeconds(60),
                () -> assertThat(OfficeContents.of(document)).contains(ActiveContent.HIDDEN));
    }

    @Test
    void twoPartsOfOneName_whateverTheCase() throws IOException {
        refused(document(Map.of("word/a.xml", "<a/>", "WORD/A.XML", "<b/>")), ActiveContent.REPEATED_PART);
        refused(document(Map.of("word/a.xml", "<a/>", "word\\a.xml", "<b/>")), ActiveContent.REPEATED_PART);
    }

    @Test
    void aLinkThatOneFollowsOneself_isNothing() throws IOException {
        var link = Map.of("word/_rels/document.xml.rels", reference("hyperlink", "External"));
        assertThat(usual.take("file", "a.docx", document(link)).name()).isEqualTo("a.docx");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<Relationships", "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>"})
    void referencesThatNobodyCanRead_areNoDocument(String references) throws IOException {
        var broken = document(Map.of("word/_rels/document.xml.rels", references));
        assertThatThrownBy(() -> usual.take("file", "a.docx", broken)).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void anOfficeThatOnlyWantsToBeTold_keepsItUnderANameThatTells() throws IOException {
        var file = document(Map.of("word/media/image1.png", OLE));
        var told = intake(Policy.FLAG, Policy.FLAG);
        assertThat(told.take("file", "合同.docx", file).name()).isEqualTo("合同（含嵌入对象）.docx");
        assertThat(told.nameToOpen("合同.docx", file)).isEqualTo("合同（含嵌入对象）.docx");
        assertThat(told.nameToOpen("合同（含嵌入对象）.docx", file)).isEqualTo("合同（含嵌入对象）.docx");
    }

    @ParameterizedTest
    @CsvSource({
        "/S /JavaScript /JS (app.alert), SCRIPT",
        "/S /Java#53cript, SCRIPT",
        "/AcroForm << /XFA 3 0 R >>, SCRIPT",
        "/S /Launch /F (cmd.exe), LAUNCH",
        "/Type /EmbeddedFile, ATTACHED_FILE",
        "/Names << /EmbeddedFiles 4 0 R >>, ATTACHED_FILE",
        "/Encrypt 9 0 R, HIDDEN"
    })
    void aPdfThatActs_isKeptUnderANameThatTells_orRefused(String words, ActiveContent what) throws IOException {
        for (var pdf : new byte[][] {plain(words), packed(words), hiddenBehindAComment(words)}) {
            assertThat(usual.take("file", "a.pdf", pdf).name()).isEqualTo("a（含" + what.zh() + "）.pdf");
            assertThatThrownBy(() -> intake(Policy.REFUSE, Policy.REFUSE).take("file", "a.pdf", pdf))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining(what.en());
        }
    }

    @Test
    void aPdfThatOnlyShows_keepsItsName() throws IOException {
        for (var words : new String[] {"/Type /Page /URI (http://a)", "/JavaScripts", "/XFA"}) {
            assertThat(usual.take("file", "a.pdf", packed(words)).name()).isEqualTo("a.pdf");
        }
    }

    @Test
    void aPdfThatActs_isToldHoweverOftenItIsPacked() throws IOException {
        var words = "/S /JavaScript /JS (app.alert)".getBytes(StandardCharsets.US_ASCII);
        for (int times = 1; times <= 4; times++) {
            words = deflated(words);
            assertThat(PdfContents.of(inAStream(words))).as("%d", times).contains(ActiveContent.SCRIPT);
        }
        for (int times = 0; times < 20; times++) {
            words = deflated(words);
        }
        assertThat(PdfContents.of(inAStream(words))).contains(ActiveContent.HIDDEN);
    }

    @Test
    void aPdfWhoseOuterPackingsHaveNoEnd_isTold() throws IOException {
        // Empty blocks: they unpack to nothing, however many there are.
        var blocks = new byte[160 * 1024 * 1024];
        blocks[0] = 0x78;
        blocks[1] = (byte) 0x9c;
        for (int i = 2; i + 5 <= blocks.length; i += 5) {
            blocks[i + 3] = (byte) 0xff;
            blocks[i + 4] = (byte) 0xff;
        }
        assertThat(PdfContents.of(inAStream(deflated(blocks)))).containsExactly(ActiveContent.HIDDEN);
    }

    @Test
    void aPdfThatUnpacksWithoutEnd_isTold() throws IOException {
        var endless = packed(" ".repeat(160 * 1024 * 1024));
        assertThat(PdfContents.of(endless)).containsExactly(ActiveContent.HIDDEN);
    }

    private void refused(byte[] document, ActiveContent what) {
        assertThatThrownBy(() -> usual.take("file", "合同.docx", document))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(what.zh())
                .hasMessageContaining(what.en());
    }

    private static String reference(String type, String mode) {
        return "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                + "<Relationship Id=\"rId1\" Type=\"%s%s\" Target=\"x\" TargetMode=\"%s\"/>"
                        .formatted(RELATION, type, mode)
                + "</Relationships>";
    }

    private static byte[] document(Map<String, String> parts) throws IOException {
        return document(parts, Deflater.DEFAULT_COMPRESSION);
    }

    private static byte[] document(Map<String, String> parts, int level) throws IOException {
        var all = new LinkedHashMap<String, String>();
        all.put(
                "[Content_Types].xml",
                "<Types><Override PartName=\"/word/document.xml\" ContentType=\"%s.main+xml\"/></Types>"
                        .formatted(FileKind.DOCX.mediaType()));
        all.putAll(parts);
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipArchiveOutputStream(bytes)) {
            zip.setLevel(level);
            for (var part : all.entrySet()) {
                zip.putArchiveEntry(new ZipArchiveEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.ISO_8859_1));
                zip.closeArchiveEntry();
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] plain(String words) {
        return ("%PDF-1.7\n1 0 obj << " + words + " >> endobj").getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] hiddenBehindAComment(String words) {
        return ("%PDF-1.7\n% stream\n1 0 obj << " + words + " >> endobj\n% endstream\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] packed(String words) throws IOException {
        return inAStream(deflated(words.getBytes(StandardCharsets.US_ASCII)));
    }

    private static byte[] inAStream(byte[] packed) {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes("%PDF-1.7\n1 0 obj << /Type /ObjStm >> stream\r\n".getBytes(StandardCharsets.US_ASCII));
        bytes.writeBytes(packed);
        return bytes.toByteArray();
    }

    private static byte[] deflated(byte[] words) throws IOException {
        return deflated(words, new Deflater());
    }

    private static byte[] deflated(byte[] words, Deflater by) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var packed = new DeflaterOutputStream(bytes, by)) {
            packed.write(words);
        }
        return bytes.toByteArray();
    }
}
