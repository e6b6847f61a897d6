package org.caseledger.api.secondfactor;

import com.webauthn4j.util.exception.WebAuthnException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.secondfactor.PasskeyChallenges.Challenge;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.security.Passkey;
import org.caseledger.api.security.People;
import org.caseledger.api.security.SecondFactors;
import org.caseledger.vault.Vault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorAttestationResponse;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.jackson.WebauthnJacksonModule;
import org.springframework.security.web.webauthn.management.ImmutableRelyingPartyRegistrationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyAuthenticationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyPublicKey;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** 通行密钥: what browsers are asked for and answer with, verified by the library. */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class Passkeys {
    private static final Logger LOG = LoggerFactory.getLogger(Passkeys.class);
    private static final int VERIFIED = 0x04;
    private static final int FLAGS = 32;

    private final RelyingParty party;
    private final PasskeyChallenges challenges;
    private final SecondFactors factors;
    private final People people;
    private final Vault vault;
    private final Clock clock;
    private final JsonMapper json =
            JsonMapper.builder().addModule(new WebauthnJacksonModule()).build();

    /** What a browser makes one of this person with; empty where there are none. */
    Optional<String> offer(LoggedIn person, Bytes challenge) {
        var others = factors.of(person.getUsername()).passkeys();
        return party.isThere()
                ? Optional.of(json.writeValueAsString(party.creation(person.person(), challenge, others)))
                : Optional.empty();
    }

    /** What this browser asks for one with, before a login; empty where there are none. */
    public Optional<String> ask(HttpServletRequest request, HttpServletResponse response) {
        return party.isThere() && vault.isOpen()
                ? Optional.of(json.writeValueAsString(party.request(challenges.ask(request, response))))
                : Optional.empty();
    }

    /** The passkey that a browser has made for this challenge; empty if it is not one. */
    Optional<Passkey> made(LoggedIn person, Bytes challenge, String credential, String name) {
        var others = factors.of(person.getUsername()).passkeys();
        var kept = new KeptPasskeys(person.person(), others);
        try {
            PublicKeyCredential<AuthenticatorAttestationResponse> given =
                    json.readValue(credential, new TypeReference<>() {});
            party.operations(person.person(), kept)
                    .registerCredential(new ImmutableRelyingPartyRegistrationRequest(
                            party.creation(person.person(), challenge, others),
                            new RelyingPartyPublicKey(given, name)));
            return kept.saved(name, clock.instant());
        } catch (WebAuthnException | JacksonException | IllegalArgumentException e) {
            LOG.warn("What {} sent is no passkey: {}", person.getUsername(), e.toString());
            return Optional.empty();
        }
    }

    /** The person who has answered with a passkey what this browser was asked, once. */
    Optional<LoggedIn> answered(HttpServletRequest request, String credential) {
        var challenge = challenges.of(request);
        if (challenge.isEmpty() || !party.isThere()) {
            return Optional.empty();
        }
        try {
            PublicKeyCredential<AuthenticatorAssertionResponse> given =
                    json.readValue(credential, new TypeReference<>() {});
            return login(given)
                    .filter(login -> isRight(login, given, challenge.get()))
                    .map(login -> new LoggedIn(login, clock.instant()));
        } catch (WebAuthnException | JacksonException | IllegalArgumentException e) {
            LOG.warn("What was sent to log in is no passkey: {}", e.toString());
            return Optional.empty();
        }
    }

    private Optional<People.Login> login(PublicKeyCredential<AuthenticatorAssertionResponse> given) {
        return Optional.ofNullable(given.getResponse().getUserHandle())
                .flatMap(RelyingParty::stream)
                .flatMap(factors::usernameOf)
                .flatMap(people::find)
                .filter(login -> login.person().active());
    }

    private boolean isRight(
            People.Login login, PublicKeyCredential<AuthenticatorAssertionResponse> given, Challenge challenge) {
        var passkey = login.factors().passkey(given.getRawId().toBase64UrlString());
        if (passkey.isEmpty()) {
            return false;
        }
        party.operations(login.person(), new KeptPasskeys(login.person(), List.of(passkey.get())))
                .authenticate(new RelyingPartyAuthenticationRequest(party.request(challenge.bytes()), given));
        byte[] data = given.getResponse().getAuthenticatorData().getBytes();
        return (data[FLAGS] & VERIFIED) != 0 && factors.take(passkey.get(), challenge.at());
    }
}
