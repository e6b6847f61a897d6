package org.caseledger.events.complaint;

import org.caseledger.text.Labelled;
import org.caseledger.text.Text;

/** How a paper is delivered (O121-15, O121-24). */
public enum DeliveryWay implements Labelled {
    IN_PERSON("直接送达", "in person"),
    MAIL("邮寄送达", "by mail"),
    ELECTRONIC("电子送达", "electronically"),
    LEFT("留置送达", "left at the address"),
    ENTRUSTED("委托送达", "through another authority"),
    PUBLIC_NOTICE("公告送达", "by public notice"),
    INTERNAL("内部送交", "within the office");

    private final Text text;

    DeliveryWay(String zh, String en) {
        this.text = new Text(zh, en);
    }

    @Override
    public Text text() {
        return text;
    }
}
