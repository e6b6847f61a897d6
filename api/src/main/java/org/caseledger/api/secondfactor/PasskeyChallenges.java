package org.caseledger.api.secondfactor;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.caseledger.api.security.SignedCookie;
import org.caseledger.vault.Vault;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.stereotype.Component;

/**
 * What a browser was asked to answer with a passkey before a login, in a short-lived cookie that only the ledger can
 * make.
 */
@Component
class PasskeyChallenges {
    private static final Duration KEPT = Duration.ofMinutes(15);

    private final SignedCookie<String> cookie;

    PasskeyChallenges(Vault vault, Clock clock) {
        this.cookie = new SignedCookie<>("passkey", "/login", KEPT, String.class, vault, clock);
    }

    /** A challenge, and when it was made. */
    record Challenge(Bytes bytes, Instant at) {}

    /** A new one for this browser. */
    Bytes ask(HttpServletRequest request, HttpServletResponse response) {
        var challenge = Bytes.random();
        cookie.set(challenge.toBase64UrlString(), request, response);
        return challenge;
    }

    /** That of this browser, if it is not too old. */
    Optional<Challenge> of(HttpServletRequest request) {
        return cookie.of(request).map(given -> new Challenge(Bytes.fromBase64(given.value()), given.at()));
    }
}
