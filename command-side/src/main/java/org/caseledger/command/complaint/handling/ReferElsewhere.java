package org.caseledger.command.complaint.handling;

import java.time.Instant;
import java.util.List;
import org.caseledger.command.complaint.replying.Approvals;
import org.caseledger.command.complaint.state.CaseGuards;
import org.caseledger.command.complaint.state.CaseState;
import org.caseledger.command.complaint.state.ComplaintCommand;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.LedgerCommand;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.Role;
import org.caseledger.events.Told;
import org.caseledger.events.complaint.Ending.ComplaintReferred;
import org.caseledger.events.complaint.Jurisdiction;
import org.caseledger.events.complaint.OtherMatter;
import org.jspecify.annotations.Nullable;

/**
 * 告知转送: the matter is another authority's, and the complainant was told whose (P9.05), or it is no
 * complaint or report at all, and they were told which way it goes (O121-44): where a reply would
 * need approvals, in the very words that were approved, which name the authority (P9.12). A
 * complaint or report is classified before, which shows whether it would.
 */
@LedgerCommand(
        zh = "告知转送",
        en = "refer to another authority",
        roles = {Role.INTAKE, Role.DISPATCHER, Role.HANDLER},
        states = {ComplaintState.RECEIVED, ComplaintState.CLASSIFIED, ComplaintState.ASSIGNED})
public record ReferElsewhere(
        CaseId caseId,
        String authority,
        String reason,
        Told told,
        @Nullable OtherMatter matter,
        @Nullable Jurisdiction jurisdiction,
        @Nullable Instant occurredAt,
        @Nullable String lateReason)
        implements ComplaintCommand {

    @Override
    public List<ComplaintEvent> decide(CaseState c, DecisionContext context) {
        CaseGuards.toldWhy(reason, told, c, context);
        if (matter == null) {
            Approvals.mustBeClassified(c, context);
        }
        Approvals.mustBeOfReferral(authority, reason, c, context);
        CaseGuards.ofItsKind(jurisdiction, c);
        return List.of(new ComplaintReferred(authority, reason, told, matter, jurisdiction, occurred(context)));
    }

    public static void before(CaseState c, DecisionContext context) {
        Approvals.mustBeCompleteToEnd(c, context);
    }
}
