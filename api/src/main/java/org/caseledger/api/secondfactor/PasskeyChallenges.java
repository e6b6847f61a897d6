package org.caseledger.api.secondfactor;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.caseledger.api.security.Cookies;
import org.caseledger.vault.Vault;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/**
 * What a browser was asked to answer with a passkey before a login, in a short-lived cookie that
 * only the ledger can make.
 */
@Component
class PasskeyChallenges {

    private static final String COOKIE = "passkey";
    private static final String PATH = "/login";
    private static final Duration KEPT = Duration.ofMinutes(15);

    private final Vault vault;
    private final Clock clock;

    PasskeyChallenges(Vault vault, Clock clock) {
        this.vault = vault;
        this.clock = clock;
    }

    /** A challenge, and when it was made. */
    record Challenge(Bytes bytes, Instant at) {}

    /** A new one for this browser. */
    Bytes ask(HttpServletRequest request, HttpServletResponse response) {
        var challenge = Bytes.random();
        var text = challenge.toBase64UrlString() + "." + clock.instant().toEpochMilli();
        Cookies.set(COOKIE, text + "." + code(text), PATH, KEPT, request, response);
        return challenge;
    }

    /** That of this browser, if it is not too old. */
    Optional<Challenge> of(HttpServletRequest request) {
        var cookie = WebUtils.getCookie(request, COOKIE);
        return Optional.ofNullable(cookie)
                .map(given -> given.getValue().split("\\."))
                .filter(parts -> parts.length == 3)
                .filter(
                        parts ->
                                MessageDigest.isEqual(
                                        code(parts[0] + "." + parts[1]).getBytes(UTF_8),
                                        parts[2].getBytes(UTF_8)))
                .map(
                        parts ->
                                new Challenge(
                                        Bytes.fromBase64(parts[0]),
                                        Instant.ofEpochMilli(Long.parseLong(parts[1]))))
                .filter(found -> clock.instant().isBefore(found.at().plus(KEPT)));
    }

    private String code(String text) {
        return vault.code("passkey challenge", text);
    }
}
