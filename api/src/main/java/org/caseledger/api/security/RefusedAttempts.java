package org.caseledger.api.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.caseledger.events.Actor;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpMethod;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Refused attempts are events; of whoever is refused too often, no further attempt is heard for a while, and those are
 * counted, to become one event.
 */
@Component
public final class RefusedAttempts implements HandlerInterceptor, WebMvcConfigurer {
    private final Buckets refusals;
    private final Clock clock;
    private final Map<Actor, Unheard> unheard = new HashMap<>();

    RefusedAttempts(Clock clock, @Value("${caseledger.limits.refusals}") String refusals) {
        this.refusals = new Buckets(Rate.of(refusals), clock);
        this.clock = clock;
    }

    /** So many attempts were not heard, the first of them then. */
    public record Unheard(Instant since, int attempts) {
        private Unheard more(Unheard other) {
            return new Unheard(since, attempts + other.attempts());
        }
    }

    /** An attempt of this person was refused, and is recorded. */
    public void count(String person) {
        refusals.take(person);
    }

    /** Whose attempts were not heard, and are again: each of them once. */
    public synchronized Map<Actor, Unheard> over() {
        var over = new HashMap<>(unheard);
        over.keySet().removeIf(actor -> !refusals.untilNext(actor.person()).isZero());
        unheard.keySet().removeAll(over.keySet());
        return over;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        var login = SecurityContextHolder.getContext().getAuthentication();
        if (login != null && login.getPrincipal() instanceof LoggedIn person && attempts(request)) {
            var wait = refusals.untilNext(person.getUsername());
            if (!wait.isZero()) {
                synchronized (this) {
                    unheard.merge(person.actor(), new Unheard(clock.instant(), 1), Unheard::more);
                }
                throw new TooManyRequestsException(wait);
            }
        }
        return true;
    }

    /** To do something, or to open what is sealed. */
    private static boolean attempts(HttpServletRequest request) {
        return !HttpMethod.GET.matches(request.getMethod())
                || request.getRequestURI().matches("/api/complaints/[^/]+/(sealed|evidence/.*)");
    }
}
