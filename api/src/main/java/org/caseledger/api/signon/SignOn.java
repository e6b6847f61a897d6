package org.caseledger.api.signon;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.Entrance;
import org.caseledger.api.security.HalfLoggedIn;
import org.caseledger.api.security.HalfLogins;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.security.LoginMeans;
import org.caseledger.api.security.People;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.authentication.DisabledException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.event.AuthenticationFailureDisabledEvent;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Logs in people whom another party has identified, if the ledger knows them. */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class SignOn {
    private static final Logger LOG = LoggerFactory.getLogger(SignOn.class);

    private final People people;
    private final Entrance entrance;
    private final HalfLogins halves;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    /**
     * Leads the person of this user name to what was asked for, others back to the login; {@code twice} is whether the
     * other party has asked for a second factor itself.
     */
    void letIn(String username, boolean twice, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        var found = people.find(username).filter(login -> login.person().entersByPages());
        if (found.isEmpty()) {
            LOG.warn("The identified person is not, or no longer, known to the ledger");
            var unknown = UsernamePasswordAuthenticationToken.unauthenticated(username, null);
            events.publishEvent(new AuthenticationFailureDisabledEvent(
                    unknown, new DisabledException("not a person of the ledger")));
            SecurityContextHolder.clearContext();
            response.sendRedirect("/login?unknown");
            return;
        }
        var person = new LoggedIn(found.get(), clock.instant());
        if (person.factor() && !twice) {
            SecurityContextHolder.clearContext();
            halves.begin(new HalfLoggedIn(person, LoginMeans.SIGN_ON), request, response);
            response.sendRedirect(HalfLogins.PAGE);
            return;
        }
        var means = twice ? LoginMeans.SIGN_ON_TWICE : LoginMeans.SIGN_ON;
        entrance.letIn(person, means, request, response);
    }
}
