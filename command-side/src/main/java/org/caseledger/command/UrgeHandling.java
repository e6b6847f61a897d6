package org.caseledger.command;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.caseledger.events.CaseId;
import org.caseledger.events.Clock;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.HandlingUrged;
import org.caseledger.events.Role;
import org.caseledger.events.UrgingStep;
import org.caseledger.procedure.Deadline;
import org.jspecify.annotations.Nullable;

/**
 * 催办、督办、通报: presses a case that is late or stuck (P9.01, P1.17), about a running clock or as a
 * whole, and may ask for an answer by a time; 督办 unless another step is named.
 */
@Allowed(
        to = {Role.DISPATCHER, Role.CENTER_HEAD, Role.SUPERVISOR, Role.LEADER},
        in = {
            ComplaintState.RECEIVED,
            ComplaintState.CLASSIFIED,
            ComplaintState.ASSIGNED,
            ComplaintState.RETURNED,
            ComplaintState.ACCEPTED,
            ComplaintState.REPLIED,
            ComplaintState.REOPENED,
            ComplaintState.DECLINED,
            ComplaintState.REFERRED,
            ComplaintState.ARCHIVED
        })
public record UrgeHandling(
        CaseId caseId,
        String note,
        @Nullable UrgingStep step,
        @Nullable Clock clock,
        @Nullable Instant answerBy,
        @Nullable Instant occurredAt,
        @Nullable String lateReason)
        implements ComplaintCommand {

    @Override
    public List<ComplaintEvent> decide(Case c, Desk desk) {
        // After the reply only a clock that still runs, such as the follow-up's, is pressed.
        Guards.require(
                clock != null || c.state().isOpen(),
                Rule.STATE,
                Commands.wordOf(UrgeHandling.class),
                c.state());
        var taken = step == null ? UrgingStep.URGE : step;
        var role = desk.actor().role();
        Guards.require(sentBy(taken).contains(role), taken.clause(), Rule.ROLE, taken, role);
        var about = clock == null ? null : ClockChanges.running(c, clock);
        var when = occurred(desk);
        Guards.require(answerBy == null || answerBy.isAfter(when.at()), Rule.TIME_AHEAD);
        climb(taken, about, c, when.at());
        return List.of(
                new HandlingUrged(
                        note, taken, clock, about == null ? null : about.number(), answerBy, when));
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
    private static void climb(UrgingStep step, @Nullable Deadline about, Case c, Instant at) {
        if (step == UrgingStep.CRITICISM) {
            after(UrgingStep.URGE, step, about, c);
        } else if (step == UrgingStep.URGE && about != null && !about.isOverdueAt(at)) {
            after(UrgingStep.REMINDER, step, about, c);
        }
    }

    private static void after(
            UrgingStep before, UrgingStep step, @Nullable Deadline about, Case c) {
        boolean reached = c.urgings().reached(before, about, c.round());
        Guards.require(reached, step.clause(), Rule.URGING_IN_ORDER, step, before);
    }
}
