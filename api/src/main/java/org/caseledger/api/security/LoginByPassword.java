package org.caseledger.api.security;

import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.DisabledException;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.core.Authentication;

/** Logging in by user name and password, as long as not too many were wrong. */
public record LoginByPassword(DaoAuthenticationProvider passwords, WrongPasswords wrong)
        implements AuthenticationProvider {
    @Override
    public Authentication authenticate(Authentication given) {
        var username = given.getName();
        wrong.refuseTooMany(username);
        try {
            var login = passwords.authenticate(given);
            // Whoever sends many at once is to learn no more than one by one.
            wrong.refuseTooMany(username);
            wrong.forget(username);
            return login;
        } catch (BadCredentialsException | DisabledException e) {
            wrong.count(username);
            throw e;
        }
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return passwords.supports(authentication);
    }
}
