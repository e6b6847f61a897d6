package org.caseledger.api.importing;

import java.util.List;
import org.caseledger.text.Text;

/**
 * A value in a row that cannot be right, such as a code with a wrong check character: a history records what was
 * supplied at the time, so the value is kept unchanged and reported.
 */
record Doubt(List<String> columns, Text text) {
    /** As an entry in the list of rejects; the row itself is imported. */
    Reject of(long row) {
        return new Reject(
                row,
                columns.isEmpty() ? "-" : String.join("+", columns),
                Text.format("已照原样导入，请核对：%s", "imported as supplied; please check: %s", text));
    }
}
