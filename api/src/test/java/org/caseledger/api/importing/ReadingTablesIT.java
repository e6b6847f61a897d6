package org.caseledger.api.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.caseledger.text.LabelledException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadingTablesIT {
    private static final String TABLE =
            "编号,时间,内容\r\n7,2024-02-09,\u3000灯不亮\t \r\n8,2024-02-10,\"第一行\r\n\"\"第二行\"\"\"\r\n";

    @TempDir
    Path directory;

    @Test
    void theSameTableInThreeEncodings_readsTheSame() throws IOException {
        Rows utf8 = Rows.open(file("a.csv", TABLE.getBytes(StandardCharsets.UTF_8)));
        Rows bom = Rows.open(file("b.csv", ("\uFEFF" + TABLE).getBytes(StandardCharsets.UTF_8)));
        Rows gbk = Rows.open(file("c.csv", TABLE.getBytes(Charset.forName("GBK"))));

        assertThat(List.of(utf8.form(), bom.form(), gbk.form()))
                .containsExactly("CSV, UTF-8", "CSV, UTF-8 BOM", "CSV, GB18030");
        assertThat(lines(utf8)).isEqualTo(lines(bom)).isEqualTo(lines(gbk)).hasSize(2);
        Row first = (Row) lines(utf8).get(0);
        assertThat(first.number()).isEqualTo(2);
        assertThat(first.cell("内容")).isEqualTo("灯不亮");
        assertThat(((Row) lines(utf8).get(1)).cell("内容")).isEqualTo("第一行\n\"第二行\"");
    }

    @Test
    void aSheet_readsLikeTheTable_withItsDatesAsIso() throws IOException {
        Path file = directory.resolve("a.xlsx");
        try (XSSFWorkbook book = new XSSFWorkbook();
                OutputStream out = Files.newOutputStream(file)) {
            CellStyle date = style(book, "yyyy/m/d h:mm");
            XSSFSheet sheet = book.createSheet();
            cells(sheet.createRow(0), "编号", "时间", "内容");
            XSSFRow first = sheet.createRow(1);
            first.createCell(0).setCellValue(482028);
            first.createCell(1).setCellValue(LocalDateTime.of(2024, 2, 9, 9, 32, 9));
            first.getCell(1).setCellStyle(date);
            first.createCell(2).setCellValue("\u3000灯不亮\u00A0");
            XSSFRow second = sheet.createRow(3);
            second.createCell(0).setCellValue(1.5);
            second.createCell(1).setCellValue(LocalDateTime.of(2024, 2, 10, 0, 0));
            second.getCell(1).setCellStyle(date);
            book.write(out);
        }

        Rows rows = Rows.open(file);

        assertThat(rows.form()).isEqualTo("XLSX, Sheet0");
        assertThat(lines(rows))
                .extracting(line ->
                        ((Row) line).number() + " " + ((Row) line).cells().values())
                .containsExactly("2 [482028, 2024-02-09T09:32:09, 灯不亮]", "4 [1.5, 2024-02-10, ]");
    }

    @Test
    void aBrokenRowAmongTwentyThousand_isRejectedAlone() throws IOException {
        for (String broken : List.of("9999,\"没有结束的引号,x", "9999,\"引号\"后有字,x", "9999,少一列")) {
            String table = IntStream.rangeClosed(2, 20_001)
                    .mapToObj(n -> n == 10_000 ? broken : n + ",\"内,容\",x")
                    .collect(Collectors.joining("\n", "编号,内容,三\n", "\n"));

            List<TableLine> lines = lines(Rows.open(file("big.csv", table.getBytes(StandardCharsets.UTF_8))));

            assertThat(lines).hasSize(20_000);
            assertThat(lines.stream().filter(Reject.class::isInstance).map(Reject.class::cast))
                    .singleElement()
                    .satisfies(reject -> assertThat(reject.row()).isEqualTo(10_000));
            assertThat(((Row) lines.get(19_999)).number()).isEqualTo(20_001);
        }
    }

    @Test
    void aQuoteWithinAWord_isAQuote() throws IOException {
        List<TableLine> lines = lines(Rows.open(file("a.csv", "a,b\n5\" screen,x\n1,2\n".getBytes(UTF_8))));

        assertThat(lines).extracting(line -> ((Row) line).cell("a")).containsExactly("5\" screen", "1");
    }

    @Test
    void bytesThatAreNoText_spoilTheirRowOnly() throws IOException {
        byte[] table = ("\uFEFF" + "a,b\n1,X\n2,y\n3,\0\n").getBytes(UTF_8);
        table[new String(table, StandardCharsets.ISO_8859_1).indexOf('X')] = (byte) 0xFF;

        List<TableLine> lines = lines(Rows.open(file("a.csv", table)));

        assertThat(lines)
                .extracting(line -> ((Row) line).faults().keySet().toString())
                .containsExactly("[b]", "[]", "[b]");
        assertThat(lines(Rows.open(table)))
                .extracting(line -> line instanceof Reject r ? r.row() + r.column() : "taken")
                .containsExactly("2b", "taken", "4b");
    }

    @Test
    void aFileThatIsNotWhatItsNameSays_isRefusedInBothLanguages() throws IOException {
        Path text = file("a.xlsx", "not a workbook".getBytes(UTF_8));
        Path zip = file("b.xlsx", "PK\3\4 not a zip".getBytes(UTF_8));
        Path old = file("c.xls", new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0});
        Path empty = file("d.csv", new byte[0]);

        for (Path file : List.of(text, zip, old, empty, directory.resolve("none.csv"))) {
            assertThatThrownBy(() -> Rows.open(file)).isInstanceOfSatisfying(LabelledException.class, obstacle -> {
                assertThat(obstacle.zh()).contains(file.toString());
                assertThat(obstacle.en()).contains(file.toString());
            });
        }
    }

    @Test
    void columnsWithoutANameOrWithOneTwice_areNotRead() throws IOException {
        Path file = file("a.csv", "a,b,,a,\n1,2,3,4,\n5,6,7,8,9\n".getBytes(UTF_8));

        assertThat(Rows.open(file).columns()).containsExactly("a", "b");
        assertThat(lines(Rows.open(file)))
                .extracting(line -> ((Row) line).cell("b"))
                .containsExactly("2", "6");
        assertThatThrownBy(() -> Rows.open(Files.readAllBytes(file))).hasMessageContaining("names twice: a");
        Path unnamed = file("b.csv", ",,\n1,2,3\n".getBytes(UTF_8));
        assertThatThrownBy(() -> Rows.open(unnamed)).hasMessageContaining("names no column");
    }

    @Test
    void aSheetWithNotesBesideItsColumns_isReadWithoutThem() throws IOException {
        Path file = directory.resolve("notes.xlsx");
        try (XSSFWorkbook book = new XSSFWorkbook();
                OutputStream out = Files.newOutputStream(file)) {
            XSSFSheet sheet = book.createSheet();
            cells(sheet.createRow(0), "编号", "", "内容");
            cells(sheet.createRow(1), "1", "x", "灯不亮", "", "请核对");
            book.write(out);
        }

        assertThat(lines(Rows.open(file)))
                .extracting(line -> ((Row) line).cells().toString())
                .containsExactly("{编号=1, 内容=灯不亮}");
        assertThat(lines(Rows.open(Files.readAllBytes(file))))
                .as("where every column is used")
                .extracting(line -> ((Reject) line).en())
                .containsExactly("3 columns expected, 5 found");
    }

    @Test
    void aWorkbookThatCountsFrom1904_hasTheDatesThatItShows() throws IOException {
        Path file = directory.resolve("mac.xlsx");
        try (XSSFWorkbook book = new XSSFWorkbook();
                OutputStream out = Files.newOutputStream(file)) {
            book.getCTWorkbook().getWorkbookPr().setDate1904(true);
            times(book, LocalDateTime.of(2024, 2, 9, 9, 32, 9), LocalDateTime.of(2024, 2, 9, 0, 0));
            book.write(out);
        }

        assertThat(lines(Rows.open(file)))
                .extracting(line -> ((Row) line).cell("时间"))
                .containsExactly("2024-02-09T09:32:09", "2024-02-09");
    }

    @Test
    void aCellWithATimeOfDayOnly_isThatTime() throws IOException {
        for (boolean from1904 : List.of(false, true)) {
            Path file = directory.resolve("times.xlsx");
            try (XSSFWorkbook book = new XSSFWorkbook();
                    OutputStream out = Files.newOutputStream(file)) {
                book.getCTWorkbook().getWorkbookPr().setDate1904(from1904);
                XSSFSheet sheet = times(book);
                sheet.createRow(1).createCell(0).setCellValue(0.4375);
                sheet.getRow(1).getCell(0).setCellStyle(style(book, "h:mm"));
                book.write(out);
            }

            assertThat(lines(Rows.open(file)))
                    .extracting(line -> ((Row) line).cell("时间"))
                    .containsExactly("10:30:00");
        }
    }

    @Test
    void aWorkbookWithAPassword_isNamedAsOne() throws Exception {
        for (String name : List.of("a.xls", "b.xlsx")) {
            Path file = directory.resolve(name);
            try (var container = new POIFSFileSystem();
                    XSSFWorkbook book = new XSSFWorkbook();
                    OutputStream out = Files.newOutputStream(file)) {
                times(book);
                var encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
                encryptor.confirmPassword("secret");
                try (OutputStream sealed = encryptor.getDataStream(container)) {
                    book.write(sealed);
                }
                container.writeFilesystem(out);
            }

            assertThatThrownBy(() -> Rows.open(file))
                    .isInstanceOf(LabelledException.class)
                    .hasMessageContaining("encrypted with a password");
            assertThatThrownBy(() -> Rows.open(Files.readAllBytes(file)))
                    .hasMessageContaining("encrypted with a password");
        }
    }

    private static final Charset UTF_8 = StandardCharsets.UTF_8;

    private Path file(String name, byte[] bytes) throws IOException {
        return Files.write(directory.resolve(name), bytes);
    }

    /** A sheet with one column of times. */
    private static XSSFSheet times(XSSFWorkbook book, LocalDateTime... times) {
        XSSFSheet sheet = book.createSheet();
        cells(sheet.createRow(0), "时间");
        for (LocalDateTime time : times) {
            var cell = sheet.createRow(sheet.getLastRowNum() + 1).createCell(0);
            cell.setCellValue(time);
            cell.setCellStyle(style(book, "yyyy/m/d h:mm"));
        }
        return sheet;
    }

    private static CellStyle style(XSSFWorkbook book, String format) {
        CellStyle style = book.createCellStyle();
        style.setDataFormat(book.createDataFormat().getFormat(format));
        return style;
    }

    private static void cells(XSSFRow row, String... texts) {
        for (int i = 0; i < texts.length; i++) {
            row.createCell(i).setCellValue(texts[i]);
        }
    }

    private static List<TableLine> lines(Rows rows) {
        List<TableLine> lines = new ArrayList<>();
        rows.forEach(lines::add);
        return lines;
    }
}
