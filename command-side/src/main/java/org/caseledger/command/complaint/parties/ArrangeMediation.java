package org.caseledger.command.complaint.parties;

import java.time.Instant;
import java.util.List;
import org.caseledger.command.complaint.state.CaseGuards;
import org.caseledger.command.complaint.state.CaseState;
import org.caseledger.command.complaint.state.ComplaintCommand;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.Guards;
import org.caseledger.command.gate.LedgerCommand;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.Role;
import org.caseledger.events.Told;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.ConsentTo;
import org.caseledger.events.complaint.MediationEvent.MediationArranged;
import org.jspecify.annotations.Nullable;

/**
 * 安排调解: both sides have consented and were told before it is held; in person, also where (O121-18,
 * O121-20). An entrusted body mediates if both consent to that (O121-19).
 */
@LedgerCommand(
        zh = "安排调解",
        en = "arrange mediation",
        roles = {Role.HANDLER},
        clause = "O121-20",
        states = {ComplaintState.ACCEPTED},
        kinds = {ComplaintKind.COMPLAINT})
public record ArrangeMediation(
        CaseId caseId,
        Instant heldAt,
        boolean inPerson,
        @Nullable String place,
        String mediator,
        @Nullable String body,
        Told complainantTold,
        Told respondentTold,
        @Nullable Instant occurredAt,
        @Nullable String lateReason)
        implements ComplaintCommand {

    @Override
    public List<ComplaintEvent> decide(CaseState c, DecisionContext context) {
        Guards.require(
                body == null || c.parties().consents().ofBothTo(ConsentTo.ENTRUSTED_MEDIATION), Rule.BOTH_ENTRUST);
        Guards.require(body != null || context.office().employs(mediator), Rule.MEDIATOR_KNOWN, mediator);
        Guards.require(!inPerson || Guards.isFilled(place), Rule.PLACE_TOLD);
        CaseGuards.told(complainantTold, c, context);
        CaseGuards.told(respondentTold, c, context);
        Guards.require(
                complainantTold.at().isBefore(heldAt) && respondentTold.at().isBefore(heldAt), Rule.TOLD_BEFOREHAND);
        Guards.require(!c.parties().recused().contains(mediator), Rule.STANDS_ASIDE, mediator);
        return List.of(new MediationArranged(
                heldAt, place, mediator, body, complainantTold, respondentTold, occurred(context)));
    }

    public static void before(CaseState c, DecisionContext context) {
        AskRecusal.before(c, context);
        Guards.require(c.parties().consents().ofBothTo(ConsentTo.MEDIATION), Rule.BOTH_CONSENT);
    }
}
