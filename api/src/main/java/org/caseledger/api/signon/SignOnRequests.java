package org.caseledger.api.signon;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.caseledger.api.security.Cookies;
import org.caseledger.vault.Vault;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.web.AuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a browser was sent to the provider with, kept in a cookie of that browser that only the
 * ledger can make: a stranger makes no session, and no other browser ends what this one began.
 */
@Component
class SignOnRequests implements AuthorizationRequestRepository<OAuth2AuthorizationRequest> {

    private static final String COOKIE = "sign-on";
    private static final String PATH = "/login/oauth2";
    private static final Duration KEPT = Duration.ofMinutes(10);

    private final OfficeProvider provider;
    private final Vault vault;
    private final JsonMapper json;
    private final Clock clock;

    SignOnRequests(OfficeProvider provider, Vault vault, JsonMapper json, Clock clock) {
        this.provider = provider;
        this.vault = vault;
        this.json = json;
        this.clock = clock;
    }

    /** What is needed of a request when its answer comes. */
    private record Kept(
            Instant at, String state, String redirectUri, Map<String, String> attributes) {}

    @Override
    public @Nullable OAuth2AuthorizationRequest loadAuthorizationRequest(
            HttpServletRequest request) {
        var cookie = WebUtils.getCookie(request, COOKIE);
        if (cookie == null) {
            return null;
        }
        return ours(cookie.getValue())
                .flatMap(this::read)
                .filter(kept -> clock.instant().isBefore(kept.at().plus(KEPT)))
                .filter(
                        kept ->
                                kept.state()
                                        .equals(request.getParameter(OAuth2ParameterNames.STATE)))
                .map(this::request)
                .orElse(null);
    }

    @Override
    public void saveAuthorizationRequest(
            @Nullable OAuth2AuthorizationRequest sent,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (sent == null) {
            Cookies.set(COOKIE, "", PATH, Duration.ZERO, request, response);
            return;
        }
        var attributes =
                sent.getAttributes().entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().toString()));
        var kept = new Kept(clock.instant(), sent.getState(), sent.getRedirectUri(), attributes);
        var text =
                Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(json.writeValueAsString(kept).getBytes(UTF_8));
        Cookies.set(COOKIE, text + "." + code(text), PATH, KEPT, request, response);
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest removeAuthorizationRequest(
            HttpServletRequest request, HttpServletResponse response) {
        var sent = loadAuthorizationRequest(request);
        Cookies.set(COOKIE, "", PATH, Duration.ZERO, request, response);
        return sent;
    }

    private Optional<String> ours(String value) {
        var parts = value.split("\\.", 2);
        return parts.length == 2
                        && MessageDigest.isEqual(
                                code(parts[0]).getBytes(UTF_8), parts[1].getBytes(UTF_8))
                ? Optional.of(parts[0])
                : Optional.empty();
    }

    private Optional<Kept> read(String text) {
        try {
            return Optional.of(json.readValue(Base64.getUrlDecoder().decode(text), Kept.class));
        } catch (JacksonException e) {
            // A cookie of another version of the ledger.
            return Optional.empty();
        }
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

    private String code(String text) {
        return vault.code(COOKIE, text);
    }
}
