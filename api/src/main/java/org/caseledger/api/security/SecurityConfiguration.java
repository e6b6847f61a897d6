package org.caseledger.api.security;

import jakarta.servlet.http.HttpServletRequest;
import org.caseledger.api.http.LoginProblems;
import org.caseledger.api.people.People;
import org.caseledger.events.Role;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Logging in by form, or by HTTP Basic for {@code /api} and {@code /log}; everything asks for a
 * login unless named here.
 */
@Configuration
@ConditionalOnWebApplication
class SecurityConfiguration {

    /** Nothing but what we bring, nothing inline, and nobody frames us. */
    private static final String POLICY =
            "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none';"
                    + " form-action 'self'; frame-ancestors 'none'";

    private static final RequestMatcher FOR_PROGRAMS =
            request -> path(request).startsWith("/api/") || path(request).startsWith("/log/");
    private static final RequestMatcher WITH_CREDENTIALS =
            request -> request.getHeader(HttpHeaders.AUTHORIZATION) != null;

    @Bean
    UserDetailsService userDetailsService(People people) {
        return username ->
                people.find(username)
                        .map(LoggedIn::new)
                        .orElseThrow(() -> new UsernameNotFoundException(username));
    }

    @Bean
    SecurityFilterChain securityFilterChain(
            HttpSecurity http,
            LoginProblems problems,
            @Value("${caseledger.log.public}") LogAccess log)
            throws Exception {
        return http.authorizeHttpRequests(log::apply)
                .authorizeHttpRequests(
                        requests ->
                                requests.requestMatchers(
                                                "/login",
                                                "/setup",
                                                "/style.css",
                                                "/app.js",
                                                "/webjars/**",
                                                "/error",
                                                "/actuator/health")
                                        .permitAll()
                                        .requestMatchers("/api/people/**")
                                        .hasRole(Role.ADMIN.name())
                                        .requestMatchers(HttpMethod.PUT, "/api/units/**")
                                        .hasRole(Role.ADMIN.name())
                                        .anyRequest()
                                        .authenticated())
                .formLogin(form -> form.loginPage("/login").permitAll())
                .httpBasic(basic -> basic.authenticationEntryPoint(problems::unauthenticated))
                // The session goes, but not from under a request of it that is under way.
                .logout(logout -> logout.clearAuthentication(false))
                // A form in a foreign page cannot send an Authorization header.
                .csrf(csrf -> csrf.ignoringRequestMatchers(WITH_CREDENTIALS))
                .exceptionHandling(
                        handling ->
                                handling.defaultAuthenticationEntryPointFor(
                                                problems::unauthenticated, FOR_PROGRAMS)
                                        .defaultAuthenticationEntryPointFor(
                                                new PageEntry(), AnyRequestMatcher.INSTANCE)
                                        .defaultAccessDeniedHandlerFor(
                                                problems::forbidden, FOR_PROGRAMS)
                                        .defaultAccessDeniedHandlerFor(
                                                new ExpiredForm(), AnyRequestMatcher.INSTANCE))
                .headers(
                        headers ->
                                headers.contentSecurityPolicy(csp -> csp.policyDirectives(POLICY))
                                        .referrerPolicy(
                                                referrer ->
                                                        referrer.policy(
                                                                ReferrerPolicy.SAME_ORIGIN)))
                .build();
    }

    private static String path(HttpServletRequest request) {
        return request.getRequestURI().substring(request.getContextPath().length());
    }
}
