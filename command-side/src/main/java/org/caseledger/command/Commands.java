package org.caseledger.command;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.caseledger.events.ComplaintKind;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.Labelled;
import org.caseledger.events.Role;

/**
 * Every command, what it is called, and who may give it when: the table that {@link Allowed}
 * writes.
 */
public final class Commands {

    private static final Map<Class<?>, Labelled> WORDS =
            Map.ofEntries(
                    word(ReceiveComplaint.class, "登记", "receive a complaint"),
                    word(AdoptHistory.class, "迁移历史", "adopt a history"),
                    word(ReplayComplaint.class, "演练收件", "receive a past case again"),
                    word(CorrectRecord.class, "更正记录", "correct the record"),
                    word(LinkRepeatComplaint.class, "关联重复投诉", "link a repeat complaint"),
                    word(UndoLink.class, "撤销关联", "undo a link"),
                    word(JoinComplaint.class, "并案", "join to another case"),
                    word(UndoJoin.class, "撤销并案", "undo a join"),
                    word(AnalyseRepeats.class, "分析重复投诉", "analyse repeats"),
                    word(ClassifyComplaint.class, "分类", "classify"),
                    word(SignOffRouting.class, "签阅", "sign off the routing"),
                    word(AssignComplaint.class, "分派", "assign"),
                    word(ReturnForReassignment.class, "退回", "return for reassignment"),
                    word(AcceptComplaint.class, "受理", "accept"),
                    word(DeclineComplaint.class, "不予受理", "decline"),
                    word(ReferElsewhere.class, "告知转送", "refer elsewhere"),
                    word(RecordInvestigation.class, "记录调查", "record an investigation"),
                    word(RecordMediation.class, "记录调解", "record a mediation"),
                    word(RecordContact.class, "记录联系", "record a contact"),
                    word(ReportOpinion.class, "报告舆情", "report public opinion"),
                    word(DecideOnLead.class, "决定立案与否", "decide on a lead"),
                    word(ProposeOpinion.class, "提出处理意见", "propose a handling opinion"),
                    word(ReviewOpinion.class, "审核处理意见", "review a handling opinion"),
                    word(DraftReply.class, "起草回复", "draft a reply"),
                    word(ApproveReply.class, "批准、复核回复", "approve a reply"),
                    word(RejectReply.class, "退回回复稿", "reject a reply"),
                    word(SendReply.class, "回复", "send the reply"),
                    word(ExtendDeadline.class, "延期", "extend a deadline"),
                    word(SuspendDeadline.class, "中止计时", "suspend a deadline"),
                    word(ResumeDeadline.class, "恢复计时", "resume a deadline"),
                    word(RecordMissedDeadline.class, "记录逾期", "record a missed deadline"),
                    word(RecordFollowUp.class, "回访", "record a follow-up"),
                    word(ReopenComplaint.class, "重新办理", "reopen"),
                    word(UrgeHandling.class, "催办、督办、通报", "urge"),
                    word(AnswerUrging.class, "答复督办", "answer an urging"),
                    word(RecordRectification.class, "记录整改", "record a rectification"),
                    word(RecordAccountability.class, "表彰追责", "record accountability"),
                    word(
                            WithdrawCaseAccountability.class,
                            "撤销表彰、通报或追责",
                            "take back a commendation, criticism or inquiry"),
                    word(MarkSecret.class, "定密", "mark as secret"),
                    word(LiftSecrecy.class, "解密", "lift the secrecy"),
                    word(EscalateToSuperior.class, "上报", "escalate to a superior"),
                    word(ArchiveComplaint.class, "归档", "archive"));

    private Commands() {}

    /** All commands, in the order of life. */
    public static Set<Class<? extends ComplaintCommand>> all() {
        var all = new LinkedHashSet<Class<? extends ComplaintCommand>>();
        collect(ComplaintCommand.class, all);
        return all;
    }

    /** Those that people give on a case that is there, in the order of life. */
    public static Set<Class<? extends ComplaintCommand>> onACase() {
        var commands = all();
        commands.removeIf(BeginningCommand.class::isAssignableFrom);
        commands.remove(RecordMissedDeadline.class);
        return commands;
    }

    /** What a command is called. */
    public static Labelled wordOf(Class<? extends ComplaintCommand> type) {
        return WORDS.get(type);
    }

    /** Its name in an address: {@code AcceptComplaint} is {@code accept-complaint}. */
    public static String pathOf(Class<?> type) {
        return type.getSimpleName().replaceAll("(?<=.)(?=[A-Z])", "-").toLowerCase();
    }

    /** What a role may do with a case of this kind in this state. */
    public static Set<Class<? extends ComplaintCommand>> allowed(
            Role role, ComplaintKind kind, ComplaintState state) {
        return all().stream()
                .filter(t -> mayGive(role, t) && existsFor(kind, t) && mayBeGivenIn(state, kind, t))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Whether this is a command of this role. */
    public static boolean mayGive(Role role, Class<? extends ComplaintCommand> type) {
        return Arrays.asList(allowed(type).to()).contains(role);
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
