package org.caseledger.api.security;

import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The recently tried codes of second factors, by person and by address; counted in the memory of this node. Trying one
 * requires the password, so strangers cannot lock a person out, and a right password does not reduce the count.
 */
@Component
public class WrongCodes {
    private final Buckets byPerson;
    private final Buckets byAddress;

    WrongCodes(
            Clock clock,
            @Value("${caseledger.second-factor.wrong-codes}") int byPerson,
            @Value("${caseledger.login.wrong-by-address}") int byAddress,
            @Value("${caseledger.login.within}") Duration within) {
        this.byPerson = new Buckets(new Rate(byPerson, within), clock);
        this.byAddress = new Buckets(new Rate(byAddress, within), clock);
    }

    /**
     * Counts an attempt before its code is checked, so that parallel attempts are limited like sequential ones; throws
     * {@link TooManyWrongPasswordsException} if no further attempt is allowed.
     */
    public void attempt(String username) {
        var address = ClientAddress.current();
        var wait = longer(byPerson.untilNext(username), byAddress.untilNext(address));
        if (!wait.isZero() || !byPerson.take(username) || !byAddress.take(address)) {
            throw new TooManyWrongPasswordsException(wait);
        }
    }

    /** Counts an attempt without a password: by address alone. */
    public void attempt() {
        var address = ClientAddress.current();
        var wait = byAddress.untilNext(address);
        if (!wait.isZero() || !byAddress.take(address)) {
            throw new TooManyWrongPasswordsException(wait);
        }
    }

    /** The code was right. */
    public void forget(String username) {
        byPerson.forget(username);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
