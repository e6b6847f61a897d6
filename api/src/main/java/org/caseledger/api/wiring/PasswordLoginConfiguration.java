package org.caseledger.api.wiring;

import java.time.Clock;
import java.util.Map;
import org.caseledger.api.security.AssignedPasswords;
import org.caseledger.api.security.Candidate;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.security.LoginByPassword;
import org.caseledger.api.security.LoginOfSession;
import org.caseledger.api.security.People;
import org.caseledger.api.security.RequiredFactors;
import org.caseledger.api.security.SecondFactorException;
import org.caseledger.api.security.SecondStep;
import org.caseledger.api.security.TooManyWrongPasswordsException;
import org.caseledger.api.security.WrongPasswords;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.AuthenticationEventPublisher;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.DefaultAuthenticationEventPublisher;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.authentication.event.AuthenticationFailureLockedEvent;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.web.servlet.handler.MappedInterceptor;

/** The passwords that people log in with, and what is looked at with each request of theirs. */
@Configuration
@ConditionalOnWebApplication
class PasswordLoginConfiguration {
    @Bean
    AuthenticationProvider loginByPassword(
            People people, PasswordEncoder encoder, WrongPasswords wrong, SecondStep second, Clock clock) {
        var passwords =
                new DaoAuthenticationProvider(username -> people.find(username)
                        .map(Candidate::new)
                        .orElseThrow(() -> new UsernameNotFoundException(username))) {
                    @Override
                    protected Authentication createSuccessAuthentication(
                            Object principal, Authentication given, UserDetails candidate) {
                        var login = ((Candidate) candidate).login();
                        var who = second.afterPassword(new LoggedIn(login, clock.instant()));
                        return super.createSuccessAuthentication(
                                who, given, who instanceof LoggedIn person ? person : candidate);
                    }
                };
        passwords.setPasswordEncoder(encoder);
        return new LoginByPassword(passwords, wrong);
    }

    /** What is refused for too many wrong passwords, or without a factor, has failed as well. */
    @Bean
    AuthenticationEventPublisher loginEvents(ApplicationEventPublisher events) {
        var publisher = new DefaultAuthenticationEventPublisher(events);
        publisher.setAdditionalExceptionMappings(Map.of(
                TooManyWrongPasswordsException.class,
                AuthenticationFailureLockedEvent.class,
                SecondFactorException.class,
                AuthenticationFailureLockedEvent.class));
        return publisher;
    }

    /** With every request that something of ours answers; what is only a file costs nothing. */
    @Bean
    MappedInterceptor loginOfEachRequest(LoginOfSession login) {
        return new MappedInterceptor(null, login);
    }

    /** After that: a session that has ended leads to the login. */
    @Bean
    MappedInterceptor assignedPasswordOfEachRequest(AssignedPasswords passwords) {
        return new MappedInterceptor(null, passwords);
    }

    /** After both: the page where the password is changed stays open. */
    @Bean
    MappedInterceptor requiredFactorOfEachRequest(RequiredFactors required) {
        return new MappedInterceptor(null, required);
    }
}
