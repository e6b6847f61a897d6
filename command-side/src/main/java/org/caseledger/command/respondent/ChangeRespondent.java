package org.caseledger.command.respondent;

import java.util.List;
import java.util.UUID;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.Guards;
import org.caseledger.command.gate.LedgerCommand;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.Role;
import org.caseledger.events.respondent.RegisteredBusiness;
import org.caseledger.events.respondent.RespondentChanged;
import org.caseledger.events.respondent.RespondentEvent;
import org.caseledger.events.respondent.RespondentId;
import org.caseledger.respondent.RegisteredRespondent;
import org.jspecify.annotations.Nullable;

/** 变更被诉方: says all that the register says of a business from now on, and why. */
@LedgerCommand(
        roles = {Role.INTAKE, Role.DISPATCHER},
        zh = "变更被诉方登记",
        en = "change respondent",
        clause = {"P9.03", "P3.08"})
public record ChangeRespondent(
        UUID id,
        String name,
        @Nullable String creditCode,
        @Nullable String address,
        @Nullable String street,
        @Nullable String contact,
        @Nullable String phone,
        @Nullable String trade,
        String reason)
        implements RespondentCommand {

    @Override
    public List<RespondentEvent> decide(RegisteredRespondent entry, DecisionContext context) {
        Guards.inWords(reason);
        var typed = new RegisteredBusiness(name, creditCode, address, street, contact, phone, trade);
        var kept = BusinessRules.kept(new RespondentId(id), typed, context);
        Guards.require(!kept.equals(entry.business()), Rule.SOMETHING_CHANGES);
        return List.of(new RespondentChanged(kept, reason));
    }
}
