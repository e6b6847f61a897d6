package org.caseledger.api.importing;

import org.caseledger.text.Labelled;
import org.caseledger.text.LabelledException;
import org.caseledger.text.Text;

/**
 * How much a table may hold; what holds more is refused while it is read, before it fills the memory or the processor.
 *
 * @param bytes of the file itself
 * @param unpacked bytes of all its parts, where it is packed
 * @param rows with the header
 * @param columns of one row
 */
record TableLimits(long bytes, long unpacked, int rows, int columns) {
    private static final int MB = 1024 * 1024;

    /** The most characters of one cell, as no spreadsheet holds more; others reject their row. */
    static final int CELL = 32_767;

    /** Cases of another system, given to the command line by whoever runs the ledger. */
    static final TableLimits HISTORY = new TableLimits(2_048L * MB, 512L * MB, 5_000_000, 512);

    /** An uploaded table: a roster of some thousand days. */
    static final TableLimits SENT = new TableLimits(MB, 16L * MB, 10_000, 64);

    /** An uploaded history of another system: as large as a form may be. */
    static final TableLimits SENT_HISTORY = new TableLimits(20L * MB, 64L * MB, 1_000_000, 512);

    /** The most characters of one line of text: of a row, unless its cells have line breaks. */
    static final int LINE = 4 * MB;

    /** The most parts of a packed file; a spreadsheet has some dozens. */
    static final int PARTS = 2_000;

    /** The largest of the parts that are read whole: styles, and what names the sheets. */
    static final int PART_READ_WHOLE = 4 * MB;

    void bytes(Labelled table, long found) {
        within(table, found, bytes, "大小（字节）", "bytes");
    }

    void unpacked(Labelled table, long found) {
        within(table, found, unpacked, "解压后大小（字节）", "bytes when unpacked");
    }

    /** Of all cells of a sheet, however often they share a text. */
    void characters(Labelled table, long found) {
        within(table, found, unpacked, "字数", "characters");
    }

    /** Of a line of text, which may hold several cells; lines are counted from 1. */
    void line(Labelled table, long line, long found) {
        within(table, found, LINE, "第 " + line + " 行的字数", "characters of line " + line);
    }

    void rows(Labelled table, long found) {
        within(table, found, rows, "行数", "rows");
    }

    void columns(Labelled table, long found) {
        within(table, found, columns, "列数", "columns");
    }

    static void within(Labelled table, long found, long most, String zh, String en) {
        if (found > most) {
            throw new LabelledException(Text.format(
                    "%s 过大：%s超过 %d", "%s is too large: its %s are more than %d", table, new Text(zh, en), most));
        }
    }
}
