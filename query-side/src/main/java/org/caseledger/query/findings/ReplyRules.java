package org.caseledger.query.findings;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.caseledger.events.complaint.Act;
import org.caseledger.events.complaint.ApprovalLevel;
import org.caseledger.events.complaint.Ending.ComplaintDeclined;
import org.caseledger.events.complaint.Ending.ComplaintReferred;
import org.caseledger.events.complaint.Flag;
import org.caseledger.events.complaint.ReplyEvent.ComplaintReplied;
import org.caseledger.events.complaint.ReplyEvent.ReplyApproved;
import org.caseledger.events.complaint.SourceGap;
import org.caseledger.procedure.Gates;
import org.caseledger.query.approvals.Moment;
import org.caseledger.query.views.Recorded;
import org.caseledger.text.Text;
import org.jspecify.annotations.Nullable;

/** Rules about the approvals of a reply (P9.12). */
final class ReplyRules {
    /** An approval that took no longer was given without reading. */
    static final Duration WITHOUT_READING = Duration.ofSeconds(30);

    private ReplyRules() {}

    static @Nullable Found approverWasDrafter(WatchedCase c, Recorded now, ReplyApproved e, @Nullable Gates gates) {
        var draft = c.reply().draft();
        if (!c.reply().isOf(e) || !draft.drafted().person().equals(e.by())) {
            return null;
        }
        return found(
                c,
                e,
                List.of(draft.drafted().position()),
                "第%d稿的起草人与批准人为同一人",
                "Draft %d was written and approved by the same person",
                e.draft());
    }

    static @Nullable Found onePersonAtBothLevels(WatchedCase c, Recorded now, ReplyApproved e, @Nullable Gates gates) {
        var others = approvals(c, e).entrySet().stream()
                .filter(a -> a.getKey() != e.level())
                .map(Map.Entry::getValue)
                .filter(a -> a.person().equals(e.by()))
                .map(Moment::position)
                .toList();
        if (others.isEmpty()) {
            return null;
        }
        return found(
                c,
                e,
                others,
                "第%d稿的局领导批准与法制审核为同一人",
                "Draft %d was approved at both levels by the same person",
                e.draft());
    }

    /** In the order of the case's procedure, or in the usual one where it asks for no approvals. */
    static @Nullable Found outOfOrder(WatchedCase c, Recorded now, ReplyApproved e, @Nullable Gates gates) {
        var levels = gates == null || gates.approvals() == null
                ? List.of(ApprovalLevel.values())
                : gates.approvals().levels();
        var missing = new ArrayList<>(levels.subList(0, Math.max(levels.indexOf(e.level()), 0)));
        missing.removeAll(approvals(c, e).keySet());
        if (missing.isEmpty()) {
            return null;
        }
        return found(
                        c,
                        e,
                        drafted(c, e),
                        "第%d稿%s时缺少：%s",
                        "Draft %1$d had no %3$s at the time of %2$s",
                        e.draft(),
                        e.level(),
                        Text.list(missing))
                .needing(SourceGap.APPROVAL)
                .by(clause(gates));
    }

    /** The request is the draft for the first level, and the approval before for the next. */
    static @Nullable Found rubberStamp(WatchedCase c, Recorded now, ReplyApproved e, @Nullable Gates gates) {
        if (!c.reply().isOf(e)) {
            return null;
        }
        var draft = c.reply().draft();
        var asked = e.level() == ApprovalLevel.LEADER
                ? draft.drafted()
                : draft.approvals().getOrDefault(ApprovalLevel.LEADER, draft.drafted());
        var took = asked.until(Moment.of(now));
        if (took == null || took.compareTo(WITHOUT_READING) > 0) {
            return null;
        }
        return found(
                c,
                e,
                List.of(asked.position()),
                "第%d稿送签后%d秒即%s",
                "Draft %1$d: %3$s %2$d seconds after submission",
                e.draft(),
                took.toSeconds(),
                e.level());
    }

    static @Nullable Found withoutApprovals(WatchedCase c, Recorded now, ComplaintReplied e, @Nullable Gates gates) {
        if (gates == null
                || gates.approvals() == null
                || !gates.approvals().appliesTo(c.about().facts())) {
            return null;
        }
        var missing = new ArrayList<>(gates.approvals().levels());
        var draft = c.reply().draft();
        missing.removeAll(draft == null ? List.of() : draft.approvals().keySet());
        if (missing.isEmpty()) {
            return null;
        }
        return Found.of(
                        draft == null ? List.of() : List.of(draft.drafted().position()),
                        now.actor().person(),
                        c.routing().unit(),
                        "缺少：%s",
                        "Missing: %s",
                        Text.list(missing))
                .needing(SourceGap.APPROVAL)
                .by(gates.approvals().clause());
    }

    /** P9.14: 需要出现场的…应出现场, in each round. */
    static @Nullable Found withoutVisit(WatchedCase c, Recorded now, ComplaintReplied e, @Nullable Gates gates) {
        if (gates == null
                || gates.onSite() == null
                || c.reply().ofTheRound().onSite()
                || !c.about().facts().flags().contains(Flag.ON_SITE)) {
            return null;
        }
        return Found.of(
                        c.reply().sent() == null
                                ? List.of()
                                : List.of(c.reply().sent().position()),
                        now.actor().person(),
                        c.routing().unit(),
                        c.reply().sent() == null ? "未出现场调查即回复" : "重新办理后未出现场调查即再次回复",
                        c.reply().sent() == null
                                ? "Replied without an on-site investigation"
                                : "Replied again without an on-site investigation since the reopening")
                .by(gates.onSite().clause());
    }

    /**
     * In each round: an investigation where the procedure has one, and both where the case has needed approvals, also
     * if it was lowered since; no migrated source tells of drafts.
     */
    static @Nullable Found withoutInvestigation(
            WatchedCase c, Recorded now, ComplaintReplied e, @Nullable Gates gates) {
        if (gates == null) {
            return null;
        }
        var investigation = gates.investigation();
        boolean asked =
                investigation != null && investigation.appliesTo(c.about().facts());
        boolean gated = c.protection().gated();
        boolean uninvestigated = !c.reply().ofTheRound().investigated() && (asked || gated);
        boolean migrated = e.occurred().source() != null;
        boolean undrafted = c.reply().draft() == null && gated && !migrated;
        if (!uninvestigated && !undrafted) {
            return null;
        }
        return Found.of(
                        c.reply().sent() == null
                                ? List.of()
                                : List.of(c.reply().sent().position()),
                        now.actor().person(),
                        c.routing().unit(),
                        "回复前缺少：%s",
                        "Missing before the reply: %s",
                        Text.list(missing(uninvestigated, undrafted)))
                .needing(SourceGap.INVESTIGATION)
                .by(uninvestigated && asked ? investigation.clause() : clause(gates));
    }

    private static List<Text> missing(boolean uninvestigated, boolean undrafted) {
        var missing = new ArrayList<Text>();
        if (uninvestigated) {
            missing.add(new Text("调查", "an investigation"));
        }
        if (undrafted) {
            missing.add(new Text("回复稿", "a draft"));
        }
        return missing;
    }

    /** P6.12: a reconsideration is decided by none of those who decided before. */
    static @Nullable Found samePeople(WatchedCase c, Recorded now, ComplaintReplied e, @Nullable Gates gates) {
        var again = c.involved().again(now, e);
        if (again.isEmpty() || gates == null || gates.reconsideration() == null) {
            return null;
        }
        return Found.of(
                        c.reply().sent() == null
                                ? List.of()
                                : List.of(c.reply().sent().position()),
                        again.get(0),
                        c.routing().unit(),
                        "复议由参与原处理决定的人员再次决定，共%s人",
                        "People who decided before and decided again on the reconsideration: %s",
                        again.size())
                .by(gates.reconsideration().clause());
    }

    /** P6.12: whether the earlier decision stands is decided before the complainant is answered. */
    static @Nullable Found withoutResult(WatchedCase c, Recorded now, Act e, @Nullable Gates gates) {
        boolean answers =
                e instanceof ComplaintReplied || e instanceof ComplaintDeclined || e instanceof ComplaintReferred;
        if (!answers || !c.involved().resultWaits() || gates == null || gates.reconsideration() == null) {
            return null;
        }
        return Found.of(
                        c.reply().sent() == null
                                ? List.of()
                                : List.of(c.reply().sent().position()),
                        now.actor().person(),
                        c.routing().unit(),
                        "未记录维持或变更原处理结果即答复",
                        "Answered without a record that the earlier decision was upheld or changed")
                .by(gates.reconsideration().clause());
    }

    /** P9.12: the unit answers for its reply; a migrated source does not record who sent it. */
    static @Nullable Found notByUnit(WatchedCase c, Recorded now, ComplaintReplied e, @Nullable Gates gates) {
        var unit = c.routing().unit();
        if (gates == null
                || gates.unitReview() == null
                || unit == null
                || unit.equals(now.actor().unit())
                || e.occurred().source() != null) {
            return null;
        }
        var draft = c.reply().draft();
        if (draft != null && draft.reviewed() && draft.digest().equals(e.digest())) {
            return null;
        }
        return Found.of(
                        draft == null ? List.of() : List.of(draft.drafted().position()),
                        now.actor().person(),
                        unit,
                        draft == null ? "承办单位没有回复稿" : "发出的文本未经承办单位另一人员审核",
                        draft == null
                                ? "The handling unit had no draft"
                                : "The text sent was not reviewed by another person of the handling unit")
                .by(gates.unitReview().clause());
    }

    static @Nullable Found sentDiffers(WatchedCase c, Recorded now, ComplaintReplied e, @Nullable Gates gates) {
        var draft = c.reply().draft();
        if (draft == null || draft.approvals().isEmpty() || draft.digest().equals(e.digest())) {
            return null;
        }
        return Found.of(
                draft.approvals().values().stream()
                        .map(Moment::position)
                        .sorted()
                        .toList(),
                now.actor().person(),
                c.routing().unit(),
                "批准的是第%d稿（%.12s…），发出的是另一文本（%.12s…）",
                "Draft %d (%.12s…) was approved; a different text (%.12s…) was sent",
                draft.number(),
                draft.digest(),
                e.digest());
    }

    private static Found found(
            WatchedCase c, ReplyApproved e, List<Long> earlier, String zh, String en, Object... facts) {
        return Found.of(earlier, e.by(), c.routing().unit(), zh, en, facts);
    }

    private static Map<ApprovalLevel, Moment> approvals(WatchedCase c, ReplyApproved e) {
        return c.reply().isOf(e) ? c.reply().draft().approvals() : Map.of();
    }

    private static List<Long> drafted(WatchedCase c, ReplyApproved e) {
        return c.reply().isOf(e) ? List.of(c.reply().draft().drafted().position()) : List.of();
    }

    private static @Nullable String clause(@Nullable Gates gates) {
        return gates == null || gates.approvals() == null
                ? null
                : gates.approvals().clause();
    }
}
