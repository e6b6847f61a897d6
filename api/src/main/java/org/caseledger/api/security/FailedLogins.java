package org.caseledger.api.security;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import org.caseledger.eventlog.Outage;
import org.caseledger.events.Actor;
import org.caseledger.events.oversight.AccessEvent.LoginFailed;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Failed logins are events; those beyond a rate are summed up in one event for each person, and in one for all unknown
 * names, so that strangers cannot fill the log.
 */
@Component
public class FailedLogins {
    private static final Logger LOG = LoggerFactory.getLogger(FailedLogins.class);
    private static final String ALL = "all";
    private static final int OF_ALL = 10;

    private final AccessLog accesses;
    private final Clock clock;
    private final Rate rate;
    private final Buckets ofName;
    private final Buckets ofAll;
    private final Map<String, LoginFailed> summed = new HashMap<>();

    FailedLogins(AccessLog accesses, Clock clock, @Value("${caseledger.limits.login-failures}") String failures) {
        this.accesses = accesses;
        this.clock = clock;
        this.rate = Rate.of(failures);
        this.ofName = new Buckets(rate, clock);
        this.ofAll = new Buckets(rate.times(OF_ALL), clock);
    }

    /** A login as this person, or under an unknown name (null), failed. */
    public void count(@Nullable String person) {
        var failed = new LoginFailed(person, clock.instant(), 1, AccessLog.address());
        if (!ofName.take(nameOf(failed)) || !ofAll.take(ALL) || !recorded(failed)) {
            add(failed);
        }
    }

    /** Records the sums that have been added to for the period of the rate. */
    @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT1M")
    public void sumUp() {
        for (var failed : over()) {
            if (!recorded(failed)) {
                add(failed);
            }
        }
    }

    private boolean recorded(LoginFailed failed) {
        try {
            accesses.record(failed, Actor.SYSTEM);
            return true;
        } catch (RuntimeException e) {
            // Whoever tries is answered as always; it is added to what is recorded later.
            Outage.tell(LOG, "A failed login could not be recorded", e);
            return false;
        }
    }

    private synchronized void add(LoginFailed failed) {
        summed.merge(
                nameOf(failed),
                failed,
                (sum, more) ->
                        new LoginFailed(sum.person(), sum.since(), sum.attempts() + more.attempts(), sum.address()));
    }

    private synchronized Iterable<LoginFailed> over() {
        Instant before = clock.instant().minus(rate.within());
        var over = new ArrayList<LoginFailed>();
        summed.values().removeIf(sum -> !sum.since().isAfter(before) && over.add(sum));
        return over;
    }

    private static String nameOf(LoginFailed failed) {
        return failed.person() == null ? "" : failed.person();
    }
}
