package org.caseledger.procedure;

import lombok.Getter;
import lombok.RequiredArgsConstructor;
import org.caseledger.text.Bilingual;

/** What a grave complaint calls for in addition to its handling; the program proposes, a person acts. */
@Getter
@RequiredArgsConstructor
public enum Measure implements Bilingual {
    INCIDENT("立即启动应急预案", "declare an incident at once"),
    ASK_INCIDENT("研究是否启动应急预案", "decide whether to declare an incident"),
    TASK_FORCE("成立专项工作组", "form a task force");

    private final String zh;
    private final String en;
}
