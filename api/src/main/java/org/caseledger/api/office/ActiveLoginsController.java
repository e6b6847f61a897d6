package org.caseledger.api.office;

import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.office.ActiveLogins.ActiveLogin;
import org.caseledger.api.security.LoggedIn;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Where people are logged in, for programs. */
@RestController
@Tag(name = "office 机构人员")
@RequestMapping("/api")
@RequiredArgsConstructor
class ActiveLoginsController {
    private final ActiveLogins logins;

    @GetMapping("/me/sessions")
    List<ActiveLogin> own(LoggedIn person, HttpServletRequest request) {
        return logins.own(person, request);
    }

    @DeleteMapping("/me/sessions/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void endOwn(@PathVariable String id, LoggedIn person) {
        logins.endOwn(id, person);
    }

    @GetMapping("/people/{username}/sessions")
    List<ActiveLogin> of(@PathVariable String username, LoggedIn person, HttpServletRequest request) {
        return logins.of(username, person, request);
    }

    @DeleteMapping("/people/{username}/sessions/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end(@PathVariable String username, @PathVariable String id, LoggedIn person) {
        logins.end(username, id, person);
    }

    @DeleteMapping("/people/{username}/sessions")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void endAll(@PathVariable String username, LoggedIn person) {
        logins.endAll(username, person);
    }
}
