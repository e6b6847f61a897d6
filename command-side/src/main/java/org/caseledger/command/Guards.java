package org.caseledger.command;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
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

    /** What writes a sealed text of a case, or decides on one: for the named only (P7.20). */
    private static final Set<Class<? extends ComplaintCommand>> OF_SEALED_TEXTS =
            Set.of(
                    CorrectRecord.class,
                    RecordInvestigation.class,
                    RecordMediation.class,
                    RecordContact.class,
                    AnalyseRepeats.class,
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

    /**
     * What is asked of every command before its own rules: whether it is given at all, and when.
     */
    static void admit(ComplaintCommand command, Case c, Desk desk) {
        var type = command.getClass();
        if (command instanceof BeginningCommand) {
            mayGive(type, desk);
            require(!c.exists(), Rule.STATE, Commands.wordOf(type), c.state());
            times(command, desk, null);
            return;
        }
        admit(type, c, desk);
        times(command, desk, c.receivedAt());
    }

    /**
     * Role, unit, secrecy, kind, state and what the case must hold: all that decides on a command
     * before it says anything. Gives what it may choose from.
     */
    static List<Offer.Choice> admit(Class<? extends ComplaintCommand> type, Case c, Desk desk) {
        mayGive(type, desk);
        require(isInTheHandsOf(desk.actor(), c), Rule.OWN_UNIT, desk.actor().unit());
        namedWhereSecret(type, c, desk.actor());
        var word = Commands.wordOf(type);
        require(Commands.existsFor(c.kind(), type), Rule.KIND, word, c.kind());
        require(Commands.mayBeGivenIn(c.state(), c.kind(), type), Rule.STATE, word, c.state());
        return Commands.needOf(type).in(c, desk);
    }

    private static void mayGive(Class<? extends ComplaintCommand> type, Desk desk) {
        var role = desk.actor().role();
        require(
                Commands.mayGive(role, type),
                Rule.ROLE,
                Commands.wordOf(type),
                role,
                new Words(Commands.rolesOf(type)));
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
        if (secrecy != null && OF_SEALED_TEXTS.contains(type)) {
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

    /** Those of the office that handle cases of this severity. */
    static List<Unit> units(Case c, Desk desk) {
        var gates = c.procedure(desk).gates();
        var severity = c.facts().severity();
        var handling =
                desk.office().units().stream()
                        .filter(unit -> gates.allowHandling(severity, unit.kind()))
                        .toList();
        require(
                !handling.isEmpty(),
                gates.handledByClause(),
                Rule.UNIT_HANDLES,
                new Words.Word("本局", "This office"),
                severity);
        return handling;
    }

    static int year(Occurred occurred) {
        return occurred.at().atZone(WorkCalendar.ZONE).getYear();
    }

    /** A time of the office as a refusal tells it. */
    public static String minute(Instant at) {
        return MINUTE.format(at);
    }
}
