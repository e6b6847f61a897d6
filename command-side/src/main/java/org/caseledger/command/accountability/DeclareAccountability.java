package org.caseledger.command.accountability;

import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.caseledger.command.gate.AggregateCommand;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.Guards;
import org.caseledger.command.gate.LedgerCommand;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.Role;
import org.caseledger.events.accountability.AccountabilityEvent;
import org.caseledger.events.accountability.AccountabilityEvent.AccountabilityDeclared;
import org.jspecify.annotations.Nullable;

/**
 * A leader commends, criticises or holds to account a unit or a person (P1.17, P3.14); who that is and what it rests on
 * is looked up once the leader is known to be one.
 */
@LedgerCommand(
        roles = {Role.LEADER},
        zh = "表彰、通报批评或追责",
        en = "record accountability",
        clause = {"P1.17", "P3.14", "P8.18"})
public record DeclareAccountability(UUID id, Supplier<AccountabilityDeclared> content)
        implements AggregateCommand<Accountability.Standing, AccountabilityEvent> {
    @Override
    public String streamKind() {
        return Accountability.KIND;
    }

    @Override
    public boolean begins() {
        return true;
    }

    @Override
    public List<AccountabilityEvent> decide(Accountability.@Nullable Standing none, DecisionContext context) {
        var declared = content.get();
        Guards.inWords(declared.why());
        var unit = declared.unit();
        Guards.require(unit != null || declared.name() != null, Rule.ACCOUNTABLE_NAMED);
        if (unit != null) {
            Guards.knownUnit(unit, context);
        }
        for (var caseId : declared.cases()) {
            Guards.require(context.office().knows(caseId), Rule.CASE_KNOWN, caseId);
        }
        return List.of(declared);
    }
}
