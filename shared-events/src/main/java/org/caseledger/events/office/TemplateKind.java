package org.caseledger.events.office;

import org.caseledger.text.Labelled;
import org.caseledger.text.Text;

/** For what texts a template of the office is. */
public enum TemplateKind implements Labelled {
    REPLY("回复", "reply"),
    ENDING("不予受理、转送理由", "reason to decline or refer"),
    CONTACT("联系与告知", "contact"),
    AGREEMENT("同意意见", "opinion to agree"),
    SENDING_BACK("退回意见", "opinion to send back");

    private final Text text;

    TemplateKind(String zh, String en) {
        this.text = new Text(zh, en);
    }

    @Override
    public Text text() {
        return text;
    }
}
