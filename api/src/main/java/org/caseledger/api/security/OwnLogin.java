package org.caseledger.api.security;

import jakarta.servlet.http.HttpServletRequest;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/** Asks for the own password again, before what a person logs in with is changed. */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class OwnLogin {
    private final People people;
    private final WrongPasswords wrong;
    private final AssignedPasswords passwords;

    /** Whether this session requires the password: not if another party identified the person. */
    public boolean isAsked(HttpServletRequest request) {
        return passwords.wasGiven(request);
    }

    /** Throws {@link WrongPasswordException} if it is asked for and not right. */
    public void mustBe(LoggedIn person, String password, HttpServletRequest request) {
        if (!isAsked(request)) {
            return;
        }
        wrong.refuseTooMany(person.getUsername());
        if (!people.isPasswordOf(person.getUsername(), password)) {
            wrong.count(person.getUsername());
            throw new WrongPasswordException();
        }
        wrong.forget(person.getUsername());
    }
}
