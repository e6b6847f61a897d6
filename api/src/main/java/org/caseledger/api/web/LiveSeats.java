package org.caseledger.api.web;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.security.TooManyRequestsException;

/** The live connections of a node: so many of one person and of one address, each of a session. */
@RequiredArgsConstructor
final class LiveSeats {
    private static final Duration LATER = Duration.ofSeconds(30);

    private final int ofPerson;
    private final int ofAddress;
    private final Map<Subscribers.Ear, Seat> taken = new HashMap<>();
    private final Map<String, Integer> counts = new HashMap<>();

    /** Whose connection it is, from where, the id of the session, if it has one, and what ends it. */
    record Seat(LoggedIn person, String address, Optional<String> session, Runnable ending) {
        private String byPerson() {
            return "person " + person.getUsername();
        }

        private String byAddress() {
            return "address " + address;
        }
    }

    /** Takes one; throws {@link TooManyRequestsException} when the person or address has enough. */
    synchronized void take(Seat seat, Subscribers.Ear ear) {
        if (counts.getOrDefault(seat.byPerson(), 0) >= ofPerson
                || counts.getOrDefault(seat.byAddress(), 0) >= ofAddress) {
            throw new TooManyRequestsException(LATER);
        }
        taken.put(ear, seat);
        counts.merge(seat.byPerson(), 1, Integer::sum);
        counts.merge(seat.byAddress(), 1, Integer::sum);
    }

    synchronized void leave(Subscribers.Ear ear) {
        var seat = taken.remove(ear);
        if (seat != null) {
            counts.computeIfPresent(seat.byPerson(), (name, n) -> n == 1 ? null : n - 1);
            counts.computeIfPresent(seat.byAddress(), (name, n) -> n == 1 ? null : n - 1);
        }
    }

    synchronized int size() {
        return taken.size();
    }

    /** Whose they are, one for each login. */
    synchronized Set<LoggedIn> people() {
        return taken.values().stream().map(Seat::person).collect(Collectors.toSet());
    }

    /** The ids of the sessions that they have. */
    synchronized Set<String> sessions() {
        return taken.values().stream().flatMap(seat -> seat.session().stream()).collect(Collectors.toSet());
    }

    /** Ends the connections of which this is so. */
    void end(Predicate<Seat> ended) {
        Map<Subscribers.Ear, Seat> now;
        synchronized (this) {
            now = Map.copyOf(taken);
        }
        now.forEach((ear, seat) -> {
            if (ended.test(seat)) {
                leave(ear);
                seat.ending().run();
            }
        });
    }
}
