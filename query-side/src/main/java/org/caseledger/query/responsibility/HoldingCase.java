package org.caseledger.query.responsibility;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.caseledger.events.Clock;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.Role;
import org.caseledger.events.UnitId;
import org.caseledger.facts.RoundFacts;
import org.caseledger.procedure.Deadline;
import org.caseledger.procedure.DeadlineStatus;
import org.caseledger.query.board.BoardCase;
import org.jspecify.annotations.Nullable;

/**
 * The view's state of one case: the board's own fold, which determines whose turn it is, the times it was held, its
 * returns, the units it was assigned to in order, when its holder received it or last did something, since when a reply
 * is approved and not sent, and what was done in this round.
 */
record HoldingCase(
        BoardCase board,
        List<Holding> holdings,
        List<Returned> returns,
        List<UnitId> units,
        Instant lastActAt,
        @Nullable Instant approvedAt,
        RoundFacts ofTheRound) {
    boolean migrated() {
        return board.card().source() != null;
    }

    ComplaintState state() {
        return board.card().state();
    }

    /** When a follow-up is due that the case waits for; null when it waits for none. */
    @Nullable
    Instant followUpDueAt() {
        if (state() != ComplaintState.REPLIED || ofTheRound.followedUp() || migrated()) {
            return null;
        }
        return board.deadlines().all().stream()
                .filter(d -> d.clock() == Clock.FOLLOW_UP && d.isOpen())
                .map(Deadline::dueAt)
                .findFirst()
                .orElse(null);
    }

    /**
     * Since when a person should have been notified and was not: the approval of a reply that is not sent (P9.12), the
     * limit of a notice that is not given, or the end of its clock without it (P9.07, Order 20 art. 21 and 31); null if
     * no notice is overdue.
     */
    @Nullable
    Instant untoldSince() {
        if (migrated()) {
            return null;
        }
        var notices = board.deadlines().all().stream()
                .filter(d ->
                        d.clock() == Clock.NOTICE && d.round() == board.card().round())
                .filter(d -> d.status() != DeadlineStatus.MET && d.suspendedAt() == null)
                .map(d -> d.isOpen() ? d.dueAt() : d.endedAt());
        return Stream.concat(Stream.ofNullable(approvedAt), notices)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    /** The attempts at a follow-up since the last that reached the complainant, while the case waits for it. */
    int missedCalls() {
        return state() == ComplaintState.REPLIED ? ofTheRound.missedCalls() : 0;
    }

    /** Replied to and closed without a follow-up on whether it is settled (P2.21). */
    boolean followUpMissing() {
        return state() == ComplaintState.ARCHIVED && ofTheRound.replied() && !ofTheRound.followedUp() && !migrated();
    }

    /**
     * A time in which a case waited for a role: {@code role} and, where a handling unit had it, {@code unit};
     * {@code person} is the handler it was assigned to, or else who ended the wait. {@code until} is null while it
     * lasts. Working times are seconds since 2000.
     */
    record Holding(
            int number,
            Role role,
            @Nullable UnitId unit,
            @Nullable String person,
            Instant from,
            long fromWorked,
            @Nullable Instant until,
            @Nullable Long untilWorked,
            @Nullable String endedBy) {
        boolean lasts() {
            return until == null;
        }

        boolean isOf(Role otherRole, @Nullable UnitId otherUnit, @Nullable String otherPerson) {
            return role == otherRole && Objects.equals(unit, otherUnit) && Objects.equals(person, otherPerson);
        }

        /** Both working times by one calendar, whatever was known of it when the time began. */
        Holding ended(Instant at, long workedFrom, long workedUntil, String by, @Nullable String whoEnded) {
            return new Holding(
                    number, role, unit, person == null ? whoEnded : person, from, workedFrom, at, workedUntil, by);
        }
    }

    /**
     * A return by a handling unit (P9.15): {@code sentTo} is the unit that it was assigned to then, null until it was;
     * {@code pingPong} when that unit had it before another one had; {@code refused} when the return had no merit, so
     * that it was given back to the unit itself.
     */
    record Returned(
            int number,
            Instant at,
            UnitId unit,
            String person,
            String reason,
            @Nullable UnitId proposed,
            @Nullable UnitId sentTo,
            boolean pingPong,
            boolean refused) {
        Returned sentTo(UnitId to, boolean back) {
            return new Returned(number, at, unit, person, reason, proposed, to, back, false);
        }

        Returned givenBack() {
            return new Returned(number, at, unit, person, reason, proposed, unit, false, true);
        }
    }
}
