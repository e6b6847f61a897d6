package org.caseledger.api.secondfactor;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.Entrance;
import org.caseledger.api.security.HalfLogins;
import org.caseledger.api.security.LoginMeans;
import org.caseledger.api.security.TooManyWrongPasswordsException;
import org.caseledger.api.security.WrongCodes;
import org.caseledger.api.web.PageController;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Logging in with a passkey, with the password before it or without. */
@PageController
@RequiredArgsConstructor
class PasskeyPages {
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
