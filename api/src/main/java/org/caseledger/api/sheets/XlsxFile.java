package org.caseledger.api.sheets;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.WorkbookUtil;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.jspecify.annotations.Nullable;

/** Tables as one workbook, a sheet each; texts are cells of text and never formulas. */
public final class XlsxFile {
    private static final int ROWS_IN_MEMORY = 100;

    private XlsxFile() {}

    /** The file's bytes. */
    public static byte[] of(List<Sheet> sheets) {
        try (var workbook = new SXSSFWorkbook(ROWS_IN_MEMORY);
                var bytes = new ByteArrayOutputStream()) {
            for (var sheet : sheets) {
                write(sheet, workbook);
            }
            workbook.write(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Sheet sheet, SXSSFWorkbook workbook) {
        var to = workbook.createSheet(WorkbookUtil.createSafeSheetName(sheet.title()));
        to.createFreezePane(0, 1);
        fill(to.createRow(0), sheet.head());
        for (int i = 0; i < sheet.rows().size(); i++) {
            fill(to.createRow(i + 1), sheet.rows().get(i));
        }
    }

    private static void fill(Row row, List<? extends @Nullable Object> cells) {
        for (int i = 0; i < cells.size(); i++) {
            if (cells.get(i) instanceof Number number) {
                row.createCell(i).setCellValue(number.doubleValue());
            } else if (cells.get(i) != null) {
                row.createCell(i).setCellValue(cells.get(i).toString());
            }
        }
    }
}
