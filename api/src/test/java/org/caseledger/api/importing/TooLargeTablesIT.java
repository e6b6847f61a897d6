package org.caseledger.api.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.caseledger.text.LabelledException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tables made to fill memory or processor are refused in moments, with what is too large. */
@Tag("long")
@Tag("turn-2")
class TooLargeTablesIT {
    private static final Duration MOMENTS = Duration.ofSeconds(30);
    private static final String SHEET = "xl/worksheets/sheet1.xml";
    private static final String HEADER = "<c r=\"A1\" t=\"inlineStr\"><is><t>编号</t></is></c>";

    /** Larger than the window in which repetition is packed. */
    private static final int BLOCK = 64 * 1024;

    private static final int WELL_PACKED = 100;

    @TempDir
    Path directory;

    @Test
    void oneCellFarToTheRightOfManyRows() throws IOException {
        refused(workbook(sheet(HEADER, 20_000, row -> "<c r=\"AVLF%d\"><v>1</v></c>".formatted(row))), "columns");
    }

    @ParameterizedTest
    @CsvSource({"ZZZZZ, columns", "CRXP, columns"})
    void aColumnThatNoSheetHas(String column, String what) throws IOException {
        refused(workbook(sheet(HEADER, 2, row -> "<c r=\"%s%d\"><v>1</v></c>".formatted(column, row))), what);
    }

    @Test
    void moreColumnsThanATableHas() throws IOException {
        var header = IntStream.range(0, 600).mapToObj(i -> "列" + i).collect(Collectors.joining(","));
        refused(file("a.csv", header + "\n"), "columns");
        refused(file("a.csv", "编号\n" + ",".repeat(600) + "\n"), "columns");
    }

    @Test
    void moreRowsThanASheetHas() throws IOException {
        var sent = Files.readAllBytes(workbook(sheet(HEADER, 10_100, row -> "")));
        assertThatThrownBy(() -> Rows.open(sent))
                .isInstanceOf(LabelledException.class)
                .hasMessageContaining("rows");
        var lines = ("编号\n" + "1\n".repeat(10_100)).getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> Rows.open(lines).forEach(row -> {}))
                .isInstanceOf(LabelledException.class)
                .hasMessageContaining("rows");
    }

    @Test
    void aCellLongerThanAnySpreadsheetHolds_isAFaultOfItsRow() throws IOException {
        var text = "x".repeat(40_000);
        var inline = workbook(sheet(
                HEADER,
                3,
                row -> "<c r=\"A%d\" t=\"inlineStr\"><is><t>%s</t></is></c>".formatted(row, row == 2 ? text : "短")));
        assertThat(faults(inline)).containsExactly("编号", "");
        var csv = file("a.csv", "编号,内容\n1," + text.repeat(20) + "\n2,短\n");
        assertThat(faults(csv)).containsExactly("内容", "");
    }

    @Test
    void sharedTextsThatUnpackToMoreThanAnyCell_areNotKept() throws IOException {
        var parts = parts();
        parts.put(
                "xl/sharedStrings.xml",
                ("<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\""
                                + " count=\"2147483647\" uniqueCount=\"2147483647\"><si><t>编号"
                                + "</t></si><si><t>"
                                + figures(20_000_000)
                                + "</t></si></sst>")
                        .getBytes(StandardCharsets.UTF_8));
        parts.put(
                SHEET,
                sheet(
                        "<c r=\"A1\" t=\"s\"><v>0</v></c>",
                        2,
                        row -> "<c r=\"A%d\" t=\"s\"><v>1</v></c>".formatted(row)));
        var file = zip("strings.xlsx", parts);
        assertThat(faults(file)).containsExactly("编号");
        Rows.open(file).forEach(line -> assertThat(((Row) line).cell("编号")).hasSize(TableLimits.CELL + 1));
    }

    @Test
    void aFormulaOfAnyLength_doesNotCountAsItsResult() throws IOException {
        var formula = workbook(sheet(
                HEADER, 2, row -> "<c r=\"A%d\"><f>%s</f><v>7</v></c>".formatted(row, "1+".repeat(20_000))));
        assertThat(faults(formula)).containsExactly("");
        Rows.open(formula).forEach(line -> assertThat(((Row) line).cell("编号")).isEqualTo("7"));
    }

    /** The columns of each row that are at fault. */
    private static List<String> faults(Path file) {
        var faults = new ArrayList<String>();
        Rows.open(file)
                .forEach(line ->
                        faults.add(String.join(",", ((Row) line).faults().keySet())));
        return faults;
    }

    @ParameterizedTest
    @CsvSource({
        "xl/media/picture.bin, 600, unpacked",
        "xl/styles.xml, 5, formatting",
        "xl/_rels/workbook.xml.rels, 5, formatting",
        "[Content_Types].xml, 5, formatting"
    })
    void aPartThatUnpacksToMoreThanItSays(String name, int megabytes, String what) throws IOException {
        var parts = parts();
        var file = directory.resolve("bomb.xlsx");
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.setLevel(Deflater.BEST_COMPRESSION);
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
                if (part.getKey().equals(name)) {
                    padding(zip, megabytes);
                }
            }
            if (!parts.containsKey(name)) {
                zip.putNextEntry(new ZipEntry(name));
                padding(zip, megabytes);
            }
        }
        refused(file, what);
    }

    @Test
    void morePartsThanATableHas_andTwoOfOneName() throws IOException {
        var parts = parts();
        for (int i = 0; i < 3_000; i++) {
            parts.put("xl/media/" + i, new byte[0]);
        }
        refused(zip("parts.xlsx", parts), "parts");
        parts = parts();
        parts.put(SHEET.replace("sheet1", "SHEET1"), parts.get(SHEET));
        refused(zip("twice.xlsx", parts), "two parts of one name");
    }

    @Test
    void quotesThatNeverEnd_inATableThatWasSent() throws IOException {
        var sent = ("编号\n" + "\"a\n" + "x\"y,\"\n".repeat(30_000)).getBytes(StandardCharsets.UTF_8);
        assertTimeoutPreemptively(
                MOMENTS,
                () -> assertThatThrownBy(() -> Rows.open(sent).forEach(row -> {}))
                        .isInstanceOf(LabelledException.class)
                        .hasMessageContaining("rows"));
    }

    @Test
    void whatIsSentIsTakenWithinNarrowerLimits() throws IOException {
        var wide = IntStream.range(0, 100).mapToObj(i -> "列" + i).collect(Collectors.joining(","));
        assertThat(Rows.open(file("a.csv", wide + "\n")).columns()).hasSize(100);
        assertThatThrownBy(() -> Rows.open((wide + "\n").getBytes(StandardCharsets.UTF_8)))
                .hasMessageContaining("columns")
                .hasMessageNotContaining(directory.toString());
        assertThatThrownBy(() -> Rows.open(new byte[2 * 1024 * 1024])).hasMessageContaining("bytes");
    }

    private static void refused(Path file, String what) {
        assertTimeoutPreemptively(
                MOMENTS,
                () -> assertThatThrownBy(() -> Rows.open(file).forEach(row -> {}))
                        .isInstanceOf(LabelledException.class)
                        .hasMessageContaining(what));
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text);
    }

    private static byte[] sheet(String header, int rows, IntFunction<String> cells) {
        var text = new StringBuilder("<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">"
                + "<sheetData><row r=\"1\">"
                + header
                + "</row>");
        for (int row = 2; row <= rows; row++) {
            text.append("<row r=\"" + row + "\">").append(cells.apply(row)).append("</row>");
        }
        return text.append("</sheetData></worksheet>").toString().getBytes(StandardCharsets.UTF_8);
    }

    private Path workbook(byte[] sheet) throws IOException {
        var parts = parts();
        parts.put(SHEET, sheet);
        return zip("table.xlsx", parts);
    }

    /** The parts of an empty workbook. */
    private Map<String, byte[]> parts() throws IOException {
        var empty = directory.resolve("empty.xlsx");
        try (var book = new XSSFWorkbook();
                OutputStream out = Files.newOutputStream(empty)) {
            book.createSheet().createRow(0).createCell(0).setCellValue("编号");
            book.write(out);
        }
        var parts = new TreeMap<String, byte[]>();
        try (var zip = new ZipFile(empty.toFile())) {
            for (var entry : Collections.list(zip.entries())) {
                parts.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
            }
        }
        return parts;
    }

    private Path zip(String name, Map<String, byte[]> parts) throws IOException {
        var file = directory.resolve(name);
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
            }
        }
        return file;
    }

    /** What cannot be packed as well as repetition, which is refused for that alone. */
    private static String figures(int length) {
        var random = new Random(1);
        var figures = new StringBuilder(length);
        while (figures.length() < length) {
            figures.append(random.nextInt(1_000_000_000));
        }
        return figures.toString();
    }

    /** So much that the part says nothing: blanks, or figures that cannot be packed as well. */
    private static void padding(OutputStream zip, int megabytes) throws IOException {
        var block = new byte[BLOCK];
        Arrays.fill(block, (byte) ' ');
        if (megabytes < WELL_PACKED) {
            var random = new Random(1);
            for (int i = 0; i < BLOCK; i++) {
                block[i] = (byte) (random.nextBoolean() ? '0' : '1');
            }
        }
        for (int i = 0; i < megabytes * (1024 * 1024 / BLOCK); i++) {
            zip.write(block);
        }
    }
}
