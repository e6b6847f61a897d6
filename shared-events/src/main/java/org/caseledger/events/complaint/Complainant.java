package org.caseledger.events.complaint;

import org.jspecify.annotations.Nullable;

/** The person who complains; stored only sealed (P1.06, P1.08, O121-10). */
public record Complainant(
        String name,
        @Nullable String phone,
        @Nullable String email,
        @Nullable String address,
        @Nullable IdentityDocument identity,
        @Nullable ComplainantAgent agent) {

    /** In person, by no document. */
    public Complainant(
            String name, @Nullable String phone, @Nullable String email, @Nullable String address) {
        this(name, phone, email, address, null, null);
    }
}
