package org.caseledger.api.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A table is read as its mapping says it is written. */
class TableFormIT {
    private static final String TABLE = "编号,内容\n1,灯不亮\n2,𠮷祥路\n";

    @TempDir
    Path directory;

    @Test
    void givenUtf16WithAMark_whenOpened_thenItIsFound() throws IOException {
        var little = file("\ufeff" + TABLE, StandardCharsets.UTF_16LE);
        assertThat(Rows.open(little).form()).isEqualTo("CSV, UTF-16LE BOM");
        assertThat(cells(Rows.open(little))).containsExactly("1 灯不亮", "2 𠮷祥路");
        var big = file("\ufeff" + TABLE, StandardCharsets.UTF_16BE);
        assertThat(Rows.open(big).form()).isEqualTo("CSV, UTF-16BE BOM");
        assertThat(cells(Rows.open(big))).containsExactly("1 灯不亮", "2 𠮷祥路");
    }

    @Test
    void givenAnEncoding_whenOpened_thenTheFileIsReadByIt() throws IOException {
        var form = form("UTF-16LE", null, null, null);
        assertThat(cells(Rows.open(file(TABLE, StandardCharsets.UTF_16LE), form)))
                .containsExactly("1 灯不亮", "2 𠮷祥路");
        var marked = Rows.open(file("\ufeff" + TABLE, StandardCharsets.UTF_16LE), form);
        assertThat(marked.columns()).containsExactly("编号", "内容");
        var big5 = file("編號,內容\n1,燈不亮\n", Charset.forName("Big5"));
        assertThat(cells(Rows.open(big5, form("Big5", null, null, null)))).containsExactly("1 燈不亮");
    }

    @Test
    void givenADelimiterAndAHeaderRow_whenOpened_thenWhatIsAboveIsLeftOut() throws IOException {
        var table = "投诉件导出\n\"二〇二四年\n第一季度\"\n\n编号;内容\n1;\"灯;不亮\"\n2;二\n";

        var rows = Rows.open(file(table, StandardCharsets.UTF_8), form(null, ";", 4, null));

        assertThat(rows.columns()).containsExactly("编号", "内容");
        assertThat(cells(rows)).containsExactly("1 灯;不亮", "2 二");
        var lines = new ArrayList<TableLine>();
        rows.forEach(lines::add);
        assertThat(lines).extracting(TableLine::number).containsExactly(5L, 6L);
        var tabs = file("编号\t内容\n1\t灯,不亮\n", StandardCharsets.UTF_8);
        assertThat(cells(Rows.open(tabs, form(null, "\t", null, null)))).containsExactly("1 灯,不亮");
        var short_ = file("编号;内容\n", StandardCharsets.UTF_8);
        assertThatThrownBy(() -> Rows.open(short_, form(null, ";", 4, null))).hasMessageContaining("has no row 4");
    }

    @Test
    void givenAWorkbook_whenOpened_thenOneSheetIsReadAndTheOthersAreNamed() throws IOException {
        var file = workbook();

        assertThat(Rows.open(file).others()).containsExactly("2024年", "说明");
        assertThat(cells(Rows.open(file))).containsExactly("1 旧");
        for (var wanted : List.of("2024年", "2")) {
            var rows = Rows.open(file, form(null, null, 3, wanted));
            assertThat(rows.form()).isEqualTo("XLSX, 2024年");
            assertThat(rows.others()).containsExactly("2023年", "说明");
            assertThat(cells(rows)).containsExactly("7 新");
        }
        for (var none : List.of("2025年", "4", "0")) {
            assertThatThrownBy(() -> Rows.open(file, form(null, null, null, none)))
                    .hasMessageContaining("has no sheet '" + none + "'; it has: 2023年, 2024年, 说明");
        }
        assertThatThrownBy(() -> Rows.open(file, form(null, null, 9, null)))
                .hasMessageContaining("row 9 has no header");
    }

    private Path workbook() throws IOException {
        var path = directory.resolve("book.xlsx");
        try (var book = new XSSFWorkbook();
                OutputStream out = Files.newOutputStream(path)) {
            sheet(book, "2023年", 0, "1", "旧");
            var second = sheet(book, "2024年", 2, "7", "新");
            second.createRow(0).createCell(0).setCellValue("投诉件导出");
            sheet(book, "说明", 0, "9", "无");
            book.write(out);
        }
        return path;
    }

    private static XSSFSheet sheet(XSSFWorkbook book, String name, int header, String number, String text) {
        var sheet = book.createSheet(name);
        var head = sheet.createRow(header);
        head.createCell(0).setCellValue("编号");
        head.createCell(1).setCellValue("内容");
        var row = sheet.createRow(header + 1);
        row.createCell(0).setCellValue(number);
        row.createCell(1).setCellValue(text);
        return sheet;
    }

    private static TableForm form(String encoding, String delimiter, Integer header, String sheet) {
        return TableForm.of(encoding, delimiter, header, sheet, null, null);
    }

    private Path file(String text, Charset charset) throws IOException {
        return Files.write(directory.resolve("table.csv"), text.getBytes(charset));
    }

    private static List<String> cells(Rows rows) {
        var cells = new ArrayList<String>();
        rows.forEach(line -> cells.add(String.join(" ", ((Row) line).cells().values())));
        return cells;
    }
}
