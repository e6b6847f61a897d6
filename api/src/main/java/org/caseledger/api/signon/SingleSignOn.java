package org.caseledger.api.signon;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.client.web.OAuth2LoginAuthenticationFilter;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.filter.GenericFilterBean;

/**
 * Logging in with the office's OpenID Connect provider, by authorization code with PKCE. Of what it sends, only the
 * user name is used, once: no token of it is kept.
 */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class SingleSignOn {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final OfficeProvider provider;
    private final SignOnRequests requests;
    private final SignOn signOn;

    /** Adds it to the ways to log in, where there is a provider. */
    public void addTo(HttpSecurity http) throws Exception {
        if (!provider.isConfigured()) {
            return;
        }
        http.oauth2Login(login -> login.clientRegistrationRepository(provider)
                .authorizedClientRepository(new ForgottenClients())
                .loginPage("/login")
                .authorizationEndpoint(there -> there.authorizationRequestRepository(requests))
                .tokenEndpoint(there -> there.accessTokenResponseClient(tokens()))
                .userInfoEndpoint(there -> there.oidcUserService(asked -> named(asked.getIdToken())))
                .successHandler((request, response, who) ->
                        signOn.letIn(who.getName(), provider.askedTwice(who), request, response))
                .failureHandler(backToLogin())
                .withObjectPostProcessor(ours()));
    }

    private OidcUser named(OidcIdToken token) {
        if (token.hasClaim(provider.claim())) {
            return new DefaultOidcUser(List.of(), token, provider.claim());
        }
        throw new OAuth2AuthenticationException("no " + provider.claim());
    }

    private static AuthenticationFailureHandler backToLogin() {
        return (request, response, why) -> response.sendRedirect("/login?unidentified");
    }

    /** The login that is kept is that of a person of ours, and whoever is not led away is led back. */
    private static ObjectPostProcessor<GenericFilterBean> ours() {
        return new ObjectPostProcessor<>() {
            @Override
            public <F extends GenericFilterBean> F postProcess(F filter) {
                if (filter instanceof OAuth2LoginAuthenticationFilter back) {
                    back.setSecurityContextRepository(new RequestAttributeSecurityContextRepository());
                } else if (filter instanceof OAuth2AuthorizationRequestRedirectFilter away) {
                    away.setAuthenticationFailureHandler(backToLogin());
                }
                return filter;
            }
        };
    }

    private static RestClientAuthorizationCodeTokenResponseClient tokens() {
        var connections = new JdkClientHttpRequestFactory(
                HttpClient.newBuilder().connectTimeout(PATIENCE).build());
        connections.setReadTimeout(PATIENCE);
        var client = new RestClientAuthorizationCodeTokenResponseClient();
        client.setRestClient(RestClient.builder()
                .requestFactory(connections)
                .configureMessageConverters(all -> all.addCustomConverter(new FormHttpMessageConverter())
                        .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build());
        return client;
    }
}
