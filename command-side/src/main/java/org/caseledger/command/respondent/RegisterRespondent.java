package org.caseledger.command.respondent;

import java.util.List;
import java.util.UUID;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.LedgerCommand;
import org.caseledger.events.Role;
import org.caseledger.events.respondent.RegisteredBusiness;
import org.caseledger.events.respondent.RespondentEvent;
import org.caseledger.events.respondent.RespondentId;
import org.caseledger.events.respondent.RespondentRegistered;
import org.caseledger.respondent.RegisteredRespondent;
import org.jspecify.annotations.Nullable;

/** 登记被诉方: enters a business that is complained of; a natural person is never entered. */
@LedgerCommand(
        roles = {Role.INTAKE, Role.DISPATCHER},
        zh = "登记被诉方",
        en = "register respondent",
        clause = {"P9.03", "P3.08"})
public record RegisterRespondent(
        UUID id,
        String name,
        @Nullable String creditCode,
        @Nullable String address,
        @Nullable String street,
        @Nullable String contact,
        @Nullable String phone,
        @Nullable String trade)
        implements RespondentCommand {

    @Override
    public boolean begins() {
        return true;
    }

    @Override
    public List<RespondentEvent> decide(@Nullable RegisteredRespondent none, DecisionContext context) {
        var typed = new RegisteredBusiness(name, creditCode, address, street, contact, phone, trade);
        return List.of(new RespondentRegistered(BusinessRules.kept(new RespondentId(id), typed, context)));
    }
}
