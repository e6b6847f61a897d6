package org.caseledger.command.accountability;

import java.util.List;
import java.util.UUID;
import org.caseledger.command.gate.AggregateCommand;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.Guards;
import org.caseledger.command.gate.LedgerCommand;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.Role;
import org.caseledger.events.accountability.AccountabilityEvent;
import org.caseledger.events.accountability.AccountabilityEvent.AccountabilityWithdrawn;

/** A leader takes back, once and with the reason, what was declared (P1.17). */
@LedgerCommand(
        roles = {Role.LEADER},
        zh = "撤销表彰、通报批评或追责",
        en = "withdraw accountability record",
        clause = {"P1.17", "P3.14", "P8.18"})
public record WithdrawAccountability(UUID id, String reason)
        implements AggregateCommand<Accountability.Standing, AccountabilityEvent> {
    @Override
    public String streamKind() {
        return Accountability.KIND;
    }

    @Override
    public List<AccountabilityEvent> decide(Accountability.Standing standing, DecisionContext context) {
        Guards.require(standing.stands(), Rule.WITHDRAWN_ONCE);
        return List.of(new AccountabilityWithdrawn(reason));
    }
}
