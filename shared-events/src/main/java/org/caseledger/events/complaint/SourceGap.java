package org.caseledger.events.complaint;

import org.caseledger.text.Labelled;
import org.caseledger.text.Text;

/** What the source of a migrated case does not record. */
public enum SourceGap implements Labelled {
    SIGN_OFF("签阅", "the sign-off"),
    ASSIGNMENT("分派", "the assignment"),
    ACCEPTANCE("受理", "the acceptance"),
    INVESTIGATION("调查", "the investigation"),
    APPROVAL("批准、法制审核", "the approval and legal review"),
    REPLY("回复", "the reply"),
    REPLY_TEXT("回复内容", "the text of the reply"),
    FOLLOW_UP("回访", "the follow-up"),
    CLOSING_TIME("办结时间", "the time of closing"),
    TIME_OF_DAY("时刻", "the time of day"),
    NARRATIVE("投诉内容", "the narrative");

    private final Text text;

    SourceGap(String zh, String en) {
        this.text = new Text(zh, en);
    }

    @Override
    public Text text() {
        return text;
    }
}
