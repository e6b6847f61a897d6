package org.caseledger.api.secondfactor;

import jakarta.servlet.http.HttpServletRequest;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.FactorRequiredException;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.security.TooManyWrongPasswordsException;
import org.caseledger.api.security.WrongPasswordException;
import org.caseledger.api.web.PageController;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 您的通行密钥: whoever is logged in registers and removes them. */
@PageController
@RequestMapping(SecondFactorPages.PAGE + "/passkeys")
@RequiredArgsConstructor
class OwnPasskeyPages {
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
    String remove(@RequestParam String id, @RequestParam String code, LoggedIn person, HttpServletRequest request) {
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
