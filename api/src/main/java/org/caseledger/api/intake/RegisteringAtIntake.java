package org.caseledger.api.intake;

import java.util.Objects;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.web.problems.InvalidInputException;
import org.caseledger.command.complaint.receiving.ReceiveComplaint;
import org.caseledger.command.complaint.receiving.ToldRespondent;
import org.caseledger.command.gate.CommandGate;
import org.caseledger.command.gate.Office;
import org.caseledger.command.gate.Rejection;
import org.caseledger.command.gate.Request;
import org.caseledger.command.gate.RequestId;
import org.caseledger.command.respondent.RespondentCommand.RegisterRespondent;
import org.caseledger.events.Actor;
import org.caseledger.events.complaint.RespondentKind;
import org.caseledger.events.respondent.CreditCode;
import org.caseledger.events.respondent.RespondentId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** 同时登记: enters the respondent of a complaint into the register, unless its code is there. */
@Component
@RequiredArgsConstructor
final class RegisteringAtIntake {
    private final CommandGate gate;
    private final Office office;

    /**
     * The same complaint, pointing at the entry of its respondent. The entry comes first: a crash in between leaves an
     * entry without a case, which the same form, sent again, finds by its identity.
     */
    ReceiveComplaint registered(ReceiveComplaint command, Actor actor, Request request) {
        var name = command.respondent();
        var told = Objects.requireNonNullElse(command.respondentDetails(), ToldRespondent.NOTHING);
        if (name == null || command.respondentKind() == RespondentKind.PERSON) {
            throw new InvalidInputException(
                    "respondent",
                    "登记到登记册须填写经营者名称；自然人不登记",
                    "must be the name of a business to be registered; a natural person is not");
        } else if (told.entry() != null) {
            return command;
        }
        return command.withRespondentDetails(new ToldRespondent(
                entry(name, told, actor, request), told.creditCode(), told.address(), told.street()));
    }

    private RespondentId entry(String name, ToldRespondent told, Actor actor, Request request) {
        var code = told.creditCode();
        var address = told.address();
        var street = told.street();
        var known = known(code);
        if (known != null) {
            return known;
        }
        var content = String.join("\n", name, "" + code, "" + address, "" + street);
        var id = RequestId.named(actor.person(), request.id().value() + "\n" + content);
        var command = new RegisterRespondent(id.caseId(), name, code, address, street, null, null, null);
        try {
            gate.give(command, actor, new Request(id, null, null));
            return new RespondentId(id.caseId());
        } catch (Rejection rejection) {
            // The same code was registered by another person in the meantime: that is the entry.
            var meanwhile = known(code);
            if (meanwhile == null) {
                throw rejection;
            }
            return meanwhile;
        }
    }

    private @Nullable RespondentId known(@Nullable String code) {
        return code == null
                ? null
                : office.respondentWith(CreditCode.normalized(code)).orElse(null);
    }
}
