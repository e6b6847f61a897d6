package org.caseledger.api.secondfactor;

import com.webauthn4j.util.exception.WebAuthnException;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.secondfactor.OwnFactor.SecondFactorPages;
import org.caseledger.api.secondfactor.PasskeyChallenges.Challenge;
import org.caseledger.api.secondfactor.RelyingParty.KeptPasskeys;
import org.caseledger.api.security.Entrance;
import org.caseledger.api.security.FactorRequiredException;
import org.caseledger.api.security.HalfLogins;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.security.LoginMeans;
import org.caseledger.api.security.LoginOfSession;
import org.caseledger.api.security.Passkey;
import org.caseledger.api.security.People;
import org.caseledger.api.security.RequiredFactors;
import org.caseledger.api.security.SecondFactors;
import org.caseledger.api.security.TooManyWrongPasswordsException;
import org.caseledger.api.security.WrongCodes;
import org.caseledger.api.security.WrongPasswordException;
import org.caseledger.api.web.PageController;
import org.caseledger.vault.Vault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorAttestationResponse;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.jackson.WebauthnJacksonModule;
import org.springframework.security.web.webauthn.management.ImmutableRelyingPartyRegistrationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyAuthenticationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyPublicKey;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
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
                    .filter(login -> login.person().entersByPages())
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

    /** The second step of a login: the code, after the password. */
    @PageController
    @RequestMapping(HalfLogins.PAGE)
    static class SecondStepPages {
        private static final String AGAIN = "redirect:/login?expired";

        private final HalfLogins halves;
        private final SecondFactors factors;
        private final WrongCodes wrong;
        private final Passkeys passkeys;
        private final Entrance entrance;
        private final Duration refusedFor;

        SecondStepPages(
                HalfLogins halves,
                SecondFactors factors,
                WrongCodes wrong,
                Passkeys passkeys,
                Entrance entrance,
                @Value("${caseledger.login.within}") Duration refusedFor) {
            this.halves = halves;
            this.factors = factors;
            this.wrong = wrong;
            this.passkeys = passkeys;
            this.entrance = entrance;
            this.refusedFor = refusedFor;
        }

        @GetMapping
        String show(HttpServletRequest request, HttpServletResponse response, Model model) {
            model.addAttribute("minutes", Math.max(1, refusedFor.toMinutes()));
            var half = halves.of(request);
            if (half.isEmpty()) {
                return AGAIN;
            }
            if (!factors.of(half.get().getUsername()).passkeys().isEmpty()) {
                model.addAttribute("passkey", passkeys.ask(request, response).orElse(null));
            }
            return "secondfactor/step";
        }

        @PostMapping
        void give(@RequestParam String code, HttpServletRequest request, HttpServletResponse response)
                throws IOException, ServletException {
            var half = halves.of(request);
            if (half.isEmpty()) {
                response.sendRedirect("/login?expired");
                return;
            }
            var person = half.get();
            wrong.attempt(person.getUsername());
            if (!factors.take(person.person(), code)) {
                entrance.refuse(person);
                response.sendRedirect(HalfLogins.PAGE + "?wrong");
                return;
            }
            wrong.forget(person.getUsername());
            halves.end(request, response);
            entrance.letIn(person, halves.means(request), request, response);
        }

        @ExceptionHandler(TooManyWrongPasswordsException.class)
        String refused() {
            return "redirect:" + HalfLogins.PAGE + "?refused";
        }
    }

    /** A person’s own passkeys: a proof is asked for to register one, a code to remove one. */
    @Component
    @RequiredArgsConstructor
    static class OwnPasskeys {
        private static final String PENDING = "passkey-challenge";
        private static final int LONGEST_NAME = 40;

        private final Passkeys passkeys;
        private final SecondFactors factors;
        private final OwnFactor factor;
        private final LoginOfSession sessions;
        private final RequiredFactors required;

        /** What the browser makes one with; empty where there are none. */
        Optional<String> offer(LoggedIn person, HttpServletRequest request) {
            return passkeys.offer(person, challenge(request));
        }

        private static Bytes challenge(HttpServletRequest request) {
            var session = request.getSession();
            var before = (String) session.getAttribute(PENDING);
            if (before != null) {
                return Bytes.fromBase64(before);
            }
            var challenge = Bytes.random();
            session.setAttribute(PENDING, challenge.toBase64UrlString());
            return challenge;
        }

        /** The new recovery codes of whoever had none, or no codes; empty if it is no passkey. */
        Optional<List<String>> register(
                LoggedIn person, String proof, String name, String credential, HttpServletRequest request) {
            factor.mustBe(person, proof, request);
            var called = name.strip().substring(0, Math.min(name.strip().length(), LONGEST_NAME));
            var made = passkeys.made(person, challenge(request), credential, called);
            if (made.isEmpty() || called.isEmpty()) {
                return Optional.empty();
            }
            var codes = new ArrayList<String>();
            sessions.changeOwn(request, person, () -> codes.addAll(factors.add(person.person(), made.get())));
            request.getSession().removeAttribute(PENDING);
            return Optional.of(codes);
        }

        /** Removes one of whoever gives a code; whether that was right. */
        boolean remove(LoggedIn person, String id, String code, HttpServletRequest request) {
            var given = factors.of(person.getUsername());
            boolean last = given.secret() == null && given.passkeys().size() == 1;
            if (last && required.mustHaveOne(person)) {
                throw new FactorRequiredException();
            }
            if (!factor.isGiven(person, code)) {
                return false;
            }
            sessions.changeOwn(request, person, () -> factors.removePasskey(person.person(), id));
            return true;
        }

        /** 您的通行密钥: whoever is logged in registers and removes them. */
        @PageController
        @RequestMapping(SecondFactorPages.PAGE + "/passkeys")
        @RequiredArgsConstructor
        static class OwnPasskeyPages {
            private final OwnPasskeys own;

            @PostMapping
            String register(
                    @RequestParam String credential,
                    @RequestParam String name,
                    @RequestParam(defaultValue = "") String password,
                    LoggedIn person,
                    HttpServletRequest request,
                    Model model) {
                var codes = own.register(person, password, name, credential, request);
                if (codes.isEmpty()) {
                    return back("nopasskey");
                }
                model.addAttribute("codes", codes.get());
                return codes.get().isEmpty() ? back("passkey") : "secondfactor/codes";
            }

            @PostMapping("/remove")
            String remove(
                    @RequestParam String id, @RequestParam String code, LoggedIn person, HttpServletRequest request) {
                return back(own.remove(person, id, code, request) ? "nokey" : "wrong");
            }

            @ExceptionHandler(TooManyWrongPasswordsException.class)
            String refused() {
                return back("refused");
            }

            @ExceptionHandler(WrongPasswordException.class)
            String wrongPassword() {
                return back("password");
            }

            @ExceptionHandler(FactorRequiredException.class)
            String required() {
                return back("required");
            }

            private static String back(String why) {
                return "redirect:" + SecondFactorPages.PAGE + "?" + why;
            }
        }
    }

    /** Logging in with a passkey, with the password before it or without. */
    @PageController
    @RequiredArgsConstructor
    static class PasskeyPages {
        private final Passkeys passkeys;
        private final WrongCodes wrong;
        private final HalfLogins halves;
        private final Entrance entrance;

        @PostMapping("/login/passkey")
        void logIn(@RequestParam String credential, HttpServletRequest request, HttpServletResponse response)
                throws IOException, ServletException {
            wrong.attempt();
            var person = passkeys.answered(request, credential);
            if (person.isEmpty()) {
                response.sendRedirect("/login?passkey");
                return;
            }
            halves.end(request, response);
            entrance.letIn(person.get(), LoginMeans.PASSKEY, request, response);
        }

        @ExceptionHandler(TooManyWrongPasswordsException.class)
        String refused() {
            return "redirect:/login?refused";
        }
    }
}
