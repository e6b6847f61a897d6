package org.caseledger.events.complaint;

import lombok.Getter;
import lombok.RequiredArgsConstructor;
import org.caseledger.text.Bilingual;

/** What a complainant asks of the respondent (F1). */
@Getter
@RequiredArgsConstructor
public enum Demand implements Bilingual {
    REPAIR("修理", "repair"),
    REDO("重作", "redo"),
    REPLACE("更换", "replacement"),
    RETURN("退货", "return of the goods"),
    MAKE_UP_QUANTITY("补足商品数量", "make up the quantity"),
    REFUND("退还货款、服务费用", "refund"),
    DAMAGES("赔偿损失", "damages"),
    OTHER("其他", "other");

    private final String zh;
    private final String en;
}
