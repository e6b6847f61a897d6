package org.caseledger.api.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * A link or picture in a foreign page must not open sealed texts in the name of its reader: the reader is redirected to
 * the case instead, and decides there.
 */
@Component
final class CrossSiteRequestInterceptor implements HandlerInterceptor, WebMvcConfigurer {
    /** Addresses that a GET of opens what is sealed, which is logged (P1.08). */
    private static final List<String> OPENING = List.of(
            "/cases/{id}/print/*",
            "/cases/{id}/do/*",
            "/desk/{id}",
            "/api/complaints/{id}/sealed",
            "/api/complaints/{id}/evidence/*");

    private static final String SITE = "Sec-Fetch-Site";
    private static final Set<String> FOREIGN = Set.of("cross-site", "same-site");

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns(OPENING);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!FOREIGN.contains(String.valueOf(request.getHeader(SITE)))) {
            return true;
        }
        var variables = (Map<?, ?>) request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        response.setStatus(HttpStatus.SEE_OTHER.value());
        response.setHeader(HttpHeaders.LOCATION, "/cases/" + variables.get("id"));
        return false;
    }
}
