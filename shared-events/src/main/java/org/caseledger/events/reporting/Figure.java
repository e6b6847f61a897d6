package org.caseledger.events.reporting;

import lombok.Getter;
import lombok.RequiredArgsConstructor;
import org.caseledger.text.Bilingual;

/** A number that cases are counted into (P2.20, P9.04); each opens to its cases. */
@Getter
@RequiredArgsConstructor
public enum Figure implements Bilingual {
    RECEIVED("收件", "received"),
    /** The unit's last decision (P9.07). */
    ACCEPTED("受理", "accepted"),
    DECLINED("不予受理", "declined"),
    REFERRED("告知转送", "referred"),
    /** Ended by the complainant, or by both parties between themselves, and not handled again since. */
    WITHDRAWN("撤回", "withdrawn"),
    SETTLED("自行和解", "settled by the parties"),
    /** A matter of public opinion that was concluded, and not handled again since (P9.10). */
    CONCLUDED("舆情办结", "opinions concluded"),
    REPLIED("已回复", "replied"),
    /**
     * The clock of the reply was met in time in each round in which it was met; that a case is declined or referred
     * ends it and does not meet it (P9.07).
     */
    ON_TIME("按期答复", "replied in time"),
    /** In one of them within a time that was promised when it was extended, and never late. */
    WITH_LEAVE("经批准延期答复", "replied with leave"),
    /** It was so by a stated time alone, by an entry that was made when it was due already. */
    AS_STATED("补录按期", "in time as stated"),
    /** That clock was met late in any round, or is missed and not met yet. */
    LATE("逾期", "late"),
    /** Handled again at least once (P2.18). */
    REOPENED("重新办理", "reopened"),
    /** As the complainant declared in a follow-up, the last that was reached (P2.21). */
    SATISFIED("满意", "satisfied"),
    PARTLY("基本满意", "partly satisfied"),
    NOT_SATISFIED("不满意", "not satisfied"),
    /** Followed up, and never reached. */
    UNREACHABLE("无法联系", "unreachable"),
    /** Linked as a repeat of another case (P4.22). */
    REPEATS("重复投诉", "repeats"),
    /** Replied to at a time that is known: what median and p90 are of. */
    MEASURED("计时件数", "cases timed");

    private final String zh;
    private final String en;
}
