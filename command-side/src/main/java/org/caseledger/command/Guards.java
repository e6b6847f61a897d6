package org.caseledger.command;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Set;
import org.caseledger.events.Actor;
import org.caseledger.events.Occurred;
import org.caseledger.events.Role;
import org.caseledger.events.Told;
import org.caseledger.events.UnitId;
import org.caseledger.procedure.WorkCalendar;
import org.jspecify.annotations.Nullable;

/** The rules that many commands share. */
public final class Guards {

    private static final Duration ENTERED_LATE = Duration.ofHours(24);
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(WorkCalendar.ZONE);

    /** What writes a sealed text of a case, or decides on one. */
    private static final Set<Class<? extends ComplaintCommand>> OF_SEALED_TEXTS =
            Set.of(
                    CorrectRecord.class,
                    RecordInvestigation.class,
                    RecordMediation.class,
                    RecordContact.class,
                    ReportOpinion.class,
                    DecideOnLead.class,
                    ProposeOpinion.class,
                    ReviewOpinion.class,
                    DraftReply.class,
                    ApproveReply.class,
                    RejectReply.class,
                    SendReply.class,
                    RecordFollowUp.class);

    private Guards() {}

    /** Throws {@link Refused} unless the rule is kept. */
    public static void require(boolean kept, Rule rule, Object... about) {
        require(kept, rule.clause(), rule, about);
    }

    /** A rule that comes from the clause that the procedure in force has for it. */
    public static void require(boolean kept, String clause, Rule rule, Object... about) {
        if (!kept) {
            throw new Refused(clause, rule, about);
        }
    }

    /** Blanks are no reason. */
    public static boolean says(@Nullable String text) {
        return text != null && !text.isBlank();
    }

    /** Role, unit, state, kind and times: what is asked of every command before its own rules. */
    static void admit(ComplaintCommand command, Case c, Desk desk) {
        var type = command.getClass();
        var word = Commands.wordOf(type);
        var role = desk.actor().role();
        require(Commands.mayGive(role, type), Rule.ROLE, word, role);
        if (command instanceof BeginningCommand) {
            require(!c.exists(), Rule.STATE, word, c.state());
            times(command, desk, null);
            return;
        }
        require(isInTheHandsOf(desk.actor(), c), Rule.OWN_UNIT, desk.actor().unit());
        namedWhereSecret(type, c, desk.actor());
        require(Commands.existsFor(c.kind(), type), Rule.KIND, word, c.kind());
        require(Commands.mayBeGivenIn(c.state(), c.kind(), type), Rule.STATE, word, c.state());
        times(command, desk, c.receivedAt());
    }

    /** Whether only the people whom a secret case names give this command (P7.20). */
    public static boolean isForTheNamed(Class<? extends ComplaintCommand> type) {
        return OF_SEALED_TEXTS.contains(type);
    }

    /** A handler acts on the cases that the own unit holds, and that came in on the own duty. */
    static boolean isInTheHandsOf(Actor actor, Case c) {
        return actor.role() != Role.HANDLER
                || c.unit() != null && c.unit().equals(actor.unit())
                || c.cameInOnDutyOf(actor.person());
    }

    /** The contents of a secret case are written and decided on by the people it names (P7.20). */
    private static void namedWhereSecret(
            Class<? extends ComplaintCommand> type, Case c, Actor actor) {
        var secrecy = c.secrecy();
        if (secrecy != null && isForTheNamed(type)) {
            require(secrecy.names(actor.person()), Rule.SECRET_FOR_NAMED_PEOPLE, secrecy.ground());
        }
    }

    private static void times(ComplaintCommand command, Desk desk, @Nullable Instant receivedAt) {
        var at = command.occurredAt();
        if (at != null && receivedAt != null) {
            require(!at.isBefore(receivedAt), Rule.NOT_BEFORE_RECEIPT, minute(receivedAt));
        }
        times(at, command.lateReason(), desk);
    }

    /** Nothing has happened in the future, and what happened long ago is entered with a reason. */
    static void times(@Nullable Instant at, @Nullable String lateReason, Desk desk) {
        if (at == null) {
            return;
        }
        require(!at.isAfter(desk.now()), Rule.NOT_IN_THE_FUTURE);
        boolean late = Duration.between(at, desk.now()).compareTo(ENTERED_LATE) > 0;
        require(!late || says(lateReason), Rule.LATE_ENTRY_NEEDS_REASON);
    }

    /** Whoever is refused is told why (P9.05, P9.07). */
    static void toldWhy(String reason, Told told, Case c, Desk desk) {
        require(says(reason), Rule.TOLD_WITH_REASON);
        told(told, c, desk);
    }

    static void told(Told told, Case c, Desk desk) {
        require(
                !told.at().isAfter(desk.now()) && !told.at().isBefore(c.receivedAt()),
                Rule.TOLD_IN_TIME);
    }

    /** The unit of this code; throws {@link Refused} when there is none. */
    public static Unit knownUnit(UnitId id, Desk desk) {
        return desk.office().unit(id).orElseThrow(() -> new Refused(Rule.UNIT_KNOWN, id));
    }

    /** A unit that handles cases of this severity under the case's procedure (P9.03, P2.13–15). */
    static Unit unit(UnitId id, Case c, Desk desk) {
        var unit = knownUnit(id, desk);
        var gates = c.procedure(desk).gates();
        require(
                gates.allowHandling(c.facts().severity(), unit.kind()),
                gates.handledByClause(),
                Rule.UNIT_HANDLES,
                unit.name(),
                c.facts().severity());
        return unit;
    }

    static int year(Occurred occurred) {
        return occurred.at().atZone(WorkCalendar.ZONE).getYear();
    }

    /** A time of the office as a refusal tells it. */
    public static String minute(Instant at) {
        return MINUTE.format(at);
    }
}
