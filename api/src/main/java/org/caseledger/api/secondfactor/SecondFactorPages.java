package org.caseledger.api.secondfactor;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.Authenticator;
import org.caseledger.api.security.FactorRequiredException;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.security.OwnLogin;
import org.caseledger.api.security.TooManyWrongPasswordsException;
import org.caseledger.api.security.WrongPasswordException;
import org.caseledger.api.web.PageController;
import org.caseledger.api.web.QrPath;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 两步验证: whoever is logged in sets it up, makes new recovery codes, and turns it off. */
@PageController
@RequestMapping(SecondFactorPages.PAGE)
@RequiredArgsConstructor
class SecondFactorPages {
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
