package org.caseledger.query.views;

import java.util.LinkedHashMap;
import java.util.Map;
import org.caseledger.events.CaseId;

/**
 * What a segment kept of the cases it last worked on, so that it need not load them again: good
 * only while the token stands where this node has put it.
 */
final class Memory<S> {

    /** So many are remembered unless told. */
    static final int CASES = 10_000;

    private static final long NOWHERE = -1;

    private LinkedHashMap<CaseId, S> states = new LinkedHashMap<>();
    private final int most;
    private long position = NOWHERE;

    Memory(int most) {
        this.most = most;
    }

    /** What is known at a position, nothing when another node has moved on. */
    Map<CaseId, S> at(long token) {
        if (position != token) {
            states = new LinkedHashMap<>();
        }
        // Until the transaction has ended well, nobody knows.
        position = NOWHERE;
        return states;
    }

    /** The map that was given out is what holds at this position. */
    void holdsAt(long token) {
        var eldest = states.entrySet().iterator();
        for (int over = states.size() - most; over > 0; over--) {
            eldest.next();
            eldest.remove();
        }
        position = token;
    }
}
