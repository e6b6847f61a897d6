package org.caseledger.command.complaint.closing;

import java.time.Instant;
import java.util.List;
import org.caseledger.command.complaint.state.CaseGuards;
import org.caseledger.command.complaint.state.CaseState;
import org.caseledger.command.complaint.state.ComplaintCommand;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.Guards;
import org.caseledger.command.gate.LedgerCommand;
import org.caseledger.command.gate.Refused;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.Role;
import org.caseledger.events.complaint.StandingAccountability;
import org.caseledger.events.complaint.SupervisionEvent.AccountabilityRecorded;
import org.caseledger.events.complaint.SupervisionEvent.CaseAccountabilityWithdrawn;
import org.jspecify.annotations.Nullable;

/**
 * Takes back, with the reason, what was said of a unit or a person in this case, by a record or by
 * 通报 (P1.17): the one of that number, counted from 1, or without a number the only one.
 */
@LedgerCommand(
        zh = "撤销表彰、通报批评或追责",
        en = "withdraw accountability record",
        roles = {Role.LEADER},
        buildsOn = AccountabilityRecorded.class)
public record WithdrawCaseAccountability(
        CaseId caseId,
        @Nullable Integer number,
        String reason,
        @Nullable Instant occurredAt,
        @Nullable String lateReason)
        implements ComplaintCommand {

    @Override
    public List<ComplaintEvent> decide(CaseState c, DecisionContext context) {
        var said = c.accountability();
        int which = said.find(number).orElseThrow(() -> new Refused(Rule.ACCOUNTABILITY_STANDS, numbers(said)));
        return List.of(new CaseAccountabilityWithdrawn(which, reason, occurred(context)));
    }

    /** Something is left to take back. */
    public static void before(CaseState c, DecisionContext context) {
        var said = c.accountability();
        Guards.require(!said.standing().isEmpty(), Rule.ACCOUNTABILITY_STANDS, numbers(said));
    }

    private static String numbers(StandingAccountability said) {
        return CaseGuards.numbers(said.standing());
    }
}
