package org.caseledger.command.gate;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.caseledger.events.Actor;
import org.caseledger.events.Role;
import org.caseledger.events.UnitId;
import org.caseledger.events.office.Delegable;
import org.caseledger.procedure.WorkCalendar;
import org.jspecify.annotations.Nullable;

/**
 * 授权代签: by its {@code number}, which kinds of signature {@code to} gives for the leader {@code from}, from the
 * {@code first} day to the end of the {@code last}; {@code end} is null while nothing ended it before. Role and unit of
 * both are those they had when it was granted.
 */
public record Delegation(
        int number,
        Party from,
        Party to,
        List<Delegable> kinds,
        LocalDate first,
        LocalDate last,
        String reason,
        Instant grantedAt,
        @Nullable End end) {
    /** The lock under which delegations end and what is signed by them is recorded. */
    public static final String LOCK = "delegations";

    /** One of the two, by login. */
    public record Party(String person, Role role, @Nullable UnitId unit) {}

    /**
     * When and why it ended before its last day; {@code by} is the name of who revoked it, null where one of the two
     * changed role or unit or does not work in the office any more.
     */
    public record End(
            Instant at, @Nullable String by, @Nullable String reason) {}

    /** Whether nothing has ended it, and its last day is not over. */
    public boolean stands(Instant at) {
        return end == null && !day(at).isAfter(last);
    }

    /** Whether it is in force. */
    public boolean isInForce(Instant at) {
        return stands(at) && !day(at).isBefore(first);
    }

    /** Whether whoever acts signs by it. */
    public boolean isOf(Actor actor) {
        return actor.behalf() != null
                && to.person().equals(actor.person())
                && from.person().equals(actor.behalf().person());
    }

    /** Whether both have a day, and a kind of signature, in common. */
    public boolean meets(Delegation other) {
        return !last.isBefore(other.first)
                && !other.last.isBefore(first)
                && kinds.stream().anyMatch(other.kinds::contains);
    }

    /** The day of a moment in the office. */
    public static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, WorkCalendar.ZONE);
    }
}
