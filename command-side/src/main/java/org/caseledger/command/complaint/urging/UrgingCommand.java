package org.caseledger.command.complaint.urging;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.caseledger.command.complaint.clocks.ClockChanges;
import org.caseledger.command.complaint.state.CaseState;
import org.caseledger.command.complaint.state.Choice;
import org.caseledger.command.complaint.state.ComplaintCommand;
import org.caseledger.command.complaint.state.Urgings;
import org.caseledger.command.gate.Commands;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.Guards;
import org.caseledger.command.gate.LedgerCommand;
import org.caseledger.command.gate.Refused;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.Actor;
import org.caseledger.events.CaseId;
import org.caseledger.events.Clock;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.Role;
import org.caseledger.events.UnitId;
import org.caseledger.events.complaint.SupervisionEvent.HandlingUrged;
import org.caseledger.events.complaint.SupervisionEvent.UrgingAnswered;
import org.caseledger.events.complaint.UrgingStep;
import org.caseledger.procedure.Deadline;
import org.caseledger.text.Text;
import org.jspecify.annotations.Nullable;

/** A supervision notice and its answer. */
public sealed interface UrgingCommand extends ComplaintCommand {
    /**
     * 催办、督办、通报: presses a case that is late or stuck (P9.01, P1.17), about a running clock or as a whole, and may ask
     * for an answer by a time; 督办 unless another step is named.
     */
    @LedgerCommand(
            zh = "催办、督办、通报",
            en = "send reminder or notice",
            roles = {Role.DISPATCHER, Role.CENTER_HEAD, Role.SUPERVISOR, Role.LEADER},
            beside = true)
    record UrgeHandling(
            CaseId caseId,
            String note,
            @Nullable UrgingStep step,
            @Nullable Clock clock,
            @Nullable Instant answerBy,
            @Nullable Instant occurredAt,
            @Nullable String lateReason)
            implements UrgingCommand {
        @Override
        public List<ComplaintEvent> decide(CaseState c, DecisionContext context) {
            var taken = step == null ? UrgingStep.URGE : step;
            var when = occurred(context);
            var about = allow(taken, clock, c, context.actor().role(), when.at());
            Guards.require(answerBy == null || answerBy.isAfter(when.at()), Rule.TIME_AHEAD);
            return List.of(
                    new HandlingUrged(note, taken, clock, about == null ? null : about.number(), answerBy, when));
        }

        /** The steps that this person may take now, and the deadlines they may concern. */
        public static List<Choice> before(CaseState c, DecisionContext context) {
            var clocks = new ArrayList<@Nullable Clock>();
            clocks.add(null);
            ClockChanges.running(c).forEach(d -> clocks.add(d.clock()));
            var allowed = new ArrayList<Taken>();
            var refused = new ArrayList<Refused>();
            for (var clock : clocks) {
                for (var step : takenBy(context.actor().role())) {
                    try {
                        allow(step, clock, c, context.actor().role(), context.now());
                        allowed.add(new Taken(step, clock));
                    } catch (Refused why) {
                        refused.add(why);
                    }
                }
            }
            if (allowed.isEmpty()) {
                throw refused.get(refused.size() - 1);
            }
            // The first are the usual ones; they need not be said where they are what is meant anyway.
            var first = allowed.get(0);
            return List.of(
                    new Choice(
                            "step",
                            allowed.stream()
                                    .map(t -> t.step().name())
                                    .distinct()
                                    .toList(),
                            first.step() == UrgingStep.URGE
                                    ? null
                                    : first.step().name()),
                    new Choice(
                            "clock",
                            allowed.stream()
                                    .flatMap(t -> Stream.ofNullable(t.clock()))
                                    .map(Clock::name)
                                    .distinct()
                                    .toList(),
                            first.clock() == null ? null : first.clock().name()));
        }

        private record Taken(UrgingStep step, @Nullable Clock clock) {}

        /** 督办 first, which is meant unless another step is named. */
        private static List<UrgingStep> takenBy(Role role) {
            return Stream.of(UrgingStep.URGE, UrgingStep.REMINDER, UrgingStep.CRITICISM)
                    .filter(step -> sentBy(step).contains(role))
                    .toList();
        }

        /** The clock of a permitted step; null for the case as a whole. */
        private static @Nullable Deadline allow(
                UrgingStep step, @Nullable Clock clock, CaseState c, Role role, Instant at) {
            // After the reply only a clock that still runs, such as the follow-up's, is pressed.
            Guards.require(
                    clock != null || c.state().isOpen(), Rule.STATE, Commands.wordOf(UrgeHandling.class), c.state());
            var senders = sentBy(step);
            Guards.require(
                    senders.contains(role),
                    step.clauses(),
                    Rule.ROLE,
                    step,
                    role,
                    Text.list(senders.stream().sorted().toList()));
            var about = clock == null ? null : ClockChanges.running(c, clock);
            climb(step, about, c, at);
            return about;
        }

        /** Who takes a step. */
        public static Set<Role> sentBy(UrgingStep step) {
            return switch (step) {
                case REMINDER -> EnumSet.of(Role.DISPATCHER, Role.CENTER_HEAD, Role.SUPERVISOR);
                case URGE -> EnumSet.of(Role.CENTER_HEAD, Role.SUPERVISOR);
                case CRITICISM -> EnumSet.of(Role.SUPERVISOR, Role.LEADER);
            };
        }

        /** Whoever is criticised was pressed before; whoever is pressed was reminded, or is late. */
        private static void climb(UrgingStep step, @Nullable Deadline about, CaseState c, Instant at) {
            if (step == UrgingStep.CRITICISM) {
                after(UrgingStep.URGE, step, about, c);
            } else if (step == UrgingStep.URGE && about != null && !about.isOverdueAt(at)) {
                after(UrgingStep.REMINDER, step, about, c);
            }
        }

        private static void after(UrgingStep before, UrgingStep step, @Nullable Deadline about, CaseState c) {
            boolean reached = c.urgings().reached(before, about, c.round());
            Guards.require(reached, step.clauses(), Rule.URGING_IN_ORDER, step, before);
        }
    }

    /**
     * 答复催办、督办、通报: the responsible unit or role states what was done, and by when the rest will be (P9.01); the latest
     * urging without an answer unless its number is named.
     */
    @LedgerCommand(
            zh = "答复督办",
            en = "answer supervision notice",
            roles = {Role.DISPATCHER, Role.CENTER_HEAD, Role.HANDLER},
            buildsOn = HandlingUrged.class,
            beside = true)
    record AnswerUrging(
            CaseId caseId,
            @Nullable Integer urging,
            String done,
            @Nullable Instant by,
            @Nullable Instant occurredAt,
            @Nullable String lateReason)
            implements UrgingCommand {
        @Override
        public List<ComplaintEvent> decide(CaseState c, DecisionContext context) {
            var sent = owed(urging, c, context);
            var when = occurred(context);
            Guards.require(by == null || by.isAfter(when.at()), Rule.TIME_AHEAD);
            return List.of(new UrgingAnswered(sent.number(), done, by, when));
        }

        /** At least one awaits an answer of this person. */
        public static void before(CaseState c, DecisionContext context) {
            owed(null, c, context);
        }

        /** The latest that this person answers, with that number if one is given. */
        private static Urgings.Sent owed(@Nullable Integer number, CaseState c, DecisionContext context) {
            var waiting = c.urgings().unanswered(number);
            Guards.require(!waiting.isEmpty(), Rule.URGING_WAITS);
            var actor = context.actor();
            return waiting.stream()
                    .filter(sent -> isUpTo(actor, c.unit(), sent.clock()))
                    .reduce((earlier, later) -> later)
                    .orElseThrow(() ->
                            new Refused(Rule.URGING_WAITS.clauses(), Rule.OWN_UNIT, String.valueOf(actor.unit())));
        }

        /**
         * Whether a person answers for a clock, or for the whole, of a case that a unit holds: its people; the center
         * for a case without a unit, and for its own clocks (P9.01).
         */
        public static boolean isUpTo(Actor actor, @Nullable UnitId holder, @Nullable Clock clock) {
            if (!Commands.mayGive(actor.role(), AnswerUrging.class)) {
                return false;
            } else if (holder != null && holder.equals(actor.unit())) {
                return true;
            }
            boolean ofTheCenter = holder == null || clock != null && !clock.isOfTheUnit();
            return ofTheCenter && actor.role() != Role.HANDLER;
        }
    }
}
