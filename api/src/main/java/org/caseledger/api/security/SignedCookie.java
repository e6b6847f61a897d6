package org.caseledger.api.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.caseledger.vault.Vault;
import org.springframework.web.util.WebUtils;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** A short-lived cookie for this path and below that only the ledger can make; its name is the purpose of its code. */
public record SignedCookie<T>(String name, String path, Duration kept, Class<T> type, Vault vault, Clock clock) {
    private static final JsonMapper JSON = JsonMapper.shared();

    /** What a browser was given, and when. */
    public record Given<T>(T value, Instant at) {}

    /** Gives it to this browser. */
    public void set(T value, HttpServletRequest request, HttpServletResponse response) {
        var text = clock.instant().toEpochMilli() + " " + JSON.writeValueAsString(value);
        var encoded = Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
        Cookies.set(name, encoded + "." + code(encoded), path, kept, request, response);
    }

    /** What this browser was given, unless that is too long ago. */
    public Optional<Given<T>> of(HttpServletRequest request) {
        return Optional.ofNullable(WebUtils.getCookie(request, name))
                .flatMap(cookie -> ours(cookie.getValue()))
                .flatMap(this::read)
                .filter(given -> clock.instant().isBefore(given.at().plus(kept)));
    }

    /** Takes it away. */
    public void end(HttpServletRequest request, HttpServletResponse response) {
        Cookies.set(name, "", path, Duration.ZERO, request, response);
    }

    private Optional<String> ours(String value) {
        var parts = value.split("\\.", 2);
        return parts.length == 2 && MessageDigest.isEqual(code(parts[0]).getBytes(UTF_8), parts[1].getBytes(UTF_8))
                ? Optional.of(parts[0])
                : Optional.empty();
    }

    private Optional<Given<T>> read(String encoded) {
        var parts = new String(Base64.getUrlDecoder().decode(encoded), UTF_8).split(" ", 2);
        try {
            var at = Instant.ofEpochMilli(Long.parseLong(parts[0]));
            return Optional.of(new Given<>(JSON.readValue(parts[1], type), at));
        } catch (JacksonException | NumberFormatException e) {
            // A cookie of another version of the ledger.
            return Optional.empty();
        }
    }

    private String code(String text) {
        return vault.code(name, text);
    }
}
