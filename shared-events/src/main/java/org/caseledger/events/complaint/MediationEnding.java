package org.caseledger.events.complaint;

import lombok.Getter;
import lombok.RequiredArgsConstructor;
import org.caseledger.text.Bilingual;

/** The eight grounds on which a mediation without an agreement ends, in the order of the article (O121-23). */
@Getter
@RequiredArgsConstructor
public enum MediationEnding implements Bilingual {
    WITHDRAWN_OR_SETTLED("（一）撤回投诉或者双方自行和解", "(1) withdrawn, or settled by the parties"),
    ABSENT_OR_REFUSED("（二）无正当理由不参加调解，或者明确拒绝调解", "(2) absent without reason, or mediation refused"),
    NO_AGREEMENT("（三）一方明确表示无法达成调解协议", "(3) a party declared that no agreement is possible"),
    APPRAISAL_COSTS("（四）对鉴定、检测费用承担无法协商一致", "(4) no agreement on who bears the costs of an appraisal"),
    SIXTY_DAYS("（五）自受理之日起六十日内未能达成调解协议", "(5) no agreement within 60 days of acceptance"),
    REFUSAL_GROUND_FOUND("（六）受理后发现第十六条、第四十二条规定情形", "(6) a ground of article 16 or 42 found after acceptance"),
    PARTY_GONE("（七）一方死亡或者主体资格灭失", "(7) a party died or ceased to exist"),
    OTHER_PROVISION("（八）法律、法规、规章规定的其他情形", "(8) another ground in laws, regulations or rules");

    private final String zh;
    private final String en;
}
