package org.caseledger.procedure;

import org.caseledger.text.Labelled;
import org.caseledger.text.Text;

/**
 * What a grave complaint calls for in addition to its handling; the program proposes, a person
 * acts.
 */
public enum Measure implements Labelled {
    INCIDENT("立即启动应急预案", "declare an incident at once"),
    ASK_INCIDENT("研究是否启动应急预案", "decide whether to declare an incident"),
    TASK_FORCE("成立专项工作组", "form a task force");

    private final Text text;

    Measure(String zh, String en) {
        this.text = new Text(zh, en);
    }

    @Override
    public Text text() {
        return text;
    }
}
