package org.caseledger.api.importing;

import java.util.List;
import org.caseledger.text.Text;

/** A row that does not hold together, and in which columns. */
final class RowRefused extends Exception {
    private final String column;
    private final transient Text text;

    RowRefused(List<String> columns, String zh, String en, Object... facts) {
        this.column = columns.isEmpty() ? "-" : String.join("+", columns);
        this.text = Text.format(zh, en, facts);
    }

    Reject asReject(long row) {
        return new Reject(row, column, text);
    }
}
