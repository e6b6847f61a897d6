package org.caseledger.api.portal;

import org.caseledger.api.security.PageHeaders;
import org.caseledger.api.web.Portal;
import org.caseledger.api.web.problems.LoginProblems;
import org.caseledger.api.web.uploads.ArrivingUploads;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.NullSecurityContextRepository;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.util.unit.DataSize;

/** The portal asks for no login and knows none; its forms have a token in a cookie of their own. */
@Configuration
@WithPortal
class PortalSecurity {
    static final String TOKEN_COOKIE = "portal-token";

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    SecurityFilterChain portalFilterChain(
            HttpSecurity http,
            PortalLimits limits,
            LoginProblems problems,
            @Value("${caseledger.portal.largest-form}") DataSize largest)
            throws Exception {
        return http.securityMatcher(Portal::isAsked)
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .securityContext(context -> context.securityContextRepository(new NullSecurityContextRepository()))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .csrf(csrf -> csrf.csrfTokenRepository(tokens()))
                .addFilterBefore(new PortalBodies(largest, limits), CsrfFilter.class)
                .addFilterBefore(ArrivingUploads.ofStrangers(largest.toBytes(), problems), CsrfFilter.class)
                .exceptionHandling(handling -> handling.accessDeniedHandler(
                        (request, response, denied) -> PortalAnswer.EXPIRED.write(response)))
                .headers(PageHeaders.with(ReferrerPolicy.NO_REFERRER))
                .build();
    }

    private static CookieCsrfTokenRepository tokens() {
        var tokens = new CookieCsrfTokenRepository();
        tokens.setCookieName(TOKEN_COOKIE);
        tokens.setCookiePath(Portal.PATH);
        tokens.setCookieCustomizer(cookie -> cookie.sameSite("Strict"));
        return tokens;
    }
}
