package org.caseledger.api.security;

import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** Security headers of every page. */
public final class PageHeaders {
    /** Only our own content, nothing inline, and no framing. */
    public static final String POLICY = "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none';"
            + " form-action 'self'; frame-ancestors 'none'";

    private PageHeaders() {}

    /** The headers of pages whose address other servers must not learn in full. */
    public static Customizer<HeadersConfigurer<HttpSecurity>> with(ReferrerPolicy policy) {
        return headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(POLICY))
                .referrerPolicy(referrer -> referrer.policy(policy));
    }
}
