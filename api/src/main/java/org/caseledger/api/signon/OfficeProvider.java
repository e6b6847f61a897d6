package org.caseledger.api.signon;

import java.util.List;
import org.caseledger.text.LabelledException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;

/**
 * The office's OpenID Connect provider, if it has one. It is asked for its addresses and keys at the first login with
 * it, so that the ledger starts without it.
 */
@Component
public class OfficeProvider implements ClientRegistrationRepository {
    static final String ID = "office";

    private final String issuer;
    private final String clientId;
    private final String secret;
    private final String claim;
    private final String publicUrl;
    private final List<String> trustedMethods;
    private volatile @Nullable ClientRegistration known;

    OfficeProvider(
            @Value("${caseledger.single-sign-on.issuer}") String issuer,
            @Value("${caseledger.single-sign-on.client-id}") String clientId,
            @Value("${caseledger.single-sign-on.client-secret}") String secret,
            @Value("${caseledger.single-sign-on.user-name-claim}") String claim,
            @Value("${caseledger.public-url}") String publicUrl,
            @Value("${caseledger.second-factor.trusted-amr}") List<String> trustedMethods) {
        this.issuer = issuer;
        this.clientId = clientId;
        this.secret = secret;
        this.claim = claim;
        this.publicUrl = publicUrl;
        this.trustedMethods = trustedMethods;
        if (isConfigured() && (publicUrl.isBlank() || clientId.isBlank())) {
            throw new LabelledException(
                    "使用统一身份认证须同时设置 caseledger.public-url 和 caseledger.single-sign-on.client-id",
                    "single sign-on also needs caseledger.public-url and caseledger.single-sign-on.client-id");
        }
    }

    /** Whether people of this office can log in with it. */
    public boolean isConfigured() {
        return !issuer.isBlank();
    }

    /** Which claim of the identity token is the user name. */
    String claim() {
        return claim;
    }

    /** Whether it says that it has asked this person for a second factor (RFC 8176). */
    boolean askedTwice(Authentication who) {
        var methods = who.getPrincipal() instanceof OidcUser person
                ? person.getIdToken().getClaimAsStringList("amr")
                : null;
        return methods != null && methods.stream().anyMatch(trustedMethods::contains);
    }

    @Override
    public @Nullable ClientRegistration findByRegistrationId(String id) {
        if (!id.equals(ID)) {
            return null;
        }
        var found = known;
        if (found == null) {
            found = discovered();
            known = found;
        }
        return found;
    }

    // Its address is what people call us by: whatever host a request names is not repeated.
    private ClientRegistration discovered() {
        return ClientRegistrations.fromIssuerLocation(issuer)
                .registrationId(ID)
                .clientId(clientId)
                .clientSecret(secret)
                .userNameAttributeName(claim)
                .redirectUri(publicUrl.replaceAll("/+$", "") + "/login/oauth2/code/" + ID)
                .scope(List.of(OidcScopes.OPENID, OidcScopes.PROFILE))
                .build();
    }
}
