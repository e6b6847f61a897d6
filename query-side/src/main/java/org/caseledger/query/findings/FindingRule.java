package org.caseledger.query.findings;

import static org.caseledger.query.findings.FindingSeverity.GRAVE;
import static org.caseledger.query.findings.FindingSeverity.LIGHT;
import static org.caseledger.query.findings.FindingSeverity.SERIOUS;

import java.util.List;
import lombok.Getter;
import org.caseledger.events.Clause;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.LedgerEvent;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineExtended;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineMet;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineMissed;
import org.caseledger.events.complaint.Act;
import org.caseledger.events.complaint.ClosingEvent.CallBackAttempted;
import org.caseledger.events.complaint.ClosingEvent.ComplaintArchived;
import org.caseledger.events.complaint.ClosingEvent.FollowUpRecorded;
import org.caseledger.events.complaint.Ending;
import org.caseledger.events.complaint.Ending.ComplaintDeclined;
import org.caseledger.events.complaint.HandlingEvent.ComplaintAccepted;
import org.caseledger.events.complaint.MediationEvent.MediationRecorded;
import org.caseledger.events.complaint.ReceiptEvent.RecordCorrected;
import org.caseledger.events.complaint.ReplyEvent.ComplaintReplied;
import org.caseledger.events.complaint.ReplyEvent.ReplyApproved;
import org.caseledger.events.complaint.RoutingEvent.ComplaintAssigned;
import org.caseledger.events.complaint.RoutingEvent.ComplaintReturned;
import org.caseledger.events.complaint.RoutingEvent.ReturnReviewed;
import org.caseledger.events.oversight.ReadingSign;
import org.caseledger.events.oversight.RectificationOverdue;
import org.caseledger.events.oversight.RepeatNotLinked;
import org.caseledger.events.oversight.UnusualReadingNoticed;
import org.caseledger.procedure.Gates;
import org.caseledger.query.history.Times;
import org.caseledger.query.views.Recorded;
import org.caseledger.text.Labelled;
import org.caseledger.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * Every rule that histories are checked against, in the order of life, each with its clauses, its severity and the
 * event that establishes a finding: once it is there it stays, whatever comes later.
 */
@Getter
public enum FindingRule implements Labelled {
    GATE_LOWERED("P9.12", SERIOUS, "降低分类", "classification lowered", ComplaintEvent.class, GateRules::lowered),
    ASSIGNED_AFTER_SIGN_OFF_DAY(
            "P9.03",
            LIGHT,
            "签阅当日未分派",
            "assigned after the day of sign-off",
            ComplaintAssigned.class,
            RoutingRules::assignedAfterSignOffDay),
    RETURNED_REPEATEDLY(
            "P9.15",
            SERIOUS,
            "两次以上退回",
            "returned twice or more",
            ComplaintReturned.class,
            RoutingRules::returnedRepeatedly),
    RETURNED_WITHOUT_MERIT(
            "P9.15",
            SERIOUS,
            "退回不成立",
            "returned without merit",
            ReturnReviewed.class,
            RoutingRules::returnedWithoutMerit),
    NOT_REASSIGNED_IN_TIME(
            "P9.15",
            SERIOUS,
            "退回后未及时重新分派",
            "returned and not reassigned in time",
            DeadlineMissed.class,
            RoutingRules::notReassignedInTime),
    DECLINED_WITHOUT_REASON(
            "P9.07",
            GRAVE,
            "不予受理未告知理由",
            "declined without stating the reason",
            ComplaintDeclined.class,
            RoutingRules::declinedWithoutReason),
    DECLINED_PAST_GATE(
            "P9.12",
            SERIOUS,
            "未经应有的批准、法制审核即不予受理或告知转送",
            "declined or referred without the required approvals",
            Ending.class,
            GateRules::declinedPast),
    DECLINED_WITHOUT_GROUND(
            "O121-16",
            SERIOUS,
            "不予受理投诉未选明情形或未告知其他途径",
            "complaint declined without its ground or the other ways",
            ComplaintDeclined.class,
            RoutingRules::declinedWithoutGround),
    ACCEPTED_WITHOUT_JURISDICTION(
            "O121-13",
            LIGHT,
            "受理时未选明处理权限依据",
            "accepted without the ground of jurisdiction",
            ComplaintAccepted.class,
            RoutingRules::acceptedWithoutJurisdiction),
    MEDIATED_WITHOUT_CONSENT(
            "O121-18",
            LIGHT,
            "未经双方同意而调解",
            "mediated without the consent of both sides",
            MediationRecorded.class,
            RoutingRules::mediatedWithoutConsent),
    ONE_SIDE_NOT_TOLD(
            "O121-23",
            LIGHT,
            "终止调解未在时限内告知双方",
            "the end of a mediation was not notified to both sides in time",
            ComplaintArchived.class,
            RoutingRules::oneSideNotTold),
    APPROVER_WAS_DRAFTER(
            "P9.12",
            GRAVE,
            "批准人即起草人",
            "the approver was the drafter",
            ReplyApproved.class,
            ReplyRules::approverWasDrafter),
    ONE_PERSON_AT_BOTH_LEVELS(
            "P9.12",
            GRAVE,
            "批准与法制审核为同一人",
            "same person at both approval levels",
            ReplyApproved.class,
            ReplyRules::onePersonAtBothLevels),
    LEGAL_BEFORE_LEADER(
            "P9.12",
            SERIOUS,
            "法制审核先于局领导批准",
            "legal review before leader approval",
            ReplyApproved.class,
            ReplyRules::outOfOrder),
    RUBBER_STAMP(
            "P9.12", SERIOUS, "送签后30秒内即批准", "approved within 30 seconds", ReplyApproved.class, ReplyRules::rubberStamp),
    SIGNED_ON_PAPER("P9.12", LIGHT, "纸质签批补录", "signature on paper entered later", Act.class, TimeRules::signedOnPaper),
    SIGNATURE_DATED_BACK(
            "P9.12", SERIOUS, "签批时间早于实际签批", "signature dated back", Act.class, TimeRules::signatureDatedBack),
    DATED_BEFORE_ITS_BASIS(
            "P9.03",
            SERIOUS,
            "所填时间早于所依据的步骤",
            "dated before the step it builds on",
            Act.class,
            TimeRules::datedBeforeItsBasis),
    REPLY_WITHOUT_APPROVALS(
            "P9.12",
            GRAVE,
            "未经应有的批准、法制审核即回复",
            "replied without the required approvals",
            ComplaintReplied.class,
            ReplyRules::withoutApprovals),
    REPLY_WITHOUT_VISIT(
            "P9.14",
            SERIOUS,
            "未出现场即回复",
            "replied without the on-site investigation",
            ComplaintReplied.class,
            ReplyRules::withoutVisit),
    ANSWERED_WITHOUT_INVESTIGATION(
            "P9.12",
            SERIOUS,
            "未调查或无回复稿即回复",
            "replied without an investigation or a draft",
            ComplaintReplied.class,
            ReplyRules::withoutInvestigation),
    SAME_PEOPLE_IN_RECONSIDERATION(
            "P9.12",
            SERIOUS,
            "复议由原处理人员决定",
            "reconsideration decided by the same people",
            ComplaintReplied.class,
            ReplyRules::samePeople),
    RECONSIDERED_WITHOUT_RESULT(
            "P6.12",
            SERIOUS,
            "未作复议决定即答复",
            "answered without deciding the reconsideration",
            Act.class,
            ReplyRules::withoutResult),
    REPLY_NOT_BY_UNIT(
            "P9.12",
            SERIOUS,
            "非承办单位发出未经其审核的回复",
            "reply sent by another unit without the handling unit's review",
            ComplaintReplied.class,
            ReplyRules::notByUnit),
    SENT_DIFFERS_FROM_APPROVED(
            "P9.12",
            GRAVE,
            "发出的文本与批准的文本不一致",
            "the text sent differs from the text approved",
            ComplaintReplied.class,
            ReplyRules::sentDiffers),
    EXTENDED_AFTER_DEADLINE(
            "P9.08",
            SERIOUS,
            "逾期后才延期",
            "extended after the deadline",
            DeadlineExtended.class,
            ClosingRules::extendedAfterDeadline),
    EXTENDED_BEYOND_OR_AGAIN(
            "P9.08",
            SERIOUS,
            "延期超过允许的期限或次数",
            "extended longer or more often than allowed",
            DeadlineExtended.class,
            ClosingRules::extendedBeyondOrAgain),
    DEADLINE_MISSED(
            "P9.08",
            SERIOUS,
            "逾期且无延期或说明",
            "deadline missed without extension or explanation",
            DeadlineMissed.class,
            ClosingRules::deadlineMissed),
    MET_AS_STATED("P9.08", LIGHT, "届满后补录的按时完成", "in time only as stated", DeadlineMet.class, TimeRules::metAsStated),
    CORRECTED_AFTER_REPLY(
            List.of("P9.03", "P3.08"),
            SERIOUS,
            "回复后更正记录",
            "record corrected after the reply",
            RecordCorrected.class,
            ClosingRules::correctedAfterReply),
    NO_FOLLOW_UP(
            List.of("P2.21", "P3.19", "P4.17", "P7.14"),
            LIGHT,
            "未回访",
            "no follow-up",
            ComplaintEvent.class,
            ClosingRules::noFollowUp),
    NOT_REACHED(
            List.of("P2.19", "P3.19", "P7.14"),
            LIGHT,
            "三次联系未果",
            "not reached in three attempts",
            CallBackAttempted.class,
            ClosingRules::notReached),
    ARCHIVED_NOT_SATISFIED(
            List.of("P2.18", "P3.18", "P4.17", "P7.13", "P9.12"),
            SERIOUS,
            "投诉人不满意而归档",
            "archived although the complainant is not satisfied",
            ComplaintEvent.class,
            ClosingRules::archivedNotSatisfied),
    FOLLOWED_UP_BY_HANDLER(
            "O121-26",
            LIGHT,
            "承办人员自行回访",
            "followed up by a person who handled the case",
            FollowUpRecorded.class,
            ClosingRules::followedUpByHandler),
    DOSSIER_GAPS(
            List.of("P9.04", "P6.14"),
            LIGHT,
            "归档时卷宗有缺项",
            "archived with gaps in the dossier",
            ComplaintArchived.class,
            ClosingRules::dossierGaps),
    RECTIFICATION_OVERDUE(
            List.of("P3.13", "P5.23", "P8.18"),
            SERIOUS,
            "整改逾期未完成",
            "rectification overdue",
            RectificationOverdue.class,
            ClosingRules::rectificationOverdue),
    REPEAT_NOT_LINKED(
            "P4.22",
            LIGHT,
            "重复投诉未关联",
            "repeat complaint not linked",
            RepeatNotLinked.class,
            ClosingRules::repeatNotLinked),
    READ_MANY_CASES(
            "P1.08",
            SERIOUS,
            "查阅件数异常",
            "unusually many cases read",
            UnusualReadingNoticed.class,
            ReadingRules::manyCases),
    READ_OFF_HOURS(
            "P1.08", LIGHT, "非办公时间查阅", "read out of office hours", UnusualReadingNoticed.class, ReadingRules::offHours),
    READ_OWN_PHONE(
            "P1.08",
            SERIOUS,
            "查阅本人电话的投诉件",
            "read a case with one's own phone",
            UnusualReadingNoticed.class,
            ReadingRules::ownPhone);

    /** What a rule finds when an event comes to a case; null when there is nothing to find. */
    interface Check<E extends LedgerEvent> {
        @Nullable
        Found find(WatchedCase before, Recorded recorded, E event, @Nullable Gates gates);
    }

    /** As {@link Check}, where the case's procedure is there with all its limits. */
    interface LimitCheck<E extends LedgerEvent> {
        @Nullable
        Found find(WatchedCase before, Recorded recorded, E event, CaseRules rules);
    }

    private interface On {
        @Nullable
        Found find(WatchedCase before, Recorded recorded, @Nullable CaseRules rules);
    }

    /**
     * Where it is found: one clause of each procedure that has it. A finding names the one that binds its case, or the
     * one of the case's own gate or clock.
     */
    private final List<String> clauses;

    private final FindingSeverity severity;
    private final Text text;
    private final On on;

    <E extends LedgerEvent> FindingRule(
            String clause, FindingSeverity severity, String zh, String en, Class<E> type, Check<E> check) {
        this(List.of(clause), severity, zh, en, type, check);
    }

    <E extends LedgerEvent> FindingRule(
            List<String> clauses, FindingSeverity severity, String zh, String en, Class<E> type, Check<E> check) {
        this.clauses = clauses;
        this.severity = severity;
        this.text = new Text(zh, en);
        this.on = (before, recorded, rules) -> type.isInstance(recorded.event())
                ? check.find(before, recorded, type.cast(recorded.event()), rules == null ? null : rules.gates())
                : null;
    }

    <E extends LedgerEvent> FindingRule(
            String clause, FindingSeverity severity, String zh, String en, Class<E> type, LimitCheck<E> check) {
        this.clauses = List.of(clause);
        this.severity = severity;
        this.text = new Text(zh, en);
        this.on = (before, recorded, rules) -> rules != null && type.isInstance(recorded.event())
                ? check.find(before, recorded, type.cast(recorded.event()), rules)
                : null;
    }

    /** {@code rules} are those of the case's procedure; null when its file is gone. */
    @Nullable
    Found find(WatchedCase before, Recorded recorded, @Nullable CaseRules rules) {
        return on.find(before, recorded, rules);
    }

    /** The clause by which it binds a case of that procedure; see {@link Clause#under}. */
    public String clauseUnder(String procedure) {
        return Clause.under(procedure, clauses);
    }

    /** Whether its findings quote free text. */
    boolean tellsWhatWasWritten() {
        return this == CORRECTED_AFTER_REPLY;
    }

    /** Rules about who reads a case (P1.08): each is known by what the ledger noticed. */
    static final class ReadingRules {
        private ReadingRules() {}

        static @Nullable Found manyCases(WatchedCase c, Recorded now, UnusualReadingNoticed e, @Nullable Gates gates) {
            return found(
                    ReadingSign.MANY_CASES,
                    e,
                    "截至%s当日已查阅%d件，平日平均%d件",
                    "By %1$s, %2$d cases read on that day; on other days %3$d on average");
        }

        static @Nullable Found offHours(WatchedCase c, Recorded now, UnusualReadingNoticed e, @Nullable Gates gates) {
            return found(
                    ReadingSign.OFF_HOURS, e, "于%s非办公时间查阅，当日不在值班", "Read at %s, out of office hours and without duty");
        }

        static @Nullable Found ownPhone(WatchedCase c, Recorded now, UnusualReadingNoticed e, @Nullable Gates gates) {
            return found(
                    ReadingSign.OWN_PHONE,
                    e,
                    "于%s查阅，投诉人电话与查阅人值班电话相同",
                    "Read at %s; the complainant's phone is the reader's own on a roster");
        }

        private static @Nullable Found found(ReadingSign sign, UnusualReadingNoticed e, String zh, String en) {
            return e.sign() == sign
                    ? Found.of(
                            List.of(e.position()), e.person(), e.unit(), zh, en, Times.at(e.at()), e.cases(), e.usual())
                    : null;
        }
    }
}
