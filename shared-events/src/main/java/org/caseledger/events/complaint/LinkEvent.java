package org.caseledger.events.complaint;

import org.caseledger.events.CaseId;
import org.caseledger.events.EventType;
import org.caseledger.events.Occurred;
import org.caseledger.events.Official;
import org.caseledger.events.Says;
import org.caseledger.events.Sealed;

/** How cases about the same matter belong together. */
public sealed interface LinkEvent extends Act {
    /** The case was recognised as a repeat of another one (P4.22). */
    @EventType(value = "RepeatComplaintLinked", zh = "关联重复件", en = "Repeat linked")
    @Says(zh = "关联为重复投诉，原件 {to}，理由：{why}", en = "Linked as a repeat of case {to}, reason: {why}")
    record RepeatComplaintLinked(CaseId to, @Official String why, Occurred occurred) implements LinkEvent {}

    /** The link to a case that this one repeats was removed (P4.22); both cases stay unchanged. */
    @EventType(value = "RepeatLinkUndone", zh = "撤销关联", en = "Link undone")
    @Says(zh = "撤销与 {to} 的重复投诉关联，理由：{reason}", en = "Link to case {to} undone, reason: {reason}")
    record RepeatLinkUndone(CaseId to, @Official String reason, Occurred occurred) implements LinkEvent {}

    /**
     * The case is handled together with a lead case about the same matter (P4.22); each keeps its own history and
     * deadlines.
     */
    @EventType(value = "ComplaintJoined", zh = "并案", en = "Joined")
    @Says(zh = "并入 {lead} 一并办理，理由：{why}", en = "Joined to case {lead} for handling, reason: {why}")
    record ComplaintJoined(CaseId lead, @Official String why, Occurred occurred) implements LinkEvent {}

    /** The case is handled separately again (P4.22). */
    @EventType(value = "JoinUndone", zh = "撤销并案", en = "Join undone")
    @Says(zh = "撤销与 {lead} 的并案，理由：{reason}", en = "Join to case {lead} undone, reason: {reason}")
    record JoinUndone(CaseId lead, @Official String reason, Occurred occurred) implements LinkEvent {}

    /**
     * The reporter reported the same respondent again with new facts, in a case that is joined to this one: the period
     * restarts from the receipt of that case, which is when it occurred (O121-35).
     */
    @EventType(value = "NewFactsReported", zh = "补充新的事实", en = "New facts reported")
    @Says(zh = "举报人在 {in} 中补充新的事实：{facts}", en = "New facts reported in case {in}: {facts}")
    record NewFactsReported(CaseId in, @Official String facts, Occurred occurred) implements LinkEvent {}

    /** The causes of a series of repeated complaints, and the measures to prevent more (P4.22). */
    @EventType(value = "RepeatsAnalysed", zh = "分析重复投诉", en = "Repeats analysed")
    @Says(zh = "分析重复投诉，预防措施：{measures}", en = "Repeats analysed, preventive measures: {measures}")
    record RepeatsAnalysed(Sealed analysis, @Official String measures, Occurred occurred) implements LinkEvent {}
}
