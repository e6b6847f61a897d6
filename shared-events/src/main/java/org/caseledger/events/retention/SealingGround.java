package org.caseledger.events.retention;

import org.caseledger.text.Labelled;
import org.caseledger.text.Text;

/** Why a case is kept, and used for nothing else (PIPL art. 47). */
public enum SealingGround implements Labelled {
    PURPOSE_ACHIEVED("处理目的已实现", "its purpose is achieved"),
    ASKED("当事人请求删除，法定保管期限未满", "a person asks for erasure within the period of the archive"),
    PERIOD_OVER("保管期限届满", "its period is over");

    private final Text text;

    SealingGround(String zh, String en) {
        this.text = new Text(zh, en);
    }

    @Override
    public Text text() {
        return text;
    }
}
