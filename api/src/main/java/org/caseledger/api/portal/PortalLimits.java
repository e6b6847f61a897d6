package org.caseledger.api.portal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import org.caseledger.api.security.Buckets;
import org.caseledger.api.security.ClientAddress;
import org.caseledger.api.security.GrowingDelays;
import org.caseledger.api.security.Rate;
import org.caseledger.api.security.TooManyRequestsException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * How much is granted to one address at the portal, and how many wrong pairs of code and digits to one address and for
 * one code; in the memory of this node. Everything is counted before it is done, so that many at once are limited like
 * one after the other. What others do never refuses an address its first attempt: beyond twenty times as much by all
 * together, each address waits longer after each of its own. An address from which the pair of a code was right is not
 * limited by what others try.
 */
@Component
@WithPortal
class PortalLimits {
    private static final int ALL_TOGETHER = 20;
    private static final String ALL = "all";
    private static final int MOST_KNOWN = 100_000;
    private static final Duration KNOWN_FOR = Duration.ofDays(30);

    private final Limit filings;
    private final Limit looks;
    private final Limit wrong;
    private final Limit wrongOfCode;
    private final Cache<Place, Boolean> known = Caffeine.newBuilder()
            .maximumSize(MOST_KNOWN)
            .expireAfterAccess(KNOWN_FOR)
            .build();

    PortalLimits(
            Clock clock,
            @Value("${caseledger.portal.filings}") String filings,
            @Value("${caseledger.portal.looks}") String looks,
            @Value("${caseledger.portal.wrong-by-address}") String wrongByAddress,
            @Value("${caseledger.portal.wrong-by-code}") String wrongByCode) {
        this.filings = Limit.of(filings, ALL_TOGETHER, clock);
        this.looks = Limit.of(looks, ALL_TOGETHER, clock);
        this.wrong = Limit.of(wrongByAddress, ALL_TOGETHER, clock);
        this.wrongOfCode = Limit.of(wrongByCode, 1, clock);
    }

    /** A code as it is typed at an address. */
    private record Place(String code, String address) {}

    /** What one name is granted, what several share, and the delays of whoever comes after that. */
    private record Limit(Buckets own, Buckets shared, GrowingDelays beyond) {
        static Limit of(String setting, int times, Clock clock) {
            var rate = Rate.of(setting);
            return new Limit(
                    new Buckets(rate, clock),
                    new Buckets(rate.times(times), clock),
                    new GrowingDelays(rate.within(), clock));
        }

        /** Zero if it is granted, or else for how long it is not. */
        Duration attempt(Object name, String of, String delayed) {
            var wait = own.attempt(name);
            if (wait.isZero() && !shared.take(of)) {
                wait = beyond.attempt(delayed);
                if (!wait.isZero()) {
                    own.giveBack(name);
                }
            }
            return wait;
        }

        void giveBack(Object name, String of, String delayed) {
            own.giveBack(name);
            if (!beyond.giveBack(delayed)) {
                shared.giveBack(of);
            }
        }
    }

    /** Whether one more complaint, or form with files, is received. */
    boolean mayFile(HttpServletRequest request) {
        var from = ClientAddress.of(request);
        return filings.attempt(from, ALL, from).isZero();
    }

    /**
     * Counts a look at this code as a wrong one until it is {@link #giveBack given back}. Throws
     * {@link TooManyRequestsException} where nothing more is looked up for a while.
     */
    void look(HttpServletRequest request, String code) {
        var place = place(request, code);
        var from = place.address();
        if (isKnown(request, code)) {
            refuse(looks.own().attempt(from));
            refuse(wrongOfCode.own().attempt(place));
            return;
        }
        refuse(looks.attempt(from, ALL, from));
        refuse(wrong.attempt(from, ALL, from));
        var wait = wrongOfCode.attempt(place, code, code);
        if (!wait.isZero()) {
            wrong.giveBack(from, ALL, from);
        }
        refuse(wait);
    }

    /** The pair that was looked at was not wrong. */
    void giveBack(HttpServletRequest request, String code) {
        var place = place(request, code);
        if (isKnown(request, code)) {
            wrongOfCode.own().giveBack(place);
        } else {
            wrong.giveBack(place.address(), ALL, place.address());
            wrongOfCode.giveBack(place, code, code);
        }
    }

    /** The pair was right: what others try no longer counts against this address. */
    void remember(HttpServletRequest request, String code) {
        known.put(place(request, code), true);
    }

    /** Whether the pair of this code was right from this address before. */
    boolean isKnown(HttpServletRequest request, String code) {
        return known.getIfPresent(place(request, code)) != null;
    }

    private static Place place(HttpServletRequest request, String code) {
        return new Place(code, ClientAddress.of(request));
    }

    private static void refuse(Duration wait) {
        if (!wait.isZero()) {
            throw new TooManyRequestsException(wait);
        }
    }
}
