package org.caseledger.command.complaint.urging;

import java.time.Instant;
import java.util.List;
import org.caseledger.command.complaint.state.CaseState;
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
import org.jspecify.annotations.Nullable;

/**
 * 答复催办、督办、通报: whoever it is up to says what was done, and by when the rest will be (P9.01); the
 * latest urging without an answer unless its number is named.
 */
@LedgerCommand(
        zh = "答复督办",
        en = "answer supervision notice",
        roles = {Role.DISPATCHER, Role.CENTER_HEAD, Role.HANDLER},
        buildsOn = HandlingUrged.class)
public record AnswerUrging(
        CaseId caseId,
        @Nullable Integer urging,
        String done,
        @Nullable Instant by,
        @Nullable Instant occurredAt,
        @Nullable String lateReason)
        implements ComplaintCommand {

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
                .orElseThrow(
                        () -> new Refused(Rule.URGING_WAITS.clauses(), Rule.OWN_UNIT, String.valueOf(actor.unit())));
    }

    /**
     * Whether somebody answers for a clock, or for the whole, of a case that a unit holds: its
     * people; the center for what no unit has, and for its own clocks (P9.01).
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
