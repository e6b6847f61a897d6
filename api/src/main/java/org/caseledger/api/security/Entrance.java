package org.caseledger.api.security;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.event.AuthenticationFailureBadCredentialsEvent;
import org.springframework.security.authentication.event.AuthenticationSuccessEvent;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.stereotype.Component;

/** Logs in people who have given everything required, except in the form with the password alone. */
@Component
public class Entrance {
    private final SessionLogins logins;
    private final AssignedPasswords passwords;
    private final RequiredFactors required;
    private final LoginSuccess success;
    private final ApplicationEventPublisher events;

    Entrance(
            SessionLogins logins,
            AssignedPasswords passwords,
            RequiredFactors required,
            KnownDevices devices,
            ApplicationEventPublisher events) {
        this.logins = logins;
        this.passwords = passwords;
        this.required = required;
        this.success = new LoginSuccess(new ReturnAddress(), devices);
        this.events = events;
    }

    /** Leads the person to what was asked for. */
    public void letIn(LoggedIn person, LoginMeans means, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        var context = SessionLogins.context(person);
        var login = context.getAuthentication();
        events.publishEvent(new AuthenticationSuccessEvent(login));
        SecurityContextHolder.setContext(context);
        logins.saveContext(context, request, response);
        if (means == LoginMeans.PASSWORD || means == LoginMeans.PASSKEY) {
            passwords.note(request, login);
        } else if (means == LoginMeans.SIGN_ON_TWICE) {
            required.noteElsewhere(request);
        }
        success.onAuthenticationSuccess(request, response, login);
    }

    /** A second factor was not right: a login has failed. */
    public void refuse(LoggedIn person) {
        var given = UsernamePasswordAuthenticationToken.unauthenticated(person.getUsername(), null);
        events.publishEvent(
                new AuthenticationFailureBadCredentialsEvent(given, new BadCredentialsException("second factor")));
    }

    /** Leads whoever has logged in by the form to where he or she wanted to, from a known device. */
    public static final class LoginSuccess extends SavedRequestAwareAuthenticationSuccessHandler {
        private final KnownDevices devices;

        public LoginSuccess(ReturnAddress address, KnownDevices devices) {
            this.devices = devices;
            setRequestCache(address);
        }

        @Override
        public void onAuthenticationSuccess(
                HttpServletRequest request, HttpServletResponse response, Authentication login)
                throws IOException, ServletException {
            devices.remember(login.getName(), request, response);
            super.onAuthenticationSuccess(request, response, login);
        }
    }
}
