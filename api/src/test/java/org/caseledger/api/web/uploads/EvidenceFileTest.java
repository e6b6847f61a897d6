package org.caseledger.api.web.uploads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.caseledger.api.web.problems.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class EvidenceFileTest {
    /** Kinds in one container, which their first bytes do not tell apart. */
    private static final List<Set<FileKind>> ALIKE =
            List.of(Set.of(FileKind.MP4, FileKind.MOV, FileKind.M4A, FileKind.HEIC));

    @ParameterizedTest
    @EnumSource
    void everyKindIsTakenByItsContents(FileKind kind) throws IOException {
        var file = EvidenceFile.of("file", "现场𠮷." + kind.suffix(), sample(kind));

        assertThat(file.kind()).isEqualTo(kind);
        assertThat(file.name()).isEqualTo("现场𠮷." + kind.suffix());
    }

    @ParameterizedTest
    @EnumSource
    void aNameOfAnotherKindIsNotBelieved(FileKind kind) throws IOException {
        for (var other : FileKind.values()) {
            if (other != kind && ALIKE.stream().noneMatch(a -> a.containsAll(Set.of(kind, other)))) {
                var bytes = sample(kind);
                assertThatThrownBy(() -> EvidenceFile.of("file", "x." + other.suffix(), bytes))
                        .as("%s as %s", kind, other)
                        .isInstanceOf(InvalidInputException.class);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "a.jpg, <html><script>alert(1)</script></html>",
        "a.pdf, MZ\u0090 a program",
        "a.mp3, just some words",
        "a.docx, PK but nothing else",
        "a.html, <html></html>",
        "a.svg, <svg xmlns='http://www.w3.org/2000/svg'/>",
        "a.exe, MZ",
        "a.docm, PK",
        "a.pdf.exe, %PDF-1.7",
        "jpg, words",
        "'', %PDF-1.7",
        "a.jpg, ''"
    })
    void whatIsNotEvidenceIsNotTaken(String name, String text) {
        var bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> EvidenceFile.of("file", name, bytes))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        mistake -> assertThat(mistake.fields())
                                .singleElement()
                                .satisfies(f -> assertThat(f.field()).isEqualTo("file")));
    }

    @Test
    void bytesThatTellNothingAreNotBelievedByTheirName() {
        var bytes = HexFormat.of().parseHex("00010203fdfeff8182838485868788898a8b8c8d8e8f");
        for (var kind : FileKind.values()) {
            assertThatThrownBy(() -> EvidenceFile.of("file", "a." + kind.suffix(), bytes))
                    .as("%s", kind)
                    .isInstanceOf(InvalidInputException.class);
        }
    }

    @ParameterizedTest
    @CsvSource({"C:\\Users\\何岸\\照片.pdf, 照片.pdf", "../../etc/照片.PDF, 照片.PDF", "照\u202e片\u0007.pdf, 照片.pdf"})
    void ofANameOnlyItsLastPrintablePartIsKept(String sent, String kept) {
        assertThat(EvidenceFile.of("file", sent, "%PDF-1.7".getBytes()).name()).isEqualTo(kept);
    }

    @Test
    void ofALongNameItsEndIsKeptInWholeCharacters() {
        var name = EvidenceFile.of("file", "𠮷".repeat(300) + ".pdf", "%PDF-1.7".getBytes())
                .name();

        assertThat(name.codePointCount(0, name.length())).isEqualTo(120);
        assertThat(name).startsWith("𠮷").endsWith("𠮷.pdf");
    }

    @ParameterizedTest
    @EnumSource(names = {"DOCX", "XLSX"})
    void anArchiveIsNoDocumentHoweverItIsCalled(FileKind kind) throws IOException {
        refused(kind, zip(Map.of("a.txt", "words")));
        refused(kind, zip(Map.of("[Content_Types].xml", "<Types/>")));
        refused(kind, zip(Map.of("[Content_Types].xml", "<Types")));
        refused(kind, zip(Map.of("[Content_Types].xml", types(kind) + " ".repeat(1024 * 1024))));
    }

    @ParameterizedTest
    @CsvSource({
        "DOCX, application/vnd.ms-word.document.macroEnabled.main+xml",
        "XLSX, application/vnd.ms-excel.sheet.macroEnabled.main+xml"
    })
    void aDocumentWithMacrosIsRefusedUnderTheNameOfOneWithout(FileKind kind, String macros) throws IOException {
        var renamed = types(kind).replace(kind.mediaType() + ".main+xml", macros);
        refused(kind, zip(Map.of("[Content_Types].xml", renamed)));
        var both = types(kind).replace("</Types>", override("/x.bin", macros) + "</Types>");
        refused(kind, zip(Map.of("[Content_Types].xml", both)));
        refused(kind, zip(Map.of("[Content_Types].xml", types(kind), "word/vbaProject.bin", "a program")));
    }

    @Test
    void anArchiveOfMoreEntriesThanADocumentHasIsNotRead() throws IOException {
        var parts = new HashMap<String, String>();
        parts.put("[Content_Types].xml", types(FileKind.DOCX));
        assertThat(EvidenceFile.of("file", "a.docx", zip(parts)).kind()).isEqualTo(FileKind.DOCX);
        for (int part = 0; part < 10_000; part++) {
            parts.put("word/media/" + part, "");
        }
        refused(FileKind.DOCX, zip(parts));
    }

    @Test
    void aDocumentIsReadWithoutWhatItsXmlNamesElsewhere() throws IOException {
        var outside = "<!DOCTYPE Types [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>" + types(FileKind.DOCX);
        refused(FileKind.DOCX, zip(Map.of("[Content_Types].xml", outside)));
    }

    private static void refused(FileKind kind, byte[] bytes) {
        assertThatThrownBy(() -> EvidenceFile.of("file", "a." + kind.suffix(), bytes))
                .isInstanceOf(InvalidInputException.class);
    }

    private static String types(FileKind kind) {
        return "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                + override("/main.xml", kind.mediaType() + ".main+xml")
                + "</Types>";
    }

    private static String override(String part, String type) {
        return "<Override PartName=\"%s\" ContentType=\"%s\"/>".formatted(part, type);
    }

    private static byte[] zip(Map<String, String> parts) throws IOException {
        var zip = new ByteArrayOutputStream();
        try (var stream = new ZipOutputStream(zip)) {
            for (var part : parts.entrySet()) {
                stream.putNextEntry(new ZipEntry(part.getKey()));
                stream.write(part.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return zip.toByteArray();
    }

    /** The beginning of a file of each kind, as programs write it. */
    private static byte[] sample(FileKind kind) throws IOException {
        return switch (kind) {
            case DOCX -> {
                var bytes = new ByteArrayOutputStream();
                try (var document = new XWPFDocument()) {
                    document.write(bytes);
                }
                yield bytes.toByteArray();
            }
            case XLSX -> {
                var bytes = new ByteArrayOutputStream();
                try (var workbook = new XSSFWorkbook()) {
                    workbook.createSheet();
                    workbook.write(bytes);
                }
                yield bytes.toByteArray();
            }
            case JPEG -> hex("ffd8ffe000104a46494600010100000100010000");
            case PNG -> hex("89504e470d0a1a0a0000000d49484452");
            case WEBP -> concat("RIFF", "10000000", "WEBPVP8 ");
            case HEIC -> concat("", "00000018", "ftypheic0000mif1heic");
            case TIFF -> hex("49492a0008000000");
            case PDF -> "%PDF-1.7\n1 0 obj".getBytes(StandardCharsets.US_ASCII);
            case MP3 -> concat("ID3", "0300000000000a", "TIT2");
            case M4A -> concat("", "00000020", "ftypM4A 0000M4A mp42");
            case WAV -> concat("RIFF", "24000000", "WAVEfmt ");
            case AMR -> "#!AMR\n<x>".getBytes(StandardCharsets.US_ASCII);
            case MP4 -> concat("", "00000020", "ftypisom0000isomiso2avc1mp41");
            case MOV -> concat("", "00000014", "ftypqt  0000qt  ");
        };
    }

    private static byte[] hex(String hex) {
        return HexFormat.of().parseHex(hex.toLowerCase(Locale.ROOT));
    }

    private static byte[] concat(String before, String hex, String after) {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(before.getBytes(StandardCharsets.US_ASCII));
        bytes.writeBytes(hex(hex));
        bytes.writeBytes(after.getBytes(StandardCharsets.US_ASCII));
        return bytes.toByteArray();
    }
}
