package org.caseledger.query.views;

import java.lang.ref.SoftReference;
import java.util.LinkedHashMap;
import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.caseledger.events.CaseId;

/**
 * Remembers the state of the cases a segment last worked on, so that it need not be loaded again: valid only while the
 * token is where this node has put it, and released where the memory is needed.
 */
@RequiredArgsConstructor
final class Memory<S> {
    /** The default number of remembered cases. */
    static final int CASES = 10_000;

    private static final long NOWHERE = -1;

    private final int most;
    private SoftReference<LinkedHashMap<CaseId, S>> remembered = new SoftReference<>(null);
    // What was given out, for as long as the transaction runs.
    private LinkedHashMap<CaseId, S> states = new LinkedHashMap<>();
    private long position = NOWHERE;

    /** What is known at a position, nothing when another node has moved on. */
    Map<CaseId, S> at(long token) {
        var known = position == token ? remembered.get() : null;
        states = known == null ? new LinkedHashMap<>() : known;
        // Unknown until the transaction is committed.
        position = NOWHERE;
        return states;
    }

    void forget() {
        position = NOWHERE;
        remembered.clear();
    }

    /** The map that was given out is what holds at this position. */
    void holdsAt(long token) {
        var eldest = states.entrySet().iterator();
        for (int over = states.size() - most; over > 0; over--) {
            eldest.next();
            eldest.remove();
        }
        remembered = new SoftReference<>(states);
        states = new LinkedHashMap<>();
        position = token;
    }
}
