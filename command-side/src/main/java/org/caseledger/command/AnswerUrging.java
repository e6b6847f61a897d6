package org.caseledger.command;

import java.time.Instant;
import java.util.List;
import org.caseledger.events.Actor;
import org.caseledger.events.CaseId;
import org.caseledger.events.Clock;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.Role;
import org.caseledger.events.UnitId;
import org.caseledger.events.complaint.UrgingAnswered;
import org.jspecify.annotations.Nullable;

/**
 * 答复催办、督办、通报: whoever it is up to says what was done, and by when the rest will be (P9.01); the
 * latest urging without an answer unless its number is named.
 */
@Allowed(
        to = {Role.DISPATCHER, Role.CENTER_HEAD, Role.HANDLER},
        needs = Need.AN_URGING_TO_ANSWER)
public record AnswerUrging(
        CaseId caseId,
        @Nullable Integer urging,
        String done,
        @Nullable Instant by,
        @Nullable Instant occurredAt,
        @Nullable String lateReason)
        implements ComplaintCommand {

    @Override
    public List<ComplaintEvent> decide(Case c, Desk desk) {
        var sent = owed(urging, c, desk);
        var when = occurred(desk);
        Guards.require(by == null || by.isAfter(when.at()), Rule.TIME_AHEAD);
        return List.of(new UrgingAnswered(sent.number(), done, by, when));
    }

    /** At least one waits for an answer of this desk. */
    static void mustBeOwed(Case c, Desk desk) {
        owed(null, c, desk);
    }

    /** The latest that this desk answers, of a number if there is one. */
    private static Urgings.Sent owed(@Nullable Integer number, Case c, Desk desk) {
        var waiting = c.urgings().unanswered(number);
        Guards.require(!waiting.isEmpty(), Rule.URGING_WAITS);
        var actor = desk.actor();
        return waiting.stream()
                .filter(sent -> isUpTo(actor, c.unit(), sent.clock()))
                .reduce((earlier, later) -> later)
                .orElseThrow(
                        () -> new Refused("P9.01", Rule.OWN_UNIT, String.valueOf(actor.unit())));
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
