package org.caseledger.api.secondfactor;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.secondfactor.Passkeys.OwnPasskeys;
import org.caseledger.api.security.FactorRequiredException;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.security.LoginOfSession;
import org.caseledger.api.security.OwnLogin;
import org.caseledger.api.security.Passkey;
import org.caseledger.api.security.RequiredFactors;
import org.caseledger.api.security.SecondFactors;
import org.caseledger.api.security.SecondFactors.Authenticator;
import org.caseledger.api.security.TooManyWrongPasswordsException;
import org.caseledger.api.security.WrongCodes;
import org.caseledger.api.security.WrongPasswordException;
import org.caseledger.api.web.PageController;
import org.caseledger.api.web.QrPath;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 您的两步验证: a person’s own second factor; whoever has one gives it to change it. */
@Component
@RequiredArgsConstructor
class OwnFactor {
    private static final String PENDING = "authenticator-secret";

    private final SecondFactors factors;
    private final WrongCodes wrong;
    private final LoginOfSession sessions;
    private final OwnLogin own;
    private final RequiredFactors required;

    /** What there is, how many recovery codes are left of it, and whether the role asks for it. */
    public record State(
            boolean enrolled, boolean authenticator, int passkeys, int recoveryCodesLeft, boolean required) {}

    State state(LoggedIn person) {
        var given = factors.of(person.getUsername());
        return new State(
                given.any(),
                given.secret() != null,
                given.passkeys().size(),
                given.recovery().size(),
                required.mustHaveOne(person));
    }

    List<Passkey> passkeys(LoggedIn person) {
        return factors.of(person.getUsername()).passkeys();
    }

    /** The secret that this session offers, until a code of it is given. */
    byte[] offered(HttpServletRequest request) {
        var session = request.getSession();
        var before = (String) session.getAttribute(PENDING);
        if (before != null) {
            return Base64.getDecoder().decode(before);
        }
        var secret = Authenticator.newSecret();
        session.setAttribute(PENDING, Base64.getEncoder().encodeToString(secret));
        return secret;
    }

    /** Throws unless the proof is the own password or, where another party has identified the person, a code. */
    void mustBe(LoggedIn person, @Nullable String proof, HttpServletRequest request) {
        own.mustBe(person, proof, request);
        boolean needsCode =
                !own.isAsked(request) && factors.of(person.getUsername()).any();
        if (needsCode && (proof == null || !isGiven(person, proof))) {
            throw new WrongPasswordException();
        }
    }

    /** Takes the offered authenticator into use; the recovery codes, or empty if the code is wrong. */
    Optional<List<String>> enrol(LoggedIn person, String proof, String code, HttpServletRequest request) {
        mustBe(person, proof, request);
        var secret = offered(request);
        wrong.attempt(person.getUsername());
        var change = new Change<Optional<List<String>>>(Optional.empty());
        sessions.changeOwn(request, person, () -> change.done = factors.enrol(person.person(), secret, code.strip()));
        if (change.done.isPresent()) {
            wrong.forget(person.getUsername());
            request.getSession().removeAttribute(PENDING);
        }
        return change.done;
    }

    /** New recovery codes for whoever gives a code; empty if that is wrong. */
    Optional<List<String>> newRecoveryCodes(LoggedIn person, String code) {
        return isGiven(person, code) ? Optional.of(factors.newRecoveryCodes(person.person())) : Optional.empty();
    }

    /**
     * Removes the second factor of whoever gives a code; whether that was right. Throws {@link FactorRequiredException}
     * where the role asks for one.
     */
    boolean remove(LoggedIn person, String code, HttpServletRequest request) {
        if (required.mustHaveOne(person)) {
            throw new FactorRequiredException();
        }
        if (!isGiven(person, code)) {
            return false;
        }
        sessions.changeOwn(request, person, () -> factors.remove(person.getUsername(), person.actor(), null));
        return true;
    }

    /** Whether this is a code of the person now; counted before it is looked at. */
    boolean isGiven(LoggedIn person, String code) {
        wrong.attempt(person.getUsername());
        boolean right = factors.take(person.person(), code);
        if (right) {
            wrong.forget(person.getUsername());
        }
        return right;
    }

    /** What a change that the session carries through has come to. */
    private static final class Change<T> {
        private T done;

        Change(T done) {
            this.done = done;
        }
    }

    /** 两步验证: whoever is logged in sets it up, makes new recovery codes, and turns it off. */
    @PageController
    @RequestMapping(SecondFactorPages.PAGE)
    @RequiredArgsConstructor
    static class SecondFactorPages {
        static final String PAGE = "/account/second-factor";

        private final OwnFactor own;
        private final OwnLogin login;
        private final OwnPasskeys passkeys;

        @GetMapping
        String show(LoggedIn person, HttpServletRequest request, Model model) {
            var state = own.state(person);
            model.addAttribute("state", state);
            model.addAttribute("passkeys", own.passkeys(person));
            model.addAttribute("newPasskey", passkeys.offer(person, request).orElse(null));
            model.addAttribute("asksPassword", login.isAsked(request));
            if (!state.authenticator()) {
                var secret = own.offered(request);
                model.addAttribute("secret", Authenticator.text(secret).replaceAll("(.{4})", "$1 "));
                model.addAttribute("qr", QrPath.of(Authenticator.address(person.getUsername(), secret)));
            }
            return "secondfactor/own";
        }

        @PostMapping
        String enrol(
                @RequestParam String code,
                @RequestParam(defaultValue = "") String password,
                LoggedIn person,
                HttpServletRequest request,
                Model model) {
            return codes(own.enrol(person, password, code, request), model);
        }

        @PostMapping("/recovery")
        String newRecoveryCodes(@RequestParam String code, LoggedIn person, Model model) {
            return codes(own.newRecoveryCodes(person, code), model);
        }

        @PostMapping("/remove")
        String remove(@RequestParam String code, LoggedIn person, HttpServletRequest request) {
            return back(own.remove(person, code, request) ? "removed" : "wrong");
        }

        @ExceptionHandler(TooManyWrongPasswordsException.class)
        String refused() {
            return back("refused");
        }

        @ExceptionHandler(FactorRequiredException.class)
        String required() {
            return back("required");
        }

        @ExceptionHandler(WrongPasswordException.class)
        String wrongPassword() {
            return back("password");
        }

        /** They are shown once: only digests of them are kept. */
        private static String codes(Optional<List<String>> codes, Model model) {
            model.addAttribute("codes", codes.orElse(List.of()));
            return codes.isPresent() ? "secondfactor/codes" : back("wrong");
        }

        private static String back(String why) {
            return "redirect:" + PAGE + "?" + why;
        }
    }
}
