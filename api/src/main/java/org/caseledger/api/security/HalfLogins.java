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
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whose password was given in this browser, in a short-lived cookie that only the ledger can make.
 * There is no session before the second factor: whatever else is asked for is asked by nobody.
 */
@Component
public class HalfLogins {

    /** Where the second factor is given. */
    public static final String PAGE = "/login/second";

    private static final String COOKIE = "second-step";
    private static final Duration KEPT = Duration.ofMinutes(5);

    private final People people;
    private final Vault vault;
    private final JsonMapper json;
    private final Clock clock;

    HalfLogins(People people, Vault vault, JsonMapper json, Clock clock) {
        this.people = people;
        this.vault = vault;
        this.json = json;
        this.clock = clock;
    }

    private record Kept(Instant at, HalfLoggedIn who) {}

    /** Leads whoever has given the password to where the second factor is given. */
    public void begin(HalfLoggedIn who, HttpServletRequest request, HttpServletResponse response) {
        var text = json.writeValueAsString(new Kept(clock.instant(), who));
        var encoded = Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
        Cookies.set(COOKIE, encoded + "." + code(encoded), PAGE, KEPT, request, response);
    }

    /** The person whose password was given here of late and is still the same. */
    public Optional<LoggedIn> of(HttpServletRequest request) {
        return kept(request)
                .flatMap(
                        who ->
                                people.find(who.username())
                                        .filter(login -> login.person().active())
                                        .map(login -> new LoggedIn(login, clock.instant()))
                                        .filter(now -> now.digest().equals(who.digest())));
    }

    /** How that person was known. */
    public LoginMeans means(HttpServletRequest request) {
        return kept(request).map(HalfLoggedIn::means).orElse(LoginMeans.PASSWORD);
    }

    /** Forgets it. */
    public void end(HttpServletRequest request, HttpServletResponse response) {
        Cookies.set(COOKIE, "", PAGE, Duration.ZERO, request, response);
    }

    private Optional<HalfLoggedIn> kept(HttpServletRequest request) {
        var cookie = WebUtils.getCookie(request, COOKIE);
        return Optional.ofNullable(cookie)
                .flatMap(given -> ours(given.getValue()))
                .flatMap(this::read)
                .filter(kept -> clock.instant().isBefore(kept.at().plus(KEPT)))
                .map(Kept::who);
    }

    private Optional<String> ours(String value) {
        var parts = value.split("\\.", 2);
        return parts.length == 2
                        && MessageDigest.isEqual(
                                code(parts[0]).getBytes(UTF_8), parts[1].getBytes(UTF_8))
                ? Optional.of(parts[0])
                : Optional.empty();
    }

    private Optional<Kept> read(String text) {
        try {
            return Optional.of(json.readValue(Base64.getUrlDecoder().decode(text), Kept.class));
        } catch (JacksonException e) {
            // A cookie of another version of the ledger.
            return Optional.empty();
        }
    }

    private String code(String text) {
        return vault.code(COOKIE, text);
    }
}
