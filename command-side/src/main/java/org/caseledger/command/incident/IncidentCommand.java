package org.caseledger.command.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.caseledger.command.gate.AggregateCommand;
import org.caseledger.command.gate.Commands;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.Guards;
import org.caseledger.command.gate.LedgerCommand;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.CaseId;
import org.caseledger.events.Role;
import org.caseledger.events.incident.Improvement;
import org.caseledger.events.incident.IncidentEvent;
import org.caseledger.events.incident.IncidentEvent.ComplaintAttached;
import org.caseledger.events.incident.IncidentEvent.ComplaintDetached;
import org.caseledger.events.incident.IncidentEvent.ImprovementCompleted;
import org.caseledger.events.incident.IncidentEvent.IncidentClosed;
import org.caseledger.events.incident.IncidentEvent.IncidentDeclared;
import org.caseledger.events.incident.IncidentEvent.IncidentEvaluated;
import org.caseledger.events.incident.IncidentEvent.InformationReleased;
import org.caseledger.events.incident.IncidentEvent.MeasureTaken;
import org.caseledger.events.incident.IncidentEvent.ProposalDismissed;
import org.caseledger.events.incident.IncidentEvent.ReplayPlanned;
import org.caseledger.events.incident.IncidentEvent.ReplayStopped;
import org.caseledger.events.incident.IncidentEvent.ReportedToSuperior;
import org.caseledger.events.incident.IncidentEvent.TaskForceFormed;
import org.caseledger.events.incident.IncidentKind;
import org.caseledger.events.incident.IncidentLevel;
import org.caseledger.events.incident.IncidentMeasure;
import org.caseledger.events.incident.ProposalId;
import org.caseledger.events.incident.ReplayedCase;
import org.caseledger.events.incident.TaskGroup;
import org.caseledger.procedure.WorkCalendar;
import org.jspecify.annotations.Nullable;

/** Something that a person asks of an incident or exercise, in the order of its life. */
public sealed interface IncidentCommand extends AggregateCommand<Incident, IncidentEvent> {
    @Override
    default String streamKind() {
        return IncidentAggregate.KIND;
    }

    @Override
    default List<IncidentEvent> decide(@Nullable Incident state, DecisionContext context) {
        var incident = state == null ? Incident.DISMISSED : state;
        if (!begins()) {
            var word = Commands.wordOf(getClass());
            Guards.require(incident.declared(), Rule.INCIDENT_DECLARED, word);
            Guards.require(
                    incident.closed() == followsTheEnd(),
                    followsTheEnd() ? Rule.AFTER_THE_END : Rule.BEFORE_THE_END,
                    word);
        }
        return List.copyOf(follow(incident, context));
    }

    /** Whether it is asked of an incident that is closed, and of no other. */
    default boolean followsTheEnd() {
        return false;
    }

    /** What follows, by the rules that are this command's own. */
    List<? extends IncidentEvent> follow(Incident incident, DecisionContext context);

    /** 不启动: decides, with a reason, that what is proposed is no incident (P5.09, P7.16). */
    @LedgerCommand(
            roles = {Role.LEADER, Role.CENTER_HEAD},
            zh = "不启动应急预案",
            en = "dismiss proposal",
            clause = "P5.09")
    record DismissProposal(UUID id, ProposalId proposal, String reason) implements IncidentCommand {
        @Override
        public boolean begins() {
            return true;
        }

        @Override
        public List<? extends IncidentEvent> follow(Incident incident, DecisionContext context) {
            DeclareIncident.mustBeOfWhatIsThere(proposal, context);
            return List.of(new ProposalDismissed(proposal, reason, occurred(context)));
        }
    }

    /**
     * 启动应急预案: the leading group declares an incident or an exercise (P1.13, P6.15, P8.16); the complaint that proposed
     * it is attached.
     */
    @LedgerCommand(
            roles = {Role.LEADER},
            zh = "启动应急预案",
            en = "declare incident",
            clause = {"P1.13", "P2.24", "P3.06", "P4.19", "P5.09", "P6.15", "P7.16", "P8.16", "P9.01"})
    record DeclareIncident(
            UUID id,
            IncidentKind kind,
            IncidentLevel level,
            String title,
            String why,
            boolean exercise,
            @Nullable ProposalId proposed,
            @Nullable Instant occurredAt,
            @Nullable String lateReason)
            implements IncidentCommand {
        @Override
        public boolean begins() {
            return true;
        }

        /** A proposal is of a real case, or of an hour that has begun. */
        static void mustBeOfWhatIsThere(ProposalId proposal, DecisionContext context) {
            proposal.caseId().ifPresent(caseId -> {
                Guards.require(context.office().knows(caseId), Rule.CASE_THERE, caseId);
                Guards.require(!caseId.isExercise(), Rule.EXERCISE_APART, caseId);
            });
            proposal.hour().ifPresent(hour -> Guards.require(!hour.isAfter(context.now()), Rule.NOT_IN_THE_FUTURE));
        }

        @Override
        public List<? extends IncidentEvent> follow(Incident incident, DecisionContext context) {
            var events = new ArrayList<IncidentEvent>();
            events.add(new IncidentDeclared(kind, level, title, why, exercise, proposed, occurred(context)));
            if (proposed != null) {
                mustBeOfWhatIsThere(proposed, context);
                Guards.require(!exercise, Rule.EXERCISE_APART, proposed);
                proposed.caseId()
                        .ifPresent(caseId -> events.add(new ComplaintAttached(caseId, why, occurred(context))));
            }
            return events;
        }
    }

    /** 成立专班: who heads it and who is in which of its groups; it may be formed anew (P4.19, P8.11). */
    @LedgerCommand(
            roles = {Role.LEADER},
            zh = "成立专班",
            en = "form task force",
            clause = {"P8.11", "P3.06", "P4.19", "P5.10", "P6.03"})
    record FormTaskForce(
            UUID id,
            String head,
            Map<TaskGroup, List<String>> groups,
            @Nullable Instant occurredAt,
            @Nullable String lateReason)
            implements IncidentCommand {
        @Override
        public List<? extends IncidentEvent> follow(Incident incident, DecisionContext context) {
            Guards.require(
                    !groups.isEmpty() && groups.values().stream().noneMatch(List::isEmpty), Rule.TASK_FORCE_STAFFED);
            return List.of(new TaskForceFormed(head, new EnumMap<>(groups), occurred(context)));
        }
    }

    /** 关联案件: the complaint belongs to the incident; real cases to incidents, those of exercises to exercises. */
    @LedgerCommand(
            roles = {Role.LEADER, Role.CENTER_HEAD, Role.DISPATCHER},
            zh = "关联投诉件",
            en = "attach case",
            clause = "P8.11")
    record AttachComplaint(
            UUID id,
            CaseId caseId,
            String why,
            @Nullable Instant occurredAt,
            @Nullable String lateReason) implements IncidentCommand {
        @Override
        public List<? extends IncidentEvent> follow(Incident incident, DecisionContext context) {
            Guards.require(context.office().knows(caseId), Rule.CASE_THERE, caseId);
            Guards.require(caseId.isExercise() == incident.exercise(), Rule.EXERCISE_APART, caseId);
            Guards.require(!incident.attached().contains(caseId), Rule.ATTACHED_ONCE, caseId);
            return List.of(new ComplaintAttached(caseId, why, occurred(context)));
        }
    }

    /** 撤销关联案件: the complaint does not belong to the incident after all. */
    @LedgerCommand(
            roles = {Role.LEADER, Role.CENTER_HEAD, Role.DISPATCHER},
            zh = "撤销关联投诉件",
            en = "detach case",
            clause = "P8.11")
    record DetachComplaint(
            UUID id,
            CaseId caseId,
            String reason,
            @Nullable Instant occurredAt,
            @Nullable String lateReason) implements IncidentCommand {
        @Override
        public List<? extends IncidentEvent> follow(Incident incident, DecisionContext context) {
            Guards.require(incident.attached().contains(caseId), Rule.ATTACHED, caseId);
            return List.of(new ComplaintDetached(caseId, reason, occurred(context)));
        }
    }

    /** 采取措施: records what was done, by a group of the task force or by the leading group itself (P8.17–20). */
    @LedgerCommand(
            roles = {Role.LEADER, Role.CENTER_HEAD, Role.DISPATCHER, Role.HANDLER},
            zh = "采取应急措施",
            en = "record measure",
            clause = {"P8.17", "P1.13", "P2.24", "P4.20", "P5.12", "P7.18"})
    record TakeMeasure(
            UUID id,
            IncidentMeasure measure,
            String what,
            @Nullable TaskGroup group,
            @Nullable String person,
            @Nullable Instant occurredAt,
            @Nullable String lateReason)
            implements IncidentCommand {
        @Override
        public List<? extends IncidentEvent> follow(Incident incident, DecisionContext context) {
            Guards.require(group == null || incident.groups().contains(group), Rule.GROUP_FORMED, group);
            return List.of(new MeasureTaken(measure, what, group, person, occurred(context)));
        }
    }

    /** 信息报告: tells a superior authority what P1.14 asks; all of it. */
    @LedgerCommand(
            roles = {Role.LEADER, Role.CENTER_HEAD},
            zh = "向上级报告",
            en = "report to superior",
            clause = {"P1.14", "P8.15", "P2.25"})
    record ReportToSuperior(
            UUID id,
            String authority,
            Instant happenedAt,
            String place,
            String persons,
            String scope,
            @Nullable Instant occurredAt,
            @Nullable String lateReason)
            implements IncidentCommand {
        @Override
        public List<? extends IncidentEvent> follow(Incident incident, DecisionContext context) {
            Guards.require(!happenedAt.isAfter(context.now()), Rule.NOT_IN_THE_FUTURE);
            return List.of(new ReportedToSuperior(authority, happenedAt, place, persons, scope, occurred(context)));
        }
    }

    /** 信息发布: records a release to the public, and where (P3.15, P8.21). */
    @LedgerCommand(
            roles = {Role.LEADER},
            zh = "发布信息",
            en = "release information",
            clause = {"P8.21", "P3.15"})
    record ReleaseInformation(
            UUID id,
            String channel,
            String text,
            @Nullable Instant occurredAt,
            @Nullable String lateReason) implements IncidentCommand {
        @Override
        public List<? extends IncidentEvent> follow(Incident incident, DecisionContext context) {
            return List.of(new InformationReleased(channel, text, occurred(context)));
        }
    }

    /**
     * 回放: an exercise receives a past period's complaints again (P3.22, P5.04), at most {@value #MOST} of them;
     * {@code cases} are those of the period, in the order in which they came in.
     */
    @LedgerCommand(
            roles = {Role.LEADER, Role.CENTER_HEAD},
            zh = "安排回放",
            en = "plan replay",
            clause = {"P5.04", "P3.22"})
    record PlanReplay(UUID id, Instant from, Instant until, int speed, Instant startsAt, List<ReplayedCase> cases)
            implements IncidentCommand {
        /** The most cases that are received again. */
        public static final int MOST = 200;

        // Who says "now" means the time at which it was typed.
        private static final Duration SLACK = Duration.ofMinutes(5);

        @Override
        public List<? extends IncidentEvent> follow(Incident incident, DecisionContext context) {
            Guards.require(incident.exercise(), Rule.EXERCISE_REPLAYS);
            Guards.require(incident.replay() == null, Rule.ONE_REPLAY);
            Guards.require(!until.isAfter(context.now()), Rule.NOT_IN_THE_FUTURE);
            Guards.require(!startsAt.isBefore(context.now().minus(SLACK)), Rule.TIME_AHEAD);
            Guards.require(!cases.isEmpty() && cases.size() <= MOST, Rule.REPLAY_SIZE, cases.size(), MOST);
            return List.of(new ReplayPlanned(from, until, speed, startsAt, cases, occurred(context)));
        }
    }

    /** 停止回放: nothing more of the past is received. */
    @LedgerCommand(
            roles = {Role.LEADER, Role.CENTER_HEAD},
            zh = "停止回放",
            en = "stop replay",
            clause = {"P5.04", "P3.22"})
    record StopReplay(UUID id, String reason) implements IncidentCommand {
        @Override
        public List<? extends IncidentEvent> follow(Incident incident, DecisionContext context) {
            Guards.require(incident.replay() != null && incident.replay().runsAt(context.now()), Rule.REPLAY_RUNS);
            return List.of(new ReplayStopped(reason, occurred(context)));
        }
    }

    /** 应急处理结束: the result is reported to the leading group (P5.16); a real one was reported upward before (P1.14). */
    @LedgerCommand(
            roles = {Role.LEADER, Role.CENTER_HEAD},
            zh = "结束应急处置",
            en = "close incident",
            clause = "P5.16")
    record CloseIncident(
            UUID id,
            String result,
            @Nullable Instant occurredAt,
            @Nullable String lateReason) implements IncidentCommand {
        @Override
        public List<? extends IncidentEvent> follow(Incident incident, DecisionContext context) {
            Guards.require(incident.exercise() || incident.reported(), Rule.REPORTED_BEFORE_THE_END);
            Guards.require(incident.replay() == null || !incident.replay().runsAt(context.now()), Rule.REPLAY_OVER);
            return List.of(new IncidentClosed(result, occurred(context)));
        }
    }

    /** 总结评估: what went wrong, and what is to be done better by whom and when (P3.23, P5.17–18, P8.22). */
    @LedgerCommand(
            roles = {Role.LEADER},
            zh = "总结评估",
            en = "evaluate incident",
            clause = {"P8.22", "P5.17", "P3.23"})
    record EvaluateIncident(
            UUID id,
            List<String> problems,
            List<Improvement> improvements,
            @Nullable Instant occurredAt,
            @Nullable String lateReason)
            implements IncidentCommand {
        @Override
        public boolean followsTheEnd() {
            return true;
        }

        @Override
        public List<? extends IncidentEvent> follow(Incident incident, DecisionContext context) {
            Guards.require(!incident.evaluated(), Rule.EVALUATED_ONCE);
            var today = context.now().atZone(WorkCalendar.ZONE).toLocalDate();
            Guards.require(improvements.stream().noneMatch(i -> i.by().isBefore(today)), Rule.TIME_AHEAD);
            return List.of(new IncidentEvaluated(problems, improvements, occurred(context)));
        }
    }

    /** 改进完成: an improvement, counted from 1 in the evaluation, was done (P5.22–24). */
    @LedgerCommand(
            roles = {Role.LEADER, Role.CENTER_HEAD, Role.DISPATCHER, Role.HANDLER},
            zh = "完成改进措施",
            en = "complete improvement",
            clause = {"P5.18", "P3.23"})
    record CompleteImprovement(
            UUID id,
            int improvement,
            String done,
            @Nullable Instant occurredAt,
            @Nullable String lateReason) implements IncidentCommand {
        @Override
        public boolean followsTheEnd() {
            return true;
        }

        @Override
        public List<? extends IncidentEvent> follow(Incident incident, DecisionContext context) {
            Guards.require(incident.improvements().contains(improvement), Rule.IMPROVEMENT_OPEN, improvement);
            return List.of(new ImprovementCompleted(improvement, done, occurred(context)));
        }
    }
}
