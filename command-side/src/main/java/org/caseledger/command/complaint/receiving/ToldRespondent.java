package org.caseledger.command.complaint.receiving;

import java.util.Optional;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.Guards;
import org.caseledger.command.gate.Refused;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.complaint.NamedRespondent;
import org.caseledger.events.complaint.RespondentDetails;
import org.caseledger.events.complaint.RespondentKind;
import org.caseledger.events.respondent.CreditCode;
import org.caseledger.events.respondent.RegisteredBusiness;
import org.caseledger.events.respondent.RespondentId;
import org.jspecify.annotations.Nullable;

/**
 * What was stated about a respondent besides the name (O121-10): code, address and street 镇街. For an {@code entry} of
 * the register, missing parts are taken from there.
 */
public record ToldRespondent(
        @Nullable RespondentId entry,
        @Nullable String creditCode,
        @Nullable String address,
        @Nullable String street) {
    public static final ToldRespondent NOTHING = new ToldRespondent(null, null, null, null);

    /** The respondent of that name and kind in its recorded form; throws {@link Refused} for a wrong code or entry. */
    NamedRespondent of(@Nullable String name, @Nullable RespondentKind kind, DecisionContext context) {
        if (kind != RespondentKind.PERSON && entry != null) {
            var known = context.office().respondent(entry);
            Guards.require(known.isPresent(), Rule.RESPONDENT_KNOWN, entry);
            var business = known.get().business();
            return NamedRespondent.of(name == null ? business.name() : name, kind, registered(business));
        }
        return NamedRespondent.of(name, kind, details(kind));
    }

    private RespondentDetails registered(RegisteredBusiness business) {
        var code = code(filled(creditCode));
        return RespondentDetails.ofBusiness(
                entry,
                code == null ? business.creditCode() : code,
                filled(address) == null ? business.address() : filled(address),
                filled(street) == null ? business.street() : filled(street));
    }

    private RespondentDetails details(@Nullable RespondentKind kind) {
        if (kind == RespondentKind.PERSON) {
            Guards.require(entry == null, Rule.PERSON_NOT_REGISTERED);
            Guards.require(filled(creditCode) == null, Rule.CODE_OF_BUSINESS);
            return RespondentDetails.ofPerson(filled(address), filled(street));
        }
        return RespondentDetails.ofBusiness(null, code(filled(creditCode)), filled(address), filled(street));
    }

    /** A code as it is kept; throws {@link Refused} for one that is none. */
    public static @Nullable String code(@Nullable String typed) {
        if (typed == null) {
            return null;
        }
        var code = CreditCode.normalized(typed);
        mistake(code).ifPresent(refused -> {
            throw refused;
        });
        return code;
    }

    /** Why a normalised code is none. */
    public static Optional<Refused> mistake(String code) {
        return CreditCode.mistake(code).map(ToldRespondent::refused);
    }

    private static Refused refused(CreditCode.Mistake mistake) {
        return switch (mistake.kind()) {
            case LENGTH -> new Refused(Rule.CREDIT_CODE_LENGTH, mistake.found());
            case CHARACTER ->
                new Refused(Rule.CREDIT_CODE_CHARACTER, mistake.place(), mistake.found(), mistake.expected());
            case CHECK -> new Refused(Rule.CREDIT_CODE_CHECK, mistake.found(), mistake.expected());
        };
    }

    private static @Nullable String filled(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
