package org.caseledger.events.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.caseledger.events.CaseId;
import org.caseledger.events.ConcernsCase;
import org.caseledger.events.EventType;
import org.caseledger.events.LedgerEvent;
import org.caseledger.events.Occurred;
import org.caseledger.events.Official;
import org.caseledger.events.Says;
import org.jspecify.annotations.Nullable;

/** A fact in the life of an incident or exercise, in the order of its life (P8.15–22). */
public sealed interface IncidentEvent extends LedgerEvent {
    /** When it happened, and why it was entered late. */
    Occurred occurred();

    /** It was decided not to declare a proposed incident (P5.09, P7.16). */
    @EventType("ProposalDismissed")
    @Says(zh = "不启动应急预案（{proposal}），理由：{reason}", en = "Proposal dismissed ({proposal}), reason: {reason}")
    record ProposalDismissed(ProposalId proposal, String reason, Occurred occurred) implements IncidentEvent {}

    /** 应急预案启动 or 演练: an incident was declared, {@code proposed} by the program or not (P1.13, P8.16). */
    @EventType("IncidentDeclared")
    @Says(
            zh = "{exercise?开展演练~启动应急预案}：{title}，{kind}，{level}，理由：{why}[（启动建议：{proposed}）]",
            en =
                    "{exercise?Exercise~Incident} declared: {title}, {kind}, {level}, reason: {why}[ (proposal: {proposed})]")
    record IncidentDeclared(
            IncidentKind kind,
            IncidentLevel level,
            String title,
            String why,
            boolean exercise,
            @Nullable ProposalId proposed,
            Occurred occurred)
            implements IncidentEvent {}

    /**
     * 专班: who heads the handling of the incident and who is in which group, until a new task force replaces it (P4.19,
     * P8.11).
     */
    @EventType("TaskForceFormed")
    record TaskForceFormed(String head, Map<TaskGroup, List<String>> groups, Occurred occurred)
            implements IncidentEvent {}

    /** A complaint belongs to the incident (P8.06, P8.11). */
    @EventType("ComplaintAttached")
    @Says(zh = "关联投诉件 {caseId}，理由：{why}", en = "Case {caseId} attached, reason: {why}")
    record ComplaintAttached(CaseId caseId, @Official String why, Occurred occurred)
            implements IncidentEvent, ConcernsCase {}

    /** A complaint was found not to belong to the incident. */
    @EventType("ComplaintDetached")
    @Says(zh = "撤销关联投诉件 {caseId}，理由：{reason}", en = "Case {caseId} detached, reason: {reason}")
    record ComplaintDetached(CaseId caseId, @Official String reason, Occurred occurred)
            implements IncidentEvent, ConcernsCase {}

    /**
     * A measure was taken (P8.17–20), by a group of the task force or, without one, by the leading group itself;
     * {@code person} is who took it, if that is not the person who records it.
     */
    @EventType("MeasureTaken")
    @Says(
            zh = "{measure}：{what}[，{group}][，由{person}办理]",
            en = "Measure taken: {measure}; {what}[, by the {group}][, carried out by {person}]")
    record MeasureTaken(
            IncidentMeasure measure,
            String what,
            @Nullable TaskGroup group,
            @Nullable String person,
            Occurred occurred) implements IncidentEvent {}

    /**
     * A superior authority was notified: when and where it happened, which persons are concerned, and its scope (P1.14,
     * P8.15).
     */
    @EventType("ReportedToSuperior")
    @Says(
            zh = "向{authority}报告：发生时间 {happenedAt}，地点：{place}，涉及人员：{persons}，影响范围：{scope}",
            en = "Reported to {authority}: time of incident {happenedAt}, place: {place}, people concerned: "
                    + "{persons}, scope: {scope}")
    record ReportedToSuperior(
            String authority, Instant happenedAt, String place, String persons, String scope, Occurred occurred)
            implements IncidentEvent {}

    /** The public was informed of the situation (P3.15, P8.21). */
    @EventType("InformationReleased")
    @Says(zh = "通过{channel}发布信息：{text}", en = "Information released through {channel}: {text}")
    record InformationReleased(String channel, String text, Occurred occurred) implements IncidentEvent {}

    /**
     * An exercise receives the complaints of a past period again, anonymised, from {@code startsAt} on at {@code speed}
     * times the original rate (P3.21–22, P5.25).
     */
    @EventType("ReplayPlanned")
    @Says(
            zh = "安排回放：{from} 至 {until} 的来件{cases|count}件，{speed}倍速，{startsAt} 开始",
            en = "Replay planned: cases received from {from} to {until} ({cases|count}), at {speed}× speed, starting "
                    + "{startsAt}")
    record ReplayPlanned(
            Instant from, Instant until, int speed, Instant startsAt, List<ReplayedCase> cases, Occurred occurred)
            implements IncidentEvent {
        /** When a case of the period is received again. */
        public Instant dueAt(ReplayedCase replayed) {
            return startsAt.plus(Duration.between(from, replayed.receivedAt()).dividedBy(speed));
        }
    }

    /** The exercise receives no further cases of the past. */
    @EventType("ReplayStopped")
    @Says(zh = "停止回放，理由：{reason}", en = "Replay stopped, reason: {reason}")
    record ReplayStopped(String reason, Occurred occurred) implements IncidentEvent {}

    /** The handling has ended, and the leading group was informed of the result (P5.16). */
    @EventType("IncidentClosed")
    @Says(zh = "应急处置结束，结果：{result}", en = "Incident closed, result: {result}")
    record IncidentClosed(String result, Occurred occurred) implements IncidentEvent {}

    /** The problems and the improvements found in the evaluation (P3.23, P5.17–18, P8.22). */
    @EventType("IncidentEvaluated")
    @Says(
            zh = "总结评估，问题：{problems?{problems|points}~—}；改进措施：{improvements?{improvements|points}~—}",
            en =
                    "Evaluated, problems: {problems?{problems|points}~—}; improvements: {improvements?{improvements|points}~—}")
    record IncidentEvaluated(List<String> problems, List<Improvement> improvements, Occurred occurred)
            implements IncidentEvent {}

    /** An improvement, counted from 1 in the evaluation, was completed (P5.22–24). */
    @EventType("ImprovementCompleted")
    @Says(zh = "完成第{improvement}项改进措施：{done}", en = "Improvement {improvement} completed: {done}")
    record ImprovementCompleted(int improvement, String done, Occurred occurred) implements IncidentEvent {}
}
