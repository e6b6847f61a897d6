package org.caseledger.query.views;

import org.caseledger.text.LabelledException;
import org.caseledger.text.Text;

/** The rows of a view are not what the log says: nothing is decided by them. */
public final class RowsDiffer extends LabelledException {
    RowsDiffer(String view, ViewComparison found) {
        super(Text.format(
                "视图 %s 有 %d 行与日志不符（%s），不能据以办理：请核验日志并重建视图",
                "%2$d rows of the view %1$s are not what the log says (%3$s), so nothing is decided by them: verify the log and rebuild the view",
                view,
                found.differences(),
                String.join(", ", found.tables())));
    }
}
