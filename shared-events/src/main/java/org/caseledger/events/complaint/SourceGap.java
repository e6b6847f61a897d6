package org.caseledger.events.complaint;

import lombok.Getter;
import lombok.RequiredArgsConstructor;
import org.caseledger.text.Bilingual;

/** What the source of a migrated case does not record. */
@Getter
@RequiredArgsConstructor
public enum SourceGap implements Bilingual {
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

    private final String zh;
    private final String en;
}
