package org.caseledger.events.complaint;

import lombok.Getter;
import lombok.RequiredArgsConstructor;
import org.caseledger.text.Bilingual;

/** A factor in judging whether there is a consumer dispute at all (O121-17). */
@Getter
@RequiredArgsConstructor
public enum RefusalSign implements Bilingual {
    UNUSUAL_PURCHASES("（一）购买数量、次数、频率与保质期或者消费习惯明显不符", "(1) purchases at odds with shelf life or usual consumption"),
    MANY_AT_ONCE("（二）短期内大量投诉，或者恶意串通集中投诉", "(2) many complaints within a short time, or in collusion"),
    NO_PROOF_OF_PURCHASE("（三）不能证明真实消费关系或者消费者权益争议", "(3) no proof of a purchase or of harm"),
    SHARED_CONTACT("（四）多人使用同一手机号码、通讯地址等联系方式", "(4) several people use the same phone or address"),
    OTHER("（五）其他因素", "(5) another factor");

    private final String zh;
    private final String en;
}
