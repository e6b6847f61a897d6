package org.caseledger.api.sheets;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/**
 * A table as CSV (RFC 4180) in UTF-8, with a byte order mark since Excel takes it for the local code page without one.
 */
public final class CsvFile {
    public static final String BYTE_ORDER_MARK = "\uFEFF";

    /** What a spreadsheet takes for the begin of a formula, a Chinese one in full width too. */
    private static final String FORMULA = "=+-@＝＋－＠\t\r\n";

    private CsvFile() {}

    /** The file's bytes. */
    public static byte[] of(Sheet sheet) {
        var text = new StringBuilder(BYTE_ORDER_MARK);
        try (var printer = new CSVPrinter(text, CSVFormat.RFC4180)) {
            printer.printRecord(sheet.head());
            for (var row : sheet.rows()) {
                printer.printRecord(guarded(row));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The cells as they are written: whoever is complained about must not run a formula here. */
    public static List<String> guarded(List<? extends @Nullable Object> cells) {
        return cells.stream().map(CsvFile::guarded).toList();
    }

    private static String guarded(@Nullable Object cell) {
        if (cell == null) {
            return "";
        }
        String text = cell.toString();
        boolean formula = !(cell instanceof Number) && !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0;
        return formula ? "'" + text : text;
    }
}
