package org.caseledger.api.security;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The second factors of a person: codes of an authenticator, whose sealed {@code secret} this is, passkeys, or one of
 * the recovery codes, of which these are the keyed digests.
 */
public record Factors(@Nullable String secret, List<String> recovery, List<Passkey> passkeys) {
    static final Factors NONE = new Factors(null, List.of(), List.of());

    public Factors {
        // Rows of an earlier version have no passkeys.
        passkeys = Objects.requireNonNullElse(passkeys, List.of());
    }

    /** Whether a login is not complete without one. */
    public boolean any() {
        return secret != null || !passkeys.isEmpty();
    }

    /** The passkey of this id. */
    public Optional<Passkey> passkey(String id) {
        return passkeys.stream().filter(one -> one.id().equals(id)).findFirst();
    }

    Factors withSecret(String sealed) {
        return new Factors(sealed, recovery, passkeys);
    }

    Factors withRecovery(List<String> digests) {
        return new Factors(secret, digests, passkeys);
    }

    Factors with(Passkey passkey) {
        var all = new ArrayList<>(passkeys);
        all.add(passkey);
        return new Factors(secret, recovery, List.copyOf(all));
    }

    /** Without this passkey; recovery codes are for whoever has another factor. */
    Factors without(Passkey passkey) {
        var left = passkeys.stream().filter(one -> !one.equals(passkey)).toList();
        return secret == null && left.isEmpty() ? NONE : new Factors(secret, recovery, left);
    }

    /** The same factors, the authenticator sealed under another key, and no recovery codes. */
    Factors under(@Nullable String resealed) {
        return new Factors(resealed, List.of(), passkeys);
    }

    /** Other than before when another factor is asked for; whoever was logged in then is not. */
    String identity() {
        var ids = new StringBuilder(secret == null ? "" : secret);
        passkeys.forEach(one -> ids.append(' ').append(one.id()));
        return ids.toString();
    }
}
