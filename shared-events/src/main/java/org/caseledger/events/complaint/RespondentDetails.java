package org.caseledger.events.complaint;

import org.caseledger.events.Official;
import org.caseledger.events.respondent.RespondentId;
import org.jspecify.annotations.Nullable;

/**
 * What was stated of a respondent besides the name: the code (GB 32100-2015) and address of a business,
 * {@code personAddress} of a natural person, and the street 镇街 of either; {@code entry} is the business in the
 * register.
 */
public record RespondentDetails(
        @Nullable RespondentId entry,
        @Nullable String creditCode,
        @Nullable String address,
        @Official @Nullable String personAddress,
        @Nullable String street) {
    /** Of a business. */
    public static RespondentDetails ofBusiness(
            @Nullable RespondentId entry,
            @Nullable String creditCode,
            @Nullable String address,
            @Nullable String street) {
        return new RespondentDetails(entry, creditCode, address, null, street);
    }

    /** Of a natural person. */
    public static RespondentDetails ofPerson(@Nullable String address, @Nullable String street) {
        return new RespondentDetails(null, null, null, address, street);
    }

    /** The same of a respondent of that kind: what is not of it is left out. */
    RespondentDetails as(boolean person) {
        return person ? ofPerson(where(), street) : ofBusiness(entry, creditCode, where(), street);
    }

    /** The address, of whomever. */
    public @Nullable String where() {
        return personAddress == null ? address : personAddress;
    }

    /** Whether nothing was stated. */
    boolean isEmpty() {
        return entry == null && creditCode == null && where() == null && street == null;
    }
}
