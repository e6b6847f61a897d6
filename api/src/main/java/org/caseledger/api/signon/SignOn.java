package org.caseledger.api.signon;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import org.caseledger.api.security.KnownDevices;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.security.LoginSuccess;
import org.caseledger.api.security.People;
import org.caseledger.api.security.ReturnAddress;
import org.caseledger.api.security.SessionLogins;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.authentication.DisabledException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.event.AuthenticationFailureDisabledEvent;
import org.springframework.security.authentication.event.AuthenticationSuccessEvent;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Logs in whoever another party has identified; nobody whom the ledger does not know. */
@Component
public class SignOn {

    private static final Logger LOG = LoggerFactory.getLogger(SignOn.class);

    private final People people;
    private final SessionLogins logins;
    private final LoginSuccess success;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    SignOn(
            People people,
            SessionLogins logins,
            KnownDevices devices,
            ApplicationEventPublisher events,
            Clock clock) {
        this.people = people;
        this.logins = logins;
        this.events = events;
        this.success = new LoginSuccess(new ReturnAddress(), devices);
        this.clock = clock;
    }

    /** Leads the person of this user name to what was asked for, others back to the login. */
    void letIn(String username, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        var found = people.find(username).filter(login -> login.person().active());
        if (found.isEmpty()) {
            LOG.warn("Somebody was identified whom the ledger does not know, or no longer");
            var unknown = UsernamePasswordAuthenticationToken.unauthenticated(username, null);
            events.publishEvent(
                    new AuthenticationFailureDisabledEvent(
                            unknown, new DisabledException("not a person of the ledger")));
            SecurityContextHolder.clearContext();
            response.sendRedirect("/login?unknown");
            return;
        }
        var person = new LoggedIn(found.get(), clock.instant());
        var context = SessionLogins.context(person);
        var login = context.getAuthentication();
        events.publishEvent(new AuthenticationSuccessEvent(login));
        SecurityContextHolder.setContext(context);
        logins.saveContext(context, request, response);
        success.onAuthenticationSuccess(request, response, login);
    }
}
