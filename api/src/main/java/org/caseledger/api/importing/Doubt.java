package org.caseledger.api.importing;

import java.util.List;
import org.caseledger.text.Text;

/**
 * What a row tells that cannot be right, such as a code whose check character is wrong: a history
 * is what was told then, so it is kept as it was told, and said.
 */
record Doubt(List<String> columns, Text text) {

    /** As the list of rejects has it; the row itself is taken. */
    Reject of(long row) {
        return new Reject(
                row,
                columns.isEmpty() ? "-" : String.join("+", columns),
                Text.format("已照原样导入，请核对：%s", "taken as it was told, to be checked: %s", text));
    }
}
