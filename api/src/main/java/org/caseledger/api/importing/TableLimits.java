package org.caseledger.api.importing;

import org.caseledger.text.Labelled;
import org.caseledger.text.LabelledException;
import org.caseledger.text.Text;

/**
 * How much a table may hold; what holds more is refused while it is read, before it fills the
 * memory or the processor.
 *
 * @param bytes of the file itself
 * @param unpacked bytes of all its parts, where it is packed
 * @param rows with the header
 * @param columns of one row
 * @param characters of one cell; no spreadsheet holds more than 32,767
 */
record TableLimits(long bytes, long unpacked, int rows, int columns, int characters) {

    private static final int MB = 1024 * 1024;
    private static final int CELL = 32_767;

    /** Cases of another system, given to the command line by whoever runs the ledger. */
    static final TableLimits HISTORY =
            new TableLimits(2_048L * MB, 512L * MB, 5_000_000, 512, CELL);

    /** A table that somebody sends: a roster of some thousand days. */
    static final TableLimits SENT = new TableLimits(MB, 16L * MB, 10_000, 64, CELL);

    /** The cases of another system that somebody sends: what a form may hold. */
    static final TableLimits SENT_HISTORY =
            new TableLimits(20L * MB, 64L * MB, 1_000_000, 512, CELL);

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

    /** Of a line of text, which may hold several cells. */
    void line(Labelled table, long found) {
        within(table, found, Math.min(16L * characters, 4L * MB), "一行的字数", "characters of a line");
    }

    void rows(Labelled table, long found) {
        within(table, found, rows, "行数", "rows");
    }

    void columns(Labelled table, long found) {
        within(table, found, columns, "列数", "columns");
    }

    void characters(Labelled table, long found) {
        within(table, found, characters, "单元格字数", "characters of a cell");
    }

    static void within(Labelled table, long found, long most, String zh, String en) {
        if (found > most) {
            throw new LabelledException(
                    Text.format(
                            "%s 过大：%s超过 %d",
                            "%s is too large: its %s are more than %d",
                            table,
                            new Text(zh, en),
                            most));
        }
    }
}
