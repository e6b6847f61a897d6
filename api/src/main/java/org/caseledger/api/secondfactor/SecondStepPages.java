package org.caseledger.api.secondfactor;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.caseledger.api.security.Entrance;
import org.caseledger.api.security.HalfLogins;
import org.caseledger.api.security.SecondFactors;
import org.caseledger.api.security.TooManyWrongPasswordsException;
import org.caseledger.api.security.WrongCodes;
import org.caseledger.api.web.PageController;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The second step of a login: the code, after the password. */
@PageController
@RequestMapping(HalfLogins.PAGE)
class SecondStepPages {
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
