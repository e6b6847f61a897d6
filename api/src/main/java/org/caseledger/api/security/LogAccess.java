package org.caseledger.api.security;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;

/**
 * What of {@code /log} is read without a login. Hashes tell nothing of cases or people. The leaves
 * tell which officer did what on which case and when, so that they are for those who see all cases.
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

    public void apply(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry
                    requests) {
        if (this != NONE) {
            requests.requestMatchers(ONLY_HASHES).permitAll();
        }
        if (this == ALL) {
            requests.requestMatchers(LEAVES).permitAll();
        } else {
            requests.requestMatchers(LEAVES).hasAnyRole("AUDITOR", "SUPERVISOR");
        }
    }
}
