package org.caseledger.api.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The wrong passwords of late for each user name, whether somebody has it or not; counted in the
 * memory of this node. Too many refuse every further try for a while (GB/T 22239: failed logins are
 * handled).
 */
@Component
public class WrongPasswords {

    private static final Logger LOG = LoggerFactory.getLogger(WrongPasswords.class);
    private static final int MOST_NAMES = 100_000;
    private static final int LONGEST_NAME = 100;

    private final Logins logins;
    private final Clock clock;
    private final int most;
    private final Duration within;
    private final Duration refusedFor;
    private final Cache<String, List<Instant>> given =
            Caffeine.newBuilder().maximumSize(MOST_NAMES).build();

    WrongPasswords(
            Logins logins,
            Clock clock,
            @Value("${caseledger.login.wrong-passwords}") int most,
            @Value("${caseledger.login.within}") Duration within,
            @Value("${caseledger.login.refused-for}") Duration refusedFor) {
        this.logins = logins;
        this.clock = clock;
        this.most = most;
        this.within = within;
        this.refusedFor = refusedFor;
    }

    /**
     * Throws {@link TooManyWrongPasswordsException} while no password is looked at under this name.
     */
    public void refuseTooMany(String username) {
        var times = given.getIfPresent(key(username));
        if (times == null || times.size() < most) {
            return;
        }
        var now = clock.instant();
        var again = times.get(times.size() - 1).plus(refusedFor);
        if (now.isBefore(again)) {
            throw new TooManyWrongPasswordsException(Duration.between(now, again));
        }
    }

    /** A wrong password was given under this name. */
    public void count(String username) {
        var now = clock.instant();
        var times =
                given.asMap()
                        .merge(
                                key(username),
                                List.of(now),
                                (before, one) ->
                                        Stream.concat(before.stream(), one.stream())
                                                .filter(time -> time.isAfter(now.minus(within)))
                                                .toList());
        if (times.size() == most) {
            // A name that nobody has may be a password that was typed into the wrong field.
            LOG.warn(
                    "{} wrong passwords for {}: no more are looked at for {} s",
                    most,
                    logins.has(username) ? username : "a name that nobody has",
                    refusedFor.toSeconds());
        }
    }

    /** The right one was given. */
    public void forget(String username) {
        given.invalidate(key(username));
    }

    private static String key(String username) {
        return username.substring(0, Math.min(username.length(), LONGEST_NAME));
    }
}
