package org.caseledger.api.office;

import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.security.LoginOfSession;
import org.caseledger.api.security.People;
import org.caseledger.api.security.WrongPasswords;
import org.caseledger.api.web.problems.InvalidInputException;
import org.caseledger.api.web.requests.JsonBodies;
import org.caseledger.events.Actor;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who is logged in, and the own password. */
@RestController
@Tag(name = "office 机构人员")
@RequestMapping("/api/me")
public class OwnLoginController {

    private final People people;
    private final WrongPasswords wrong;
    private final LoginOfSession sessions;
    private final JsonBodies bodies;

    OwnLoginController(
            People people, WrongPasswords wrong, LoginOfSession sessions, JsonBodies bodies) {
        this.people = people;
        this.wrong = wrong;
        this.sessions = sessions;
        this.bodies = bodies;
    }

    /** A password that is changed by whom it lets in. */
    public record PasswordBody(String old, String password) {}

    @GetMapping
    Actor me(@AuthenticationPrincipal LoggedIn person) {
        return person.actor();
    }

    @PutMapping("/password")
    Actor changePassword(HttpServletRequest request, @AuthenticationPrincipal LoggedIn person)
            throws IOException {
        return changePassword(
                bodies.read(bodies.bytes(request), PasswordBody.class), person, request);
    }

    /** Changes the own password; of the sessions of this person only that of the request stays. */
    public Actor changePassword(PasswordBody body, LoggedIn person, HttpServletRequest request) {
        PasswordPolicy.check("password", body.password());
        wrong.refuseTooMany(person.getUsername());
        if (!people.isPasswordOf(person.getUsername(), body.old())) {
            wrong.count(person.getUsername());
            throw new InvalidInputException("old", "原密码有误", "is not correct");
        }
        wrong.forget(person.getUsername());
        sessions.changeOwn(
                request,
                person,
                () -> people.changePassword(person.getUsername(), body.password()));
        return person.actor();
    }
}
