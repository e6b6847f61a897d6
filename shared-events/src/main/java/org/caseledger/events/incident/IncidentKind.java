package org.caseledger.events.incident;

import lombok.Getter;
import lombok.RequiredArgsConstructor;
import org.caseledger.text.Bilingual;

/** The kind of an incident (P2.22–23, P8.06–09). */
@Getter
@RequiredArgsConstructor
public enum IncidentKind implements Bilingual {
    SURGE("投诉激增", "surge of complaints"),
    MAJOR("重大投诉事件", "major complaint"),
    GROUP("群体性事件", "group incident"),
    FOOD_SAFETY("食品安全事件", "food safety incident"),
    PUBLIC_HEALTH("公共卫生事件", "public health incident"),
    PRODUCT_SAFETY("产品质量、服务安全事故", "product or service safety incident");

    private final String zh;
    private final String en;
}
