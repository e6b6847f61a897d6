package org.caseledger.api.security;

import lombok.RequiredArgsConstructor;
import org.caseledger.eventlog.Outage;
import org.caseledger.events.Actor;
import org.caseledger.events.oversight.AccessEvent;
import org.caseledger.events.oversight.AccessEvent.PersonLoggedIn;
import org.caseledger.events.oversight.AccessEvent.PersonLoggedOut;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.AbstractAuthenticationFailureEvent;
import org.springframework.security.authentication.event.AuthenticationFailureServiceExceptionEvent;
import org.springframework.security.authentication.event.AuthenticationSuccessEvent;
import org.springframework.security.authentication.event.LogoutSuccessEvent;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Records logins, logouts and failures. If the log accepts no events, people are still let in, since they must be able
 * to see why; they can read or download nothing without its event.
 */
@Component
@RequiredArgsConstructor
class LoginRecorder {
    private static final Logger LOG = LoggerFactory.getLogger(LoginRecorder.class);

    private final AccessLog accesses;
    private final FailedLogins failed;
    private final Logins logins;

    @EventListener
    void on(AuthenticationSuccessEvent event) {
        if (event.getAuthentication().getPrincipal() instanceof LoggedIn person) {
            boolean program = isProgram();
            var login = new PersonLoggedIn(program, AccessLog.address(), null);
            record(login, person.actor(), program);
        }
    }

    @EventListener
    void on(LogoutSuccessEvent event) {
        if (event.getAuthentication().getPrincipal() instanceof LoggedIn person) {
            record(new PersonLoggedOut(AccessLog.address(), null), person.actor(), false);
        }
    }

    @EventListener
    void on(AbstractAuthenticationFailureEvent event) {
        if (!(event instanceof AuthenticationFailureServiceExceptionEvent)) {
            failed.count(nameOf(event.getAuthentication()));
        }
    }

    /** An unknown name may be a password that was typed into the wrong field. */
    private @Nullable String nameOf(Authentication given) {
        return logins.has(given.getName()) ? given.getName() : null;
    }

    private void record(AccessEvent event, Actor actor, boolean once) {
        try {
            if (once) {
                accesses.once(event, actor);
            } else {
                accesses.record(event, actor);
            }
        } catch (RuntimeException e) {
            Outage.tell(LOG, "A login or logout could not be recorded", e);
        }
    }

    private static boolean isProgram() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes now
                && ClientKind.isForPrograms(now.getRequest());
    }
}
