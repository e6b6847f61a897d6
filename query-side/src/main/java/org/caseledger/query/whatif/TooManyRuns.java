package org.caseledger.query.whatif;

import org.caseledger.text.LabelledException;
import org.caseledger.text.Text;

/** As many runs are under way as this node may have at once. */
public final class TooManyRuns extends LabelledException {
    TooManyRuns(int most) {
        super(Text.format("已有%d个推演正在进行，请稍后再试或取消其中一个", "%d runs are under way: try again later, or cancel one", most));
    }
}
