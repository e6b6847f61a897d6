package org.caseledger.api.web.requests;

import java.util.HashMap;
import java.util.Map;
import lombok.RequiredArgsConstructor;

/** How many threads may wait at once: altogether, and for one address or login. */
@RequiredArgsConstructor
final class BodySeats {
    private final int all;
    private final int ofEach;
    private final Map<String, Integer> taken = new HashMap<>();
    private int count;

    /** Takes one for an address or login; false when there is none left. */
    synchronized boolean take(String who) {
        if (count >= all || taken.getOrDefault(who, 0) >= ofEach) {
            return false;
        }
        count++;
        taken.merge(who, 1, Integer::sum);
        return true;
    }

    synchronized void leave(String who) {
        count--;
        taken.computeIfPresent(who, (name, n) -> n == 1 ? null : n - 1);
    }

    synchronized int taken() {
        return count;
    }
}
