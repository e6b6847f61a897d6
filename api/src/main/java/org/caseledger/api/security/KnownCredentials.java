package org.caseledger.api.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.caseledger.text.Sha256;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.util.WebUtils;

/**
 * Whose the sessions and logins are with which people were let in lately, by digest, so that a request can be counted
 * by its login before the login is checked. None of them is a login.
 */
public final class KnownCredentials {
    private static final String PERSON = KnownCredentials.class.getName();
    private static final int MOST = 10_000;

    private final Cache<String, String> logins =
            Caffeine.newBuilder().maximumSize(MOST).build();

    /** This request was let in as that person. */
    static void belongTo(String username, HttpServletRequest request) {
        request.setAttribute(PERSON, username);
    }

    /** Whose login a request has, as it was when it was last let in; null for a stranger's. */
    public @Nullable String login(HttpServletRequest request) {
        var credential = credential(request);
        return credential == null ? null : logins.getIfPresent(credential);
    }

    /** Keeps whose login a request has that has been answered. */
    public void remember(HttpServletRequest request) {
        var credential = credential(request);
        if (credential != null && request.getAttribute(PERSON) instanceof String username) {
            logins.put(credential, request.getServerName() + "/" + username);
        }
    }

    /** A digest of it, at the host that it is for. */
    private static @Nullable String credential(HttpServletRequest request) {
        var given = Optional.ofNullable(request.getHeader(HttpHeaders.AUTHORIZATION))
                .or(() -> Optional.ofNullable(WebUtils.getCookie(request, SessionCookie.NAME))
                        .map(Cookie::getValue));
        return given.map(one -> Sha256.hex(request.getServerName() + " " + one)).orElse(null);
    }
}
