package org.caseledger.api.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * The recent wrong passwords, for known and unknown user names; counted in the memory of this node. Too many refuse
 * every further attempt for a while (GB/T 22239: failed logins are handled): of one person from one address, of one
 * person from anywhere, of one address. A person who has logged in from a device or address before is not refused for
 * attempts made elsewhere.
 */
@Component
public class WrongPasswords {
    private static final Logger LOG = LoggerFactory.getLogger(WrongPasswords.class);
    private static final int MOST_NAMES = 100_000;
    private static final int LONGEST_NAME = 100;
    private static final String DEVICE = "device ";
    private static final Duration REMEMBERED = Duration.ofDays(30);

    private final Logins logins;
    private final KnownDevices devices;
    private final Rate fromOnePlace;
    private final Buckets byPlace;
    private final Buckets byStrangers;
    private final Buckets byAddress;
    private final Cache<Place, Boolean> known = Caffeine.newBuilder()
            .maximumSize(MOST_NAMES)
            .expireAfterAccess(REMEMBERED)
            .build();

    WrongPasswords(
            Logins logins,
            KnownDevices devices,
            Clock clock,
            @Value("${caseledger.login.wrong-passwords}") int fromOnePlace,
            @Value("${caseledger.login.wrong-by-strangers}") int byStrangers,
            @Value("${caseledger.login.wrong-by-address}") int byAddress,
            @Value("${caseledger.login.within}") Duration within) {
        this.logins = logins;
        this.devices = devices;
        this.fromOnePlace = new Rate(fromOnePlace, within);
        this.byPlace = new Buckets(this.fromOnePlace, clock);
        this.byStrangers = new Buckets(new Rate(byStrangers, within), clock);
        this.byAddress = new Buckets(new Rate(byAddress, within), clock);
    }

    /** A person at a device or address. */
    private record Place(String username, String where) {}

    /** Throws {@link TooManyWrongPasswordsException} while no password is looked at. */
    public void refuseTooMany(String username) {
        var place = place(username);
        var here = byPlace.untilNext(place);
        var others = isKnown(place)
                ? Duration.ZERO
                : longer(byStrangers.untilNext(place.username()), byAddress.untilNext(ClientAddress.current()));
        var wait = longer(here, others);
        if (!wait.isZero()) {
            throw new TooManyWrongPasswordsException(wait);
        }
    }

    /** A wrong password was given under this name. */
    public void count(String username) {
        var place = place(username);
        boolean last = byPlace.take(place) && !byPlace.untilNext(place).isZero();
        if (!isKnown(place)) {
            byStrangers.take(place.username());
            byAddress.take(ClientAddress.current());
        }
        if (last) {
            // An unknown name may be a password that was typed into the wrong field.
            LOG.warn(
                    "{} wrong passwords for {}: no more are looked at from there for {} s",
                    fromOnePlace.most(),
                    logins.has(username) ? username : "an unknown name",
                    fromOnePlace.within().toSeconds());
        }
    }

    /** The right one was given. */
    public void forget(String username) {
        var place = place(username);
        byPlace.forget(place);
        known.put(place, true);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private boolean isKnown(Place place) {
        return known.getIfPresent(place) != null || place.where().startsWith(DEVICE);
    }

    private Place place(String username) {
        var name = username.substring(0, Math.min(username.length(), LONGEST_NAME));
        var device = RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes now
                ? devices.of(username, now.getRequest())
                : Optional.<String>empty();
        return new Place(name, device.map(DEVICE::concat).orElseGet(ClientAddress::current));
    }
}
