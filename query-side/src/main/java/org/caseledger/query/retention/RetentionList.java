package org.caseledger.query.retention;

import lombok.Getter;
import org.caseledger.query.Subset;
import org.caseledger.text.Labelled;
import org.caseledger.text.Text;

/** The parts of the list of archived cases on their way out. */
@Getter
public enum RetentionList implements Labelled, Subset {
    PROPOSED(
            "stage = 'SEALED_OFF' AND proposed_at IS NOT NULL AND (put_off_until IS NULL OR put_off_until <= :today)",
            "待批准销毁",
            "proposed for destruction"),
    PUT_OFF("stage <> 'DESTROYED' AND put_off_until > :today", "暂缓销毁", "put off"),
    SEALED_OFF("stage = 'SEALED_OFF' AND proposed_at IS NULL", "已封存", "sealed off"),
    DESTROYED("stage = 'DESTROYED'", "已销毁", "destroyed");

    private final String condition;
    private final Text text;

    RetentionList(String condition, String zh, String en) {
        this.condition = condition;
        this.text = new Text(zh, en);
    }
}
