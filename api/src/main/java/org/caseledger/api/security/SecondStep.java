package org.caseledger.api.security;

import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * What becomes of somebody whose password is right: with a second factor he or she is nobody before
 * that is given. A program cannot give one, so HTTP Basic is not for these people, nor for those
 * who need one.
 */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class SecondStep {

    private final RequiredFactors required;

    /** The principal of the login; throws {@link SecondFactorException} for a program. */
    public Object afterPassword(LoggedIn person) {
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
