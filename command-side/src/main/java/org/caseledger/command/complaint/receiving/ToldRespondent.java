package org.caseledger.command.complaint.receiving;

import org.caseledger.command.gate.Guards;
import org.caseledger.command.gate.Refused;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.complaint.RespondentDetails;
import org.caseledger.events.complaint.RespondentKind;
import org.caseledger.events.respondent.CreditCode;
import org.jspecify.annotations.Nullable;

/** What is told of a respondent besides the name (O121-10): code, address and street 镇街. */
public record ToldRespondent(
        @Nullable String creditCode, @Nullable String address, @Nullable String street) {

    /** As it is recorded of a respondent of that kind; throws {@link Refused} for a wrong code. */
    RespondentDetails of(@Nullable RespondentKind kind) {
        if (kind == RespondentKind.PERSON) {
            Guards.require(filled(creditCode) == null, Rule.CODE_OF_BUSINESS);
            return RespondentDetails.ofPerson(filled(address), filled(street));
        }
        return RespondentDetails.ofBusiness(
                code(filled(creditCode)), filled(address), filled(street));
    }

    /** A code as it is kept; throws {@link Refused} for one that is none. */
    public static @Nullable String code(@Nullable String typed) {
        if (typed == null) {
            return null;
        }
        var code = CreditCode.normalized(typed);
        CreditCode.mistake(code)
                .ifPresent(
                        mistake -> {
                            throw refused(mistake);
                        });
        return code;
    }

    private static Refused refused(CreditCode.Mistake mistake) {
        return switch (mistake.kind()) {
            case LENGTH -> new Refused(Rule.CREDIT_CODE_LENGTH, mistake.found());
            case CHARACTER ->
                    new Refused(
                            Rule.CREDIT_CODE_CHARACTER,
                            mistake.place(),
                            mistake.found(),
                            mistake.expected());
            case CHECK -> new Refused(Rule.CREDIT_CODE_CHECK, mistake.found(), mistake.expected());
        };
    }

    private static @Nullable String filled(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
