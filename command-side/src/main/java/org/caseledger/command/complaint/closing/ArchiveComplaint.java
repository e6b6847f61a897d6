package org.caseledger.command.complaint.closing;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.caseledger.command.complaint.state.CaseState;
import org.caseledger.command.complaint.state.ComplaintCommand;
import org.caseledger.command.gate.Commands;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.Guards;
import org.caseledger.command.gate.LedgerCommand;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.Role;
import org.caseledger.events.complaint.ClosingEvent.ComplaintArchived;
import org.caseledger.events.complaint.DossierPart;
import org.caseledger.events.complaint.Satisfaction;
import org.caseledger.procedure.Gate;
import org.caseledger.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * 归档: closes the dossier and explains what it lacks; a lead found in the case has been decided on
 * before (O121-27). Where the complainant is not satisfied, a leader does it, with a reason (P2.18,
 * P7.13).
 */
@LedgerCommand(
        zh = "归档",
        en = "archive",
        roles = {Role.INTAKE, Role.DISPATCHER, Role.CENTER_HEAD, Role.LEADER},
        phases = ComplaintState.Phase.CLOSED)
public record ArchiveComplaint(
        CaseId caseId,
        @Nullable Set<DossierPart> present,
        @Nullable Map<DossierPart, String> missing,
        @Nullable String notSatisfiedReason,
        @Nullable Instant occurredAt,
        @Nullable String lateReason)
        implements ComplaintCommand {

    @Override
    public List<ComplaintEvent> decide(CaseState c, DecisionContext context) {
        var there = present == null ? Set.<DossierPart>of() : present;
        var lacking = missing == null ? Map.<DossierPart, String>of() : missing;
        var unrecorded = there.stream().filter(p -> !c.dossier().contains(p)).toList();
        Guards.require(unrecorded.isEmpty(), Rule.PARTS_EXIST, Text.list(unrecorded));
        var unexplained = EnumSet.allOf(DossierPart.class).stream()
                .filter(p -> !there.contains(p) && !Guards.says(lacking.get(p)))
                .toList();
        Guards.require(unexplained.isEmpty(), Rule.GAPS_EXPLAINED, Text.list(unexplained));
        var dissatisfied = dissatisfied(c, context);
        if (dissatisfied != null) {
            Guards.require(Guards.says(notSatisfiedReason), dissatisfied.clause(), Rule.NOT_SATISFIED_EXPLAINED);
        }
        return List.of(new ComplaintArchived(
                there, lacking, dissatisfied == null ? null : notSatisfiedReason, occurred(context)));
    }

    /** No lead waits; and who archives it: the center, or a leader if it is not satisfied with. */
    public static void before(CaseState c, DecisionContext context) {
        Guards.require(!c.leadWaits(), Rule.LEAD_DECIDED_BEFORE_ARCHIVE);
        var role = context.actor().role();
        var dissatisfied = dissatisfied(c, context);
        if (dissatisfied != null) {
            Guards.require(role == Role.LEADER, dissatisfied.clause(), Rule.NOT_SATISFIED_EXPLAINED);
        } else {
            var center = List.of(Role.INTAKE, Role.DISPATCHER, Role.CENTER_HEAD);
            Guards.require(
                    center.contains(role), Rule.ROLE, Commands.wordOf(ArchiveComplaint.class), role, Text.list(center));
        }
    }

    /** The gate of a case whose complainant said last, in this round, not to be satisfied. */
    private static @Nullable Gate dissatisfied(CaseState c, DecisionContext context) {
        return c.satisfaction() == Satisfaction.NOT
                ? c.procedure(context).gates().dissatisfied()
                : null;
    }
}
