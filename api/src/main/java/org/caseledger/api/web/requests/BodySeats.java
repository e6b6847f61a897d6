package org.caseledger.api.web.requests;

import java.util.HashMap;
import java.util.Map;
import lombok.RequiredArgsConstructor;

/** How many bodies of requests may be on their way at once: altogether, and from one address. */
@RequiredArgsConstructor
final class BodySeats {
    private final int all;
    private final int ofAddress;
    private final Map<String, Integer> taken = new HashMap<>();
    private int count;

    /** Takes one for an address; false when there is none left. */
    synchronized boolean take(String address) {
        if (count >= all || taken.getOrDefault(address, 0) >= ofAddress) {
            return false;
        }
        count++;
        taken.merge(address, 1, Integer::sum);
        return true;
    }

    synchronized void leave(String address) {
        count--;
        taken.computeIfPresent(address, (who, n) -> n == 1 ? null : n - 1);
    }

    synchronized int taken() {
        return count;
    }
}
