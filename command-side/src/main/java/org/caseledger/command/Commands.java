package org.caseledger.command;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.Labelled;
import org.caseledger.events.Role;
import org.caseledger.events.complaint.ComplaintKind;

/**
 * Every command, what it is called, and who may give it when: the table that {@link Allowed}
 * writes.
 */
public final class Commands {

    private static final Map<Class<?>, Labelled> WORDS =
            Map.ofEntries(
                    word(ReceiveComplaint.class, "收件登记", "register complaint"),
                    word(AdoptHistory.class, "迁移历史", "migrate case history"),
                    word(ReplayComplaint.class, "演练收件", "receive exercise case"),
                    word(CorrectRecord.class, "更正记录", "correct record"),
                    word(LinkRepeatComplaint.class, "关联重复投诉", "link repeat complaint"),
                    word(UndoLink.class, "撤销关联", "undo link"),
                    word(JoinComplaint.class, "并案", "join to another case"),
                    word(UndoJoin.class, "撤销并案", "undo join"),
                    word(AnalyseRepeats.class, "分析重复投诉", "analyse repeats"),
                    word(ClassifyComplaint.class, "分类", "classify"),
                    word(SignOffRouting.class, "签阅", "sign off routing"),
                    word(AssignComplaint.class, "分派", "assign"),
                    word(ReturnForReassignment.class, "退回", "return for reassignment"),
                    word(AcceptComplaint.class, "受理", "accept"),
                    word(DeclineComplaint.class, "不予受理", "decline"),
                    word(ReferElsewhere.class, "告知转送", "refer to another authority"),
                    word(RecordInvestigation.class, "记录调查", "record investigation"),
                    word(RecordMediation.class, "记录调解", "record mediation"),
                    word(RecordContact.class, "记录联系", "record contact"),
                    word(ReportOpinion.class, "报告舆情", "report public opinion"),
                    word(DecideOnLead.class, "决定立案与否", "decide on lead"),
                    word(ProposeOpinion.class, "提出处理意见", "propose handling opinion"),
                    word(ReviewOpinion.class, "审核处理意见", "review handling opinion"),
                    word(DraftReply.class, "起草回复", "draft reply"),
                    word(ApproveReply.class, "批准回复", "approve reply"),
                    word(RejectReply.class, "退回回复稿", "send back draft"),
                    word(SendReply.class, "回复", "send reply"),
                    word(ExtendDeadline.class, "延期", "extend deadline"),
                    word(SuspendDeadline.class, "中止计时", "suspend deadline"),
                    word(ResumeDeadline.class, "恢复计时", "resume deadline"),
                    word(RecordMissedDeadline.class, "记录逾期", "record missed deadline"),
                    word(RecordFollowUp.class, "回访", "record follow-up"),
                    word(ReopenComplaint.class, "重新办理", "reopen"),
                    word(UrgeHandling.class, "催办、督办、通报", "send reminder or notice"),
                    word(AnswerUrging.class, "答复督办", "answer supervision notice"),
                    word(RecordRectification.class, "记录整改", "record rectification"),
                    word(RecordAccountability.class, "表彰追责", "record accountability"),
                    word(
                            WithdrawCaseAccountability.class,
                            "撤销表彰、通报批评或追责",
                            "withdraw accountability record"),
                    word(MarkSecret.class, "定密", "mark as secret"),
                    word(LiftSecrecy.class, "解密", "lift secrecy"),
                    word(EscalateToSuperior.class, "上报上级", "escalate to superior"),
                    word(ArchiveComplaint.class, "归档", "archive"));

    private static final Set<Class<? extends ComplaintCommand>> ALL = all(t -> true);
    private static final Set<Class<? extends ComplaintCommand>> ON_A_CASE =
            all(
                    type ->
                            !BeginningCommand.class.isAssignableFrom(type)
                                    && type != RecordMissedDeadline.class);

    private Commands() {}

    private static Set<Class<? extends ComplaintCommand>> all(
            Predicate<Class<? extends ComplaintCommand>> which) {
        var all = new LinkedHashSet<Class<? extends ComplaintCommand>>();
        collect(ComplaintCommand.class, all);
        all.removeIf(which.negate());
        return Collections.unmodifiableSet(all);
    }

    /** All commands, in the order of life. */
    public static Set<Class<? extends ComplaintCommand>> all() {
        return ALL;
    }

    /** Those that people give on a case that is there, in the order of life. */
    public static Set<Class<? extends ComplaintCommand>> onACase() {
        return ON_A_CASE;
    }

    /** What a command is called. */
    public static Labelled wordOf(Class<? extends ComplaintCommand> type) {
        return WORDS.get(type);
    }

    /** Its name in an address: {@code AcceptComplaint} is {@code accept-complaint}. */
    public static String pathOf(Class<?> type) {
        return type.getSimpleName().replaceAll("(?<=.)(?=[A-Z])", "-").toLowerCase();
    }

    /** Whether this is a command of this role. */
    public static boolean mayGive(Role role, Class<? extends ComplaintCommand> type) {
        return rolesOf(type).contains(role);
    }

    static List<Role> rolesOf(Class<? extends ComplaintCommand> type) {
        return Arrays.asList(allowed(type).to());
    }

    static Need needOf(Class<? extends ComplaintCommand> type) {
        return allowed(type).needs();
    }

    static boolean mayBeGivenIn(
            ComplaintState state, ComplaintKind kind, Class<? extends ComplaintCommand> type) {
        return Arrays.asList(allowed(type).in()).contains(state)
                || kind == ComplaintKind.INQUIRY
                        && Arrays.asList(allowed(type).forInquiriesIn()).contains(state);
    }

    static boolean existsFor(ComplaintKind kind, Class<? extends ComplaintCommand> type) {
        return Arrays.asList(allowed(type).kinds()).contains(kind);
    }

    private static Allowed allowed(Class<? extends ComplaintCommand> type) {
        return type.getAnnotation(Allowed.class);
    }

    private static void collect(
            Class<? extends ComplaintCommand> type, Set<Class<? extends ComplaintCommand>> into) {
        if (!type.isSealed()) {
            into.add(type);
            return;
        }
        for (var sub : type.getPermittedSubclasses()) {
            collect(sub.asSubclass(ComplaintCommand.class), into);
        }
    }

    private record Word(String zh, String en) implements Labelled {}

    private static Map.Entry<Class<?>, Labelled> word(Class<?> type, String zh, String en) {
        return Map.entry(type, new Word(zh, en));
    }
}
