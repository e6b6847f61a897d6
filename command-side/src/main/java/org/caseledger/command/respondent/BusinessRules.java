package org.caseledger.command.respondent;

import org.caseledger.command.complaint.receiving.ToldRespondent;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.Guards;
import org.caseledger.command.gate.Refused;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.respondent.RegisteredBusiness;
import org.caseledger.events.respondent.RespondentId;
import org.caseledger.respondent.RegisteredRespondent;
import org.jspecify.annotations.Nullable;

/** What holds of every business in the register. */
final class BusinessRules {
    private BusinessRules() {}

    /** As it is kept: with a name, and a right code that no other entry has. */
    static RegisteredBusiness kept(RespondentId id, RegisteredBusiness typed, DecisionContext context) {
        Guards.require(Guards.isFilled(typed.name()), Rule.RESPONDENT_NAMED);
        var code = ToldRespondent.code(filled(typed.creditCode()));
        if (code != null) {
            context.office()
                    .respondentWith(code)
                    .filter(other -> !other.equals(id))
                    .ifPresent(other -> {
                        var entry = known(other, context);
                        throw new Refused(
                                Rule.CODE_REGISTERED, code, entry.business().name());
                    });
        }
        return new RegisteredBusiness(
                typed.name().strip(),
                code,
                filled(typed.address()),
                filled(typed.street()),
                filled(typed.contact()),
                filled(typed.phone()),
                filled(typed.trade()));
    }

    /** The entry of this id; throws {@link Refused} when there is none. */
    static RegisteredRespondent known(RespondentId id, DecisionContext context) {
        return context.office().respondent(id).orElseThrow(() -> new Refused(Rule.RESPONDENT_KNOWN, id));
    }

    private static @Nullable String filled(@Nullable String text) {
        return Guards.isFilled(text) ? text.strip() : null;
    }
}
