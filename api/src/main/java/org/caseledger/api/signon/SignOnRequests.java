package org.caseledger.api.signon;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.caseledger.api.security.SignedCookie;
import org.caseledger.vault.Vault;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.web.AuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.stereotype.Component;

/**
 * The authorization request of a browser, kept in a cookie of that browser that only the ledger can make: strangers
 * create no sessions, and no other browser can complete the request.
 */
@Component
class SignOnRequests implements AuthorizationRequestRepository<OAuth2AuthorizationRequest> {
    private static final Duration KEPT = Duration.ofMinutes(10);

    private final OfficeProvider provider;
    private final SignedCookie<Kept> cookie;

    SignOnRequests(OfficeProvider provider, Vault vault, Clock clock) {
        this.provider = provider;
        this.cookie = new SignedCookie<>("sign-on", "/login/oauth2", KEPT, Kept.class, vault, clock);
    }

    /** What is needed of a request when its answer comes. */
    private record Kept(String state, String redirectUri, Map<String, String> attributes) {}

    @Override
    public @Nullable OAuth2AuthorizationRequest loadAuthorizationRequest(HttpServletRequest request) {
        return cookie.of(request)
                .map(SignedCookie.Given::value)
                .filter(kept -> kept.state().equals(request.getParameter(OAuth2ParameterNames.STATE)))
                .map(this::request)
                .orElse(null);
    }

    @Override
    public void saveAuthorizationRequest(
            @Nullable OAuth2AuthorizationRequest sent, HttpServletRequest request, HttpServletResponse response) {
        if (sent == null) {
            cookie.end(request, response);
            return;
        }
        var attributes = sent.getAttributes().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().toString()));
        cookie.set(new Kept(sent.getState(), sent.getRedirectUri(), attributes), request, response);
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest removeAuthorizationRequest(
            HttpServletRequest request, HttpServletResponse response) {
        var sent = loadAuthorizationRequest(request);
        cookie.end(request, response);
        return sent;
    }

    private OAuth2AuthorizationRequest request(Kept kept) {
        var client = provider.findByRegistrationId(OfficeProvider.ID);
        return OAuth2AuthorizationRequest.authorizationCode()
                .authorizationUri(client.getProviderDetails().getAuthorizationUri())
                .clientId(client.getClientId())
                .redirectUri(kept.redirectUri())
                .scopes(client.getScopes())
                .state(kept.state())
                .attributes(all -> all.putAll(kept.attributes()))
                .build();
    }
}
