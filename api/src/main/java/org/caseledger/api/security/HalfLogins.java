package org.caseledger.api.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.caseledger.vault.Vault;
import org.springframework.stereotype.Component;

/**
 * The person whose password was given in this browser, in a short-lived cookie that only the ledger can make. There is
 * no session before the second factor, so all other requests are anonymous.
 */
@Component
public class HalfLogins {
    /** Where the second factor is given. */
    public static final String PAGE = "/login/second";

    private static final Duration KEPT = Duration.ofMinutes(5);

    private final People people;
    private final SignedCookie<HalfLoggedIn> cookie;
    private final Clock clock;

    HalfLogins(People people, Vault vault, Clock clock) {
        this.people = people;
        this.cookie = new SignedCookie<>("second-step", PAGE, KEPT, HalfLoggedIn.class, vault, clock);
        this.clock = clock;
    }

    /** Leads whoever has given the password to where the second factor is given. */
    public void begin(HalfLoggedIn who, HttpServletRequest request, HttpServletResponse response) {
        cookie.set(who, request, response);
    }

    /** The person whose password was given here of late and is still the same. */
    public Optional<LoggedIn> of(HttpServletRequest request) {
        return kept(request)
                .flatMap(who -> people.find(who.username())
                        .filter(login -> login.person().entersByPages())
                        .map(login -> new LoggedIn(login, clock.instant()))
                        .filter(now -> now.digest().equals(who.digest())));
    }

    /** How that person was known. */
    public LoginMeans means(HttpServletRequest request) {
        return kept(request).map(HalfLoggedIn::means).orElse(LoginMeans.PASSWORD);
    }

    /** Forgets it. */
    public void end(HttpServletRequest request, HttpServletResponse response) {
        cookie.end(request, response);
    }

    private Optional<HalfLoggedIn> kept(HttpServletRequest request) {
        return cookie.of(request).map(SignedCookie.Given::value);
    }
}
