package org.caseledger.command.axon;

import java.util.List;
import org.caseledger.eventlog.StoredEvent;

/** One command on its way through the framework, as its thread sees it from beginning to end. */
final class Turn {

    private static final ThreadLocal<Turn> CURRENT = new ThreadLocal<>();

    private final boolean afresh;
    private boolean cached;
    private List<StoredEvent> recorded = List.of();

    private Turn(boolean afresh) {
        this.afresh = afresh;
    }

    /** Begins a command that may be decided from the cache, or only on what the log has. */
    static Turn begin(boolean afresh) {
        var turn = new Turn(afresh);
        CURRENT.set(turn);
        return turn;
    }

    static Turn current() {
        return CURRENT.get();
    }

    static void end() {
        CURRENT.remove();
    }

    boolean isAfresh() {
        return afresh;
    }

    /** Notes that the case came from the cache, and may be behind the log. */
    void useCache() {
        cached = true;
    }

    void record(List<StoredEvent> appended) {
        recorded = appended;
    }

    /** What the command has recorded, in order. */
    List<StoredEvent> recorded() {
        return recorded;
    }

    /** Whether nothing was recorded for a reason that the log might know better. */
    boolean isInDoubt() {
        return cached && recorded.isEmpty();
    }
}
