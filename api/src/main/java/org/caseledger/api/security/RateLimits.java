package org.caseledger.api.security;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartRequest;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * How much of what costs much is granted to one person, and ten times as much to one address, in the memory of this
 * node.
 */
@Component
final class RateLimits implements HandlerInterceptor, WebMvcConfigurer {
    /** Behind one address may be many people. */
    private static final int PEOPLE_AT_AN_ADDRESS = 10;

    private final Limit searches;
    private final Limit uploads;
    private final Limit imports;

    RateLimits(
            Clock clock,
            @Value("${caseledger.limits.searches}") String searches,
            @Value("${caseledger.limits.uploads}") String uploads,
            @Value("${caseledger.limits.imports}") String imports) {
        this.searches = Limit.of(searches, clock);
        this.uploads = Limit.of(uploads, clock);
        this.imports = Limit.of(imports, clock);
    }

    private record Limit(Buckets ofPerson, Buckets ofAddress) {
        static Limit of(String setting, Clock clock) {
            var rate = Rate.of(setting);
            return new Limit(new Buckets(rate, clock), new Buckets(rate.times(PEOPLE_AT_AN_ADDRESS), clock));
        }

        void take(HttpServletRequest request) {
            take(ofPerson, String.valueOf(request.getRemoteUser()));
            take(ofAddress, ClientAddress.of(request));
        }

        private static void take(Buckets buckets, String name) {
            if (!buckets.take(name)) {
                throw new TooManyRequestsException(buckets.untilNext(name));
            }
        }
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getDispatcherType() == DispatcherType.REQUEST) {
            if (searches(request)) {
                searches.take(request);
            } else if (imports(request)) {
                imports.take(request);
            } else if (request instanceof MultipartRequest) {
                uploads.take(request);
            }
        }
        return true;
    }

    /** A look at the empty form is none. */
    private static boolean searches(HttpServletRequest request) {
        return switch (request.getRequestURI()) {
            case "/api/search", "/search/list.csv", "/search/list.xlsx" -> true;
            case "/search" -> HttpMethod.POST.matches(request.getMethod()) || request.getParameter("asked") != null;
            default -> false;
        };
    }

    private static boolean imports(HttpServletRequest request) {
        return HttpMethod.POST.matches(request.getMethod())
                && request.getRequestURI().matches("(/api)?/duty/import");
    }
}
