package org.caseledger.events.retention;

import lombok.Getter;
import lombok.RequiredArgsConstructor;
import org.caseledger.text.Bilingual;

/** Why a case is kept, and used for nothing else (PIPL art. 47). */
@Getter
@RequiredArgsConstructor
public enum SealingGround implements Bilingual {
    PURPOSE_ACHIEVED("处理目的已实现", "its purpose is achieved"),
    ASKED("当事人请求删除，法定保管期限未满", "a person asks for erasure within the period of the archive"),
    PERIOD_OVER("保管期限届满", "its period is over");

    private final String zh;
    private final String en;
}
