package org.caseledger.events.office;

import lombok.Getter;
import lombok.RequiredArgsConstructor;
import org.caseledger.text.Bilingual;

/** By what a notice reaches a person, besides the page of notices. */
@Getter
@RequiredArgsConstructor
public enum NoticeChannel implements Bilingual {
    MAIL("电子邮件", "E-mail"),
    WEBHOOK("群机器人（企业微信、钉钉）", "Group robot (WeCom, DingTalk)"),
    SMS("短信", "Text message");

    private final String zh;
    private final String en;
}
