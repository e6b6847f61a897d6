package org.caseledger.command.delegation;

import java.util.List;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.Delegation;
import org.caseledger.command.gate.Guards;
import org.caseledger.command.gate.LedgerCommand;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.Role;
import org.caseledger.events.office.DelegationEvent;
import org.caseledger.events.office.DelegationRevoked;

/**
 * 撤销授权代签: at once, by the leader who granted it or by whoever gives it back; what was signed by it
 * stays.
 */
@LedgerCommand(
        roles = {Role.LEADER, Role.LEGAL, Role.CENTER_HEAD},
        zh = "撤销授权代签",
        en = "revoke delegation",
        clause = "P9.12")
public record RevokeDelegation(int delegation, String reason) implements DelegationCommand {

    @Override
    public List<DelegationEvent> decide(Integer last, DecisionContext context) {
        Guards.inWords(reason);
        var person = context.actor().person();
        Guards.require(
                context.office().delegations().stream()
                        .filter(one -> one.number() == delegation)
                        .anyMatch(one -> isOf(one, person)),
                Rule.DELEGATION_STANDS,
                delegation);
        return List.of(new DelegationRevoked(delegation, reason.strip()));
    }

    private static boolean isOf(Delegation one, String person) {
        return one.from().person().equals(person) || one.to().person().equals(person);
    }
}
