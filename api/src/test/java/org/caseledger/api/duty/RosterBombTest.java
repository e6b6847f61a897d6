package org.caseledger.api.duty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.caseledger.api.duty.Colleagues.Directory;
import org.caseledger.api.duty.RosterImport.RosterTable;
import org.caseledger.api.importing.Rows;
import org.caseledger.text.LabelledException;
import org.junit.jupiter.api.Test;

/** Small rosters made to keep the processor busy are read, or refused, in a moment. */
class RosterBombTest {
    /** What takes ten seconds is not read so many times before the limit of all waits. */
    private static final int TIMES = 8;

    private static final int SMALL = 40 * 1024;
    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final List<String> HEADER = List.of("日期", "单位", "电话", "姓名");

    @Test
    void cellsOfBlanksBetweenOtherCharacters() throws IOException {
        var blanks = "(" + " ".repeat(32_000) + ")";
        quickly(sheet(texts(blanks), 20, row -> shared(row, 4)));
    }

    @Test
    void oneLongTextInEveryCell() throws IOException {
        quickly(sheet(texts("（" + "值".repeat(32_000) + "）"), 1_900, row -> shared(row, 4)));
    }

    @Test
    void longFormatsThatTakeTurns() throws IOException {
        var formats = IntStream.range(0, 2)
                .mapToObj(
                        i -> "<numFmt numFmtId=\"%d\" formatCode=\"%s\"/>".formatted(170 + i, "\\a".repeat(16_000) + i))
                .collect(Collectors.joining());
        var styles =
                "<styleSheet xmlns=\"%s\"><numFmts count=\"2\">%s</numFmts><cellXfs count=\"3\"><xf numFmtId=\"0\"/>"
                                .formatted(MAIN, formats)
                        + "<xf numFmtId=\"170\"/><xf numFmtId=\"171\"/></cellXfs></styleSheet>";
        var parts = texts("x");
        parts.put("xl/styles.xml", bytes(styles));
        quickly(sheet(
                parts,
                1_900,
                row -> IntStream.range(0, 4)
                        .mapToObj(i -> "<c r=\"%c%d\" s=\"%d\"><v>7</v></c>".formatted('A' + i, row, 1 + i % 2))
                        .collect(Collectors.joining())));
    }

    private static String shared(int row, int text) {
        return IntStream.range(0, HEADER.size())
                .mapToObj(i -> "<c r=\"%c%d\" t=\"s\"><v>%d</v></c>".formatted('A' + i, row, text))
                .collect(Collectors.joining());
    }

    private static void quickly(byte[] sheet) {
        assertThat(sheet).hasSizeLessThan(SMALL);
        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            for (int i = 0; i < TIMES; i++) {
                try {
                    assertThat(RosterTable.read(Rows.open(sheet), List.of(), new Directory(List.of()))
                                    .taken())
                            .isEmpty();
                } catch (LabelledException refused) {
                    assertThat(refused).hasMessageContaining("more than");
                }
            }
        });
    }

    /** The parts of a workbook whose shared texts are those of the header, and one more. */
    private static Map<String, byte[]> texts(String more) throws IOException {
        var empty = new ByteArrayOutputStream();
        try (var book = new XSSFWorkbook()) {
            book.createSheet().createRow(0).createCell(0).setCellValue("日期");
            book.write(empty);
        }
        var parts = new TreeMap<String, byte[]>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(empty.toByteArray()))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                parts.put(entry.getName(), zip.readAllBytes());
            }
        }
        var all = HEADER.stream().collect(Collectors.joining("</t></si><si><t>", "<si><t>", "</t></si>"));
        parts.put(
                "xl/sharedStrings.xml",
                bytes("<sst xmlns=\"%s\">%s<si><t xml:space=\"preserve\">%s</t></si></sst>"
                        .formatted(MAIN, all, more)));
        return parts;
    }

    private static byte[] sheet(Map<String, byte[]> parts, int rows, IntFunction<String> cells) throws IOException {
        var header = IntStream.range(0, HEADER.size())
                .mapToObj(i -> "<c r=\"%c1\" t=\"s\"><v>%d</v></c>".formatted('A' + i, i))
                .collect(Collectors.joining());
        var sheet = IntStream.rangeClosed(2, rows)
                .mapToObj(row -> "<row r=\"%d\">%s</row>".formatted(row, cells.apply(row)))
                .collect(Collectors.joining(
                        "",
                        "<worksheet xmlns=\"%s\"><sheetData><row r=\"1\">%s</row>".formatted(MAIN, header),
                        "</sheetData></worksheet>"));
        parts.put("xl/worksheets/sheet1.xml", bytes(sheet));
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.setLevel(9);
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
