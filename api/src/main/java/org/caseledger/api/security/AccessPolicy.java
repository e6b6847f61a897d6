package org.caseledger.api.security;

import java.util.EnumSet;
import java.util.Set;
import org.caseledger.events.Actor;
import org.caseledger.events.Role;
import org.caseledger.events.SeenCase;
import org.caseledger.events.UnitId;
import org.caseledger.query.casefile.CaseFile;
import org.caseledger.query.casefile.SealedPart;
import org.jspecify.annotations.Nullable;

/** Who sees which cases, and who opens what is sealed in them (P1.08, P7.20). */
public final class AccessPolicy {
    /** Those who handle the case, from its receipt to its archive. */
    private static final Set<Role> HANDLE =
            EnumSet.of(Role.INTAKE, Role.DISPATCHER, Role.CENTER_HEAD, Role.HANDLER, Role.LEADER, Role.LEGAL);

    /** Those who look into how it was handled: the texts that were signed, not who complained of what. */
    private static final Set<Role> LOOK_INTO = EnumSet.of(Role.SUPERVISOR, Role.AUDITOR);

    /** Those who look into what people did, tried and opened. */
    private static final Set<Role> OVERSEE = EnumSet.of(Role.SUPERVISOR, Role.AUDITOR, Role.CENTER_HEAD);

    /** Those who say who may know a secret case. */
    private static final Set<Role> NAME = EnumSet.of(Role.LEADER, Role.CENTER_HEAD);

    /** Those who look after the ledger: its witnesses, verification and changes of the office. */
    private static final Set<Role> LOOK_AFTER_LEDGER =
            EnumSet.of(Role.SUPERVISOR, Role.AUDITOR, Role.ADMIN, Role.SECURITY_ADMIN, Role.AUDIT_ADMIN);

    private AccessPolicy() {}

    /** Whether this person sees who tried and opened what. */
    public static boolean oversees(Actor actor) {
        return OVERSEE.contains(actor.role());
    }

    /** Lets those pass who see what people did. */
    public static void mustOversee(Actor actor) {
        ForbiddenException.unless(oversees(actor));
    }

    /** Lets those pass who see what was looked at: who oversee, and the audit administrator. */
    public static void mustSeeAccesses(Actor actor) {
        ForbiddenException.unless(oversees(actor) || actor.role() == Role.AUDIT_ADMIN);
    }

    /** Lets those pass who read the log itself, as its leaves: those who look into all cases, and a program for it. */
    public static void mustReadLog(Actor actor, Role program) {
        ForbiddenException.unless(LOOK_INTO.contains(actor.role()) || actor.role() == program);
    }

    /** Whether this person weighs other rules: who oversees, and leaders. */
    public static boolean weighsRules(Actor actor) {
        return oversees(actor) || actor.role() == Role.LEADER;
    }

    /** Lets those pass who weigh other rules. */
    public static void mustWeighRules(Actor actor) {
        ForbiddenException.unless(weighsRules(actor));
    }

    /** Lets those pass who see how the office is set up: who look after the ledger, and leaders. */
    public static void mustSeeAdministration(Actor actor) {
        ForbiddenException.unless(looksAfterLedger(actor) || actor.role() == Role.LEADER);
    }

    /** Whether this person puts in force what an administrator proposes. */
    public static boolean consents(Actor actor) {
        return actor.role() == Role.LEADER;
    }

    /** Lets those pass who put in force what an administrator proposes. */
    public static void mustConsent(Actor actor) {
        ForbiddenException.unless(consents(actor));
    }

    /** Whether this person hands archived cases over: the head of the center. */
    public static boolean archives(Actor actor) {
        return actor.role() == Role.CENTER_HEAD;
    }

    /** Lets those pass who hand archived cases over. */
    public static void mustArchive(Actor actor) {
        ForbiddenException.unless(archives(actor));
    }

    /** Whether this person sees which cases are on their way out of the archive. */
    public static boolean seesRetention(Actor actor) {
        return oversees(actor) || actor.role() == Role.LEADER || actor.role() == Role.LEGAL;
    }

    /** Lets those pass who decide on destruction, and who oversee. */
    public static void mustSeeRetention(Actor actor) {
        ForbiddenException.unless(seesRetention(actor));
    }

    /**
     * Whether this person sees inspection sheets, and what was said of units and people: a handler those of their own
     * unit.
     */
    public static boolean seesInspections(Actor actor) {
        return oversees(actor) || actor.role() == Role.LEADER || actor.role() == Role.HANDLER;
    }

    /** Lets those pass who see inspection sheets and what was said of units and people. */
    public static void mustSeeInspections(Actor actor) {
        ForbiddenException.unless(seesInspections(actor));
    }

    /** Lets those pass who see the sheet of this unit; null is the whole office. */
    public static void mustSeeInspectionOf(@Nullable UnitId unit, Actor actor) {
        mustSeeInspections(actor);
        ForbiddenException.unless(actor.role() != Role.HANDLER || sees(actor, unit));
    }

    /** Whether this person looks after the ledger itself. */
    public static boolean looksAfterLedger(Actor actor) {
        return LOOK_AFTER_LEDGER.contains(actor.role());
    }

    /** Lets those pass who look after the ledger itself. */
    public static void mustLookAfterLedger(Actor actor) {
        ForbiddenException.unless(looksAfterLedger(actor));
    }

    /** Lets those pass who look after the ledger, as administrators of any kind. */
    public static void mustBeAdministrator(Actor actor) {
        ForbiddenException.unless(actor.role().administers());
    }

    /** Lets those pass who change the office: its units. */
    public static void mustAdminister(Actor actor) {
        ForbiddenException.unless(actor.role() == Role.ADMIN);
    }

    /** Lets those pass who have a desk on which cases wait to be signed: leaders, legal section. */
    public static void mustSign(Actor actor) {
        ForbiddenException.unless(signs(actor));
    }

    /** Whether this person has a desk on which cases wait to be signed. */
    public static boolean signs(Actor actor) {
        return actor.role() == Role.LEADER || actor.role() == Role.LEGAL;
    }

    /** Lets those pass who read cases at all: an administrator does not. */
    public static void mustReadCases(Actor actor) {
        ForbiddenException.unless(actor.role().readsCases());
    }

    /** Lets those pass who read the cases of all units: a handler does not. */
    public static void mustReadAllCases(Actor actor) {
        mustReadCases(actor);
        ForbiddenException.unless(readsAllCases(actor));
    }

    /** Whether who reads cases reads those of all units. */
    public static boolean readsAllCases(Actor actor) {
        return actor.role() != Role.HANDLER;
    }

    /** Whether this person sees what this unit holds. */
    public static boolean sees(Actor actor, @Nullable UnitId heldBy) {
        return actor.role() == Role.HANDLER
                ? actor.unit() != null && actor.unit().equals(heldBy)
                : actor.role().readsCases();
    }

    /** Whether this person sees this case. */
    public static boolean sees(Actor actor, SeenCase seen) {
        return seen.isSeenBy(actor.person(), actor.role(), actor.unit());
    }

    /** The one unit whose cases this person sees; null for all. */
    public static @Nullable UnitId onlyUnit(Actor actor) {
        return actor.role() == Role.HANDLER ? actor.unit() : null;
    }

    /** Whether this person opens what a complainant said, and so may search in it. */
    public static boolean opensWhatWasSaid(Actor actor) {
        return HANDLE.contains(actor.role());
    }

    /** Whether this person may know what a case holds: of a secret one, whom it names (P7.20). */
    public static boolean knows(Actor actor, CaseFile file) {
        return file.secrecy() == null || file.secrecy().names(actor.person());
    }

    /** Whether this person says who is named in a secret case, and so sees who that is. */
    public static boolean names(Actor actor) {
        return NAME.contains(actor.role());
    }

    /**
     * Whether this person opens this part of a case that he or she sees and may know. What a filing said before it was
     * corrected or split is not for who handles one matter of it (O121-37).
     */
    public static boolean opens(Actor actor, String part) {
        if (actor.role() == Role.HANDLER && part.startsWith(SealedPart.NARRATIVE_BEFORE.part())) {
            // In every case: refusing it only in complaints that came with a report would reveal that report.
            return false;
        }
        boolean officialText = part.startsWith(SealedPart.DRAFT.part()) || part.startsWith(SealedPart.REPLY.part());
        boolean reader = LOOK_INTO.contains(actor.role()) || actor.role() == Role.PLATFORM;
        return HANDLE.contains(actor.role()) || officialText && reader;
    }
}
