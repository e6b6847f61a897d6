package org.caseledger.command.complaint.handling;

import java.time.Instant;
import java.util.List;
import org.caseledger.command.complaint.parties.AskRecusal;
import org.caseledger.command.complaint.state.CaseGuards;
import org.caseledger.command.complaint.state.CaseState;
import org.caseledger.command.complaint.state.ComplaintCommand;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.Guards;
import org.caseledger.command.gate.LedgerCommand;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.CaseId;
import org.caseledger.events.Clock;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.Occurred;
import org.caseledger.events.Role;
import org.caseledger.events.SealedField;
import org.caseledger.events.complaint.ConsentTo;
import org.caseledger.events.complaint.MediationEnding;
import org.caseledger.events.complaint.MediationEvent.MediationRecorded;
import org.caseledger.procedure.Requirement;
import org.jspecify.annotations.Nullable;

/**
 * 调解: how a mediation ended (P1.10); without an agreement on which of the eight grounds of Order
 * 121 (O121-23). A withdrawal or a settlement is recorded by the center, as the end of the case.
 */
@LedgerCommand(
        zh = "记录调解",
        en = "record mediation",
        roles = {Role.HANDLER},
        states = {ComplaintState.ACCEPTED},
        sealed = {"terms"})
public record RecordMediation(
        CaseId caseId,
        boolean agreed,
        @Nullable String terms,
        @Nullable MediationEnding ending,
        @Nullable Instant occurredAt,
        @Nullable String lateReason)
        implements ComplaintCommand {

    @Override
    public List<ComplaintEvent> decide(CaseState c, DecisionContext context) {
        var when = occurred(context);
        mustEndByTheArticle(c, context, when);
        mustBeWanted(c, context);
        return List.of(new MediationRecorded(
                agreed,
                terms == null ? null : context.office().seal(caseId, SealedField.MEDIATION, terms),
                ending,
                when));
    }

    /** Both sides consent to be mediated, by somebody who does not stand aside (O121-18, 21). */
    private void mustBeWanted(CaseState c, DecisionContext context) {
        boolean mediated = agreed || ending == MediationEnding.NO_AGREEMENT;
        CaseGuards.asked(
                !mediated || c.parties().consents().ofBothTo(ConsentTo.MEDIATION),
                Requirement.CONSENT_TO_MEDIATION,
                Rule.BOTH_CONSENT,
                c,
                context);
        var mediator = context.actor().person();
        Guards.require(!mediated || !c.parties().recused().contains(mediator), Rule.STANDS_ASIDE, mediator);
        if (agreed) {
            CaseGuards.agreedByTheRepresented(c);
        }
    }

    private void mustEndByTheArticle(CaseState c, DecisionContext context, Occurred when) {
        CaseGuards.asked(
                agreed || ending != null, Requirement.ENDING_OF_MEDIATION, Rule.ENDING_OF_MEDIATION, c, context);
        Guards.require(!agreed || ending == null, Rule.AGREED_OR_ENDED);
        Guards.require(ending != MediationEnding.WITHDRAWN_OR_SETTLED, Rule.CENTER_RECORDS_WITHDRAWAL);
        boolean runs = c.deadlines()
                .open(Clock.MEDIATION)
                .filter(d -> d.suspendedAt() != null || when.at().isBefore(d.dueAt()))
                .isPresent();
        Guards.require(ending != MediationEnding.SIXTY_DAYS || !runs, Rule.SIXTY_DAYS_PASSED);
    }

    public static void before(CaseState c, DecisionContext context) {
        AskRecusal.before(c, context);
    }
}
