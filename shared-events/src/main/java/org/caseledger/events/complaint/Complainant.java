package org.caseledger.events.complaint;

import org.jspecify.annotations.Nullable;

/** The person who complains; stored only sealed (P1.06, P1.08). */
public record Complainant(
        String name, @Nullable String phone, @Nullable String email, @Nullable String address) {}
