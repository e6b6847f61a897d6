package org.caseledger.events.complaint;

import lombok.Getter;
import lombok.RequiredArgsConstructor;
import org.caseledger.text.Bilingual;

/** How a paper is delivered (O121-15, O121-24). */
@Getter
@RequiredArgsConstructor
public enum DeliveryWay implements Bilingual {
    IN_PERSON("直接送达", "in person"),
    MAIL("邮寄送达", "by mail"),
    ELECTRONIC("电子送达", "electronically"),
    LEFT("留置送达", "left at the address"),
    ENTRUSTED("委托送达", "through another authority"),
    PUBLIC_NOTICE("公告送达", "by public notice"),
    INTERNAL("内部送交", "within the office");

    private final String zh;
    private final String en;
}
