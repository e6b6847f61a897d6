package org.caseledger.events.complaint;

import org.jspecify.annotations.Nullable;

/**
 * Who complains for the complainant, as stated at the receipt, and whether a letter of authority was presented
 * (O121-11); stored only sealed, with the complainant.
 */
public record ComplainantAgent(
        String name,
        @Nullable String phone,
        @Nullable IdentityDocument identity,
        @Nullable Boolean authorised) {}
