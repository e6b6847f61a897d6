package org.caseledger.command.complaint.state;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.Guards;
import org.caseledger.command.gate.OtherCase;
import org.caseledger.command.gate.Rule;
import org.caseledger.command.gate.Unit;
import org.caseledger.events.CaseId;
import org.caseledger.events.Medium;
import org.caseledger.events.Occurred;
import org.caseledger.events.Told;
import org.caseledger.events.UnitId;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.ConsentTo;
import org.caseledger.events.complaint.Evidence;
import org.caseledger.events.complaint.Jurisdiction;
import org.caseledger.events.complaint.Party;
import org.caseledger.procedure.Procedure;
import org.caseledger.procedure.Requirement;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.text.Text;
import org.jspecify.annotations.Nullable;

/** The rules that many commands share. */
public final class CaseGuards {
    private CaseGuards() {}

    /** A refusal is notified with its reason (P9.05, P9.07). */
    public static void toldWhy(String reason, Told told, CaseState c, DecisionContext context) {
        Guards.require(Guards.says(reason), Rule.TOLD_WITH_REASON);
        told(told, c, context);
    }

    public static void told(Told told, CaseState c, DecisionContext context) {
        Guards.require(!told.at().isAfter(context.now()) && !told.at().isBefore(c.receivedAt()), Rule.TOLD_IN_TIME);
        mustBeTellable(told.medium(), c);
    }

    /** Notification may be omitted only if the complainant is anonymous (P9.07). */
    public static void mustBeTellable(Medium medium, CaseState c) {
        Guards.require(medium != Medium.NOBODY || c.record().complainant() == null, Rule.SOMEBODY_TO_TELL);
    }

    /** A unit that handles cases of this severity under the case's procedure (P9.03, P2.13–15). */
    public static Unit unit(UnitId id, CaseState c, DecisionContext context) {
        var unit = Guards.knownUnit(id, context);
        var gates = c.procedure(context).gates();
        Guards.require(
                gates.allowHandling(c.facts().severity(), unit.kind()),
                gates.handledByClause(),
                Rule.UNIT_HANDLES,
                unit.name(),
                c.facts().severity());
        return unit;
    }

    /** Those of the office that handle cases of this severity. */
    public static List<Unit> units(CaseState c, DecisionContext context) {
        var gates = c.procedure(context).gates();
        var severity = c.facts().severity();
        var handling = context.office().units().stream()
                .filter(unit -> gates.allowHandling(severity, unit.kind()))
                .toList();
        Guards.require(
                !handling.isEmpty(),
                gates.handledByClause(),
                Rule.UNIT_HANDLES,
                new Text("本局", "This office"),
                severity);
        return handling;
    }

    /** What the law asks of this case, received when it was; kept where it asks for nothing. */
    public static void asked(boolean kept, Requirement what, Rule rule, CaseState c, DecisionContext context) {
        Guards.require(kept || !isAsked(what, c, context), rule);
    }

    /** Whether the law asks it of this case, received when it was. */
    public static boolean isAsked(Requirement what, CaseState c, DecisionContext context) {
        return isAsked(what, c.procedure(context), c.kind(), c.receivedAt());
    }

    private static boolean isAsked(Requirement what, Procedure procedure, ComplaintKind kind, Instant receivedAt) {
        var receivedOn = receivedAt.atZone(WorkCalendar.ZONE).toLocalDate();
        return procedure.gates().asks(what, kind, receivedOn).isPresent();
    }

    /** Nothing that is recorded with a complaint leads to a report (O121-37). */
    public static void reportStaysClosed(CaseId other, CaseState c, DecisionContext context) {
        reportStaysClosed(other, c.procedure(context), c.kind(), c.receivedAt(), context);
    }

    /** The same of a case that is just received. */
    public static void reportStaysClosed(
            CaseId other, Procedure procedure, ComplaintKind kind, Instant receivedAt, DecisionContext context) {
        boolean isReport =
                context.office().find(other).filter(OtherCase::isReport).isPresent();
        Guards.require(
                !isReport || !isAsked(Requirement.REPORTER_UNKNOWN, procedure, kind, receivedAt),
                Rule.REPORT_STAYS_CLOSED);
    }

    /** The stated jurisdiction must be one of the grounds for a case of this kind (O121-13, 29). */
    public static void ofItsKind(@Nullable Jurisdiction jurisdiction, CaseState c) {
        Guards.require(jurisdiction == null || jurisdiction.isOf(c.kind()), Rule.JURISDICTION_OF_THE_KIND, c.kind());
    }

    /** Those who are represented agree to what gives up some of their request (O121-12). */
    public static void agreedByTheRepresented(CaseState c) {
        Guards.require(
                !c.parties().represented() || c.parties().consents().of(Party.REPRESENTED, ConsentTo.CONCESSION),
                Rule.REPRESENTED_AGREE);
    }

    /** Each piece of evidence that names a file names one that is kept (P9.14). */
    public static void kept(@Nullable List<Evidence> evidence, CaseId caseId, DecisionContext context) {
        for (var piece : evidence == null ? List.<Evidence>of() : evidence) {
            var sha256 = piece.sha256();
            boolean kept = sha256 == null || context.office().keeps(caseId, sha256);
            Guards.require(kept, Rule.EVIDENCE_KEPT, sha256);
        }
    }

    /** The numbers that a command may name, as a refusal lists them. */
    public static String numbers(Collection<Integer> open) {
        return open.isEmpty() ? "—" : open.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    public static int year(Occurred occurred) {
        return occurred.at().atZone(WorkCalendar.ZONE).getYear();
    }
}
