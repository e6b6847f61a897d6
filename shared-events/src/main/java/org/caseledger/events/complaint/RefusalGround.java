package org.caseledger.events.complaint;

import lombok.Getter;
import lombok.RequiredArgsConstructor;
import org.caseledger.text.Bilingual;

/** The seven grounds on which a complaint is not accepted, in the order of the article (O121-16). */
@Getter
@RequiredArgsConstructor
public enum RefusalGround implements Bilingual {
    NOT_COMPETENT("（一）不属于市场监督管理部门职责，或者本机关不具有处理权限", "(1) outside the competence of this office"),
    ALREADY_HANDLED("（二）同一争议已被受理或者处理过", "(2) the same dispute was accepted or handled before"),
    NO_CONSUMER_DISPUTE(
            "（三）不是为生活消费需要，或者不能证明存在消费者权益争议", "(3) not for personal consumption, or no consumer dispute shown"),
    AFTER_THREE_YEARS("（四）知道或者应当知道权益受到侵害之日起超过三年", "(4) more than three years after the harm became known"),
    MATERIALS("（五）未提供规定的材料，或者提供虚假材料", "(5) materials not provided or false"),
    IDENTITY("（六）冒用他人名义，或者拒不配合核验真实身份信息", "(6) another person’s name used, or verification of identity refused"),
    OTHER_PROVISION("（七）法律、法规、规章规定的其他情形", "(7) another ground in laws, regulations or rules");

    private final String zh;
    private final String en;
}
