package org.caseledger.api.security;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.caseledger.events.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.security.authorization.AuthenticatedAuthorizationManager;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Lets people pass, who are looked at behind their addresses, and programs at the addresses of their kind only. */
public final class ProgramAccess implements AuthorizationManager<RequestAuthorizationContext> {
    private static final AuthorizationManager<RequestAuthorizationContext> LOGGED_IN =
            AuthenticatedAuthorizationManager.authenticated();

    private static final Map<Role, List<RequestMatcher>> ADDRESSES = Map.of(
            Role.MIRROR,
                    Stream.of(read("/api/mirror/**", "/log/**"), sent("/api/mirror/session"))
                            .flatMap(List::stream)
                            .toList(),
            Role.FEED, read("/api/feed", "/log/**"),
            Role.PLATFORM, sent("/api/platforms/{platform}/orders"),
            Role.METRICS, read("/actuator/prometheus", "/actuator/info"),
            Role.EXPORT,
                    read(
                            "/api/statistics",
                            "/api/statistics/report",
                            "/api/deadlines/compliance",
                            "/api/process/csv",
                            "/api/process/xes",
                            "/api/process/ocel"));

    private static List<RequestMatcher> read(String... addresses) {
        return of(HttpMethod.GET, addresses);
    }

    private static List<RequestMatcher> sent(String... addresses) {
        return of(HttpMethod.POST, addresses);
    }

    private static List<RequestMatcher> of(HttpMethod method, String... addresses) {
        return Stream.of(addresses)
                .<RequestMatcher>map(address -> PathPatternRequestMatcher.pathPattern(method, address))
                .toList();
    }

    @Override
    public @Nullable AuthorizationResult authorize(
            Supplier<? extends @Nullable Authentication> authentication, RequestAuthorizationContext context) {
        var login = authentication.get();
        if (login != null
                && login.getPrincipal() instanceof LoggedIn one
                && one.actor().role().isProgram()) {
            var request = context.getRequest();
            return new AuthorizationDecision(
                    ADDRESSES.get(one.actor().role()).stream().anyMatch(address -> address.matches(request)));
        }
        return LOGGED_IN.authorize(authentication, context);
    }
}
