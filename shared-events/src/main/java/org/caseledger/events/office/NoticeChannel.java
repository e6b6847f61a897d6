package org.caseledger.events.office;

import org.caseledger.text.Labelled;
import org.caseledger.text.Text;

/** By what a notice reaches a person, besides the page of notices. */
public enum NoticeChannel implements Labelled {
    MAIL("电子邮件", "E-mail"),
    WEBHOOK("群机器人（企业微信、钉钉）", "Group robot (WeCom, DingTalk)"),
    SMS("短信", "Text message");

    private final Text text;

    NoticeChannel(String zh, String en) {
        this.text = new Text(zh, en);
    }

    @Override
    public Text text() {
        return text;
    }
}
