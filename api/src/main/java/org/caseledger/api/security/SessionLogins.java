package org.caseledger.api.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Instant;
import java.util.Optional;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Keeps who is logged in as a text in the session: the person, since when, and a digest of the login. */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class SessionLogins implements SecurityContextRepository {
    static final String LOGIN = "login";
    static final String ADDRESS = "address";

    private final JsonMapper json;

    // Sessions of an earlier version have no field for a second factor: there was none.
    private record Kept(
            Person person, String digest, @Nullable Boolean factor, Instant since) {}

    /** Who is logged in with this session. */
    Optional<LoggedIn> of(HttpSession session) {
        return Optional.ofNullable((String) session.getAttribute(LOGIN)).map(this::read);
    }

    /** Logs a person in with this session. */
    void keep(LoggedIn person, HttpSession session) {
        var kept = new Kept(person.person(), person.digest(), person.factor(), person.since());
        session.setAttribute(LOGIN, json.writeValueAsString(kept));
    }

    LoggedIn read(String text) {
        var kept = json.readValue(text, Kept.class);
        return new LoggedIn(kept.person(), kept.digest(), Boolean.TRUE.equals(kept.factor()), kept.since());
    }

    /** The context of a request that this person makes. */
    public static SecurityContext context(LoggedIn person) {
        return new SecurityContextImpl(
                UsernamePasswordAuthenticationToken.authenticated(person, null, person.getAuthorities()));
    }

    @Override
    @Deprecated // the only one that has to be there
    public SecurityContext loadContext(HttpRequestResponseHolder holder) {
        return Optional.ofNullable(holder.getRequest().getSession(false))
                .flatMap(this::of)
                .map(SessionLogins::context)
                .orElseGet(SecurityContextImpl::new);
    }

    @Override
    public void saveContext(SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
        var person = loggedIn(context);
        if (person != null) {
            if (request.getSession(false) != null) {
                request.changeSessionId(); // who logs in anew has another session
            }
            var session = request.getSession();
            keep(person, session);
            session.setAttribute(ADDRESS, ClientAddress.of(request));
            return;
        }
        var session = request.getSession(false);
        if (session != null) {
            session.removeAttribute(LOGIN);
        }
    }

    @Override
    public boolean containsContext(HttpServletRequest request) {
        var session = request.getSession(false);
        return session != null && session.getAttribute(LOGIN) != null;
    }

    static @Nullable LoggedIn loggedIn(SecurityContext context) {
        var login = context.getAuthentication();
        return login != null && login.getPrincipal() instanceof LoggedIn person ? person : null;
    }
}
