package org.caseledger.events;

import lombok.Getter;
import lombok.RequiredArgsConstructor;
import org.caseledger.text.Bilingual;
import org.jspecify.annotations.Nullable;

/** A kind of time limit that can apply to a case. */
@Getter
@RequiredArgsConstructor
public enum Clock implements Bilingual {
    SIGN_OFF("签阅时限", "sign-off"),
    DISPATCH("分派时限", "dispatch"),
    ACCEPTANCE("受理时限", "acceptance"),
    REPLY("回复时限", "reply"),
    REASSIGNMENT("重新分派时限", "reassignment"),
    OPINION_REPORT("舆情报告时限", "opinion report"),
    FOLLOW_UP("回访时限", "follow-up"),
    MEDIATION("调解时限", "mediation"),
    LEAD_CHECK("线索核查时限", "lead check"),
    NOTICE("告知时限", "notice"),
    JURISDICTION("处理权限协商时限", "agreement on jurisdiction"),
    ASSISTANCE("协办时限", "assistance");

    private final String zh;
    private final String en;

    /**
     * Whether a unit is responsible for it, the one that assists for an assistance; the center is responsible for the
     * others.
     */
    public boolean isOfTheUnit() {
        return switch (this) {
            case ACCEPTANCE, REPLY, OPINION_REPORT, MEDIATION, LEAD_CHECK, NOTICE, ASSISTANCE -> true;
            case SIGN_OFF, DISPATCH, REASSIGNMENT, FOLLOW_UP, JURISDICTION -> false;
        };
    }

    /**
     * The unit that answers for it: the one that assists, or in a case of that holder its unit; null is the complaint
     * center.
     */
    public @Nullable UnitId answering(@Nullable UnitId assisting, @Nullable UnitId holder) {
        if (assisting != null) {
            return assisting;
        }
        return isOfTheUnit() ? holder : null;
    }
}
