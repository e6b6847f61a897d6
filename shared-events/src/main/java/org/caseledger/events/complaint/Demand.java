package org.caseledger.events.complaint;

import org.caseledger.text.Labelled;
import org.caseledger.text.Text;

/** What a complainant asks of the respondent (F1). */
public enum Demand implements Labelled {
    REPAIR("修理", "repair"),
    REDO("重作", "redo"),
    REPLACE("更换", "replacement"),
    RETURN("退货", "return of the goods"),
    MAKE_UP_QUANTITY("补足商品数量", "make up the quantity"),
    REFUND("退还货款、服务费用", "refund"),
    DAMAGES("赔偿损失", "damages"),
    OTHER("其他", "other");

    private final Text text;

    Demand(String zh, String en) {
        this.text = new Text(zh, en);
    }

    @Override
    public Text text() {
        return text;
    }
}
