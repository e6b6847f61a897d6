package org.caseledger.api.security;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsConfigurationSource;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;

/**
 * What of {@code /log} can be read without a login. Hashes reveal nothing of cases or people. The leaves reveal which
 * officer did what on which case and when, so they are reserved for those who see all cases.
 */
public enum LogAccess {
    /** Nothing: every address asks for a login. */
    NONE,
    /** Keys, checkpoints and tiles. */
    HASHES,
    /** The leaves as well, for a log that anybody shall be able to monitor. */
    ALL;

    private static final String[] LEAVES = {"/log/tile/entries/**"};
    private static final String[] ONLY_HASHES = {
        "/log/key",
        "/log/policy",
        "/log/checkpoint",
        "/log/tile/{level:[0-9]+}/**",
        "/log/sm3/key",
        "/log/sm3/tile/{level:[0-9]+}/**"
    };

    /** Pages of any other place read what is read without a login, and nothing else. */
    public CorsConfigurationSource cors() {
        var anyone = new CorsConfiguration();
        anyone.addAllowedOrigin(CorsConfiguration.ALL);
        anyone.setAllowedMethods(List.of("GET", "HEAD", "OPTIONS"));
        anyone.addAllowedHeader(CorsConfiguration.ALL);
        anyone.addExposedHeader(HttpHeaders.ETAG);
        anyone.setMaxAge(Duration.ofDays(1));
        var open = new UrlBasedCorsConfigurationSource();
        open().forEach(address -> open.registerCorsConfiguration(address, anyone));
        return open;
    }

    private List<String> open() {
        return switch (this) {
            case NONE -> List.of();
            case HASHES -> List.of(ONLY_HASHES);
            case ALL -> Stream.of(ONLY_HASHES, LEAVES).flatMap(Stream::of).toList();
        };
    }

    public void apply(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) {
        if (this != NONE) {
            requests.requestMatchers(open().toArray(String[]::new)).permitAll();
        }
        if (this != ALL) {
            requests.requestMatchers(LEAVES).hasAnyRole("AUDITOR", "SUPERVISOR");
        }
    }
}
