package org.caseledger.api.office;

import jakarta.servlet.http.HttpServletRequest;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.security.LoginOfSession;
import org.caseledger.api.security.People;
import org.caseledger.api.security.Personnel;
import org.caseledger.api.security.WrongPasswords;
import org.caseledger.api.web.problems.InvalidInputException;
import org.springframework.stereotype.Component;

/** 您的密码: a person’s own password, which is changed by whoever knows it. */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class OwnPassword {
    private final People people;
    private final Personnel personnel;
    private final WrongPasswords wrong;
    private final LoginOfSession sessions;

    /** A new password, with the old one as proof. */
    public record PasswordBody(String old, String password) {}

    /** Changes a person’s own password; of the sessions of this person only that of the request stays. */
    void change(PasswordBody body, LoggedIn person, HttpServletRequest request) {
        PasswordPolicy.check(
                "password",
                body.password(),
                person.getUsername(),
                person.person().name());
        wrong.refuseTooMany(person.getUsername());
        if (!people.isPasswordOf(person.getUsername(), body.old())) {
            wrong.count(person.getUsername());
            throw new InvalidInputException("old", "原密码有误", "is not correct");
        }
        wrong.forget(person.getUsername());
        if (people.wasPasswordOf(person.getUsername(), body.password())) {
            throw PasswordPolicy.former();
        }
        sessions.changeOwn(request, person, () -> personnel.changePassword(person.getUsername(), body.password()));
    }
}
