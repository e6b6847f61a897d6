package org.caseledger.api.security;

import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.security.authentication.DisabledException;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * The step after a right password: a person with a second factor is not logged in before it is given. A program cannot
 * give one, so HTTP Basic is not available to these people, nor to those who need one.
 */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class SecondStep {
    private final RequiredFactors required;

    /**
     * The principal of the login; throws {@link SecondFactorException} for a program of such a person, and
     * {@link DisabledException} where the account of a program is used on a page.
     */
    public Object afterPassword(LoggedIn person) {
        if (!isProgram() && !person.person().entersByPages()) {
            throw new DisabledException("the account of a program");
        }
        if (isProgram() && (person.factor() || required.mustHaveOne(person))) {
            throw new SecondFactorException();
        }
        return person.factor() ? new HalfLoggedIn(person, LoginMeans.PASSWORD) : person;
    }

    private static boolean isProgram() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes now
                && ClientKind.isForPrograms(now.getRequest());
    }
}
