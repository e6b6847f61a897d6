package org.caseledger.vault;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.caseledger.events.CaseId;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Which cases were destroyed, as the log has them: asked again when more than a moment has passed, so that a key that
 * one node destroyed is used by no other.
 */
final class DestroyedCases {
    private static final long MOMENT_NANOS = 50_000_000;

    private final Set<CaseId> known = ConcurrentHashMap.newKeySet();
    private long upTo;
    private volatile long asked = System.nanoTime() - MOMENT_NANOS;

    /**
     * Whether a case is known not to be, and nothing has to be asked; without a lock, because it is asked for each
     * text, and {@code known} is complete when {@code asked} is written.
     */
    boolean excludes(CaseId caseId) {
        return !isToAsk() && !known.contains(caseId);
    }

    private boolean isToAsk() {
        return System.nanoTime() - asked >= MOMENT_NANOS;
    }

    /** Hands those that are new to {@code forget}, and gives those of these that are destroyed. */
    synchronized Set<CaseId> among(Collection<CaseId> cases, JdbcClient jdbc, Consumer<CaseId> forget) {
        if (isToAsk()) {
            ask(jdbc, forget);
        }
        var destroyed = new HashSet<>(cases);
        destroyed.retainAll(known);
        return destroyed;
    }

    /** Asks now. */
    synchronized void ask(JdbcClient jdbc, Consumer<CaseId> forget) {
        long before = System.nanoTime();
        jdbc.sql("""
                        SELECT stream_id, position FROM ledger.event
                         WHERE type = 'CaseDestroyed' AND position > :upTo
                         ORDER BY position
                        """).param("upTo", upTo).query(row -> {
            var caseId = new CaseId(row.getObject("stream_id", UUID.class));
            known.add(caseId);
            upTo = row.getLong("position");
            forget.accept(caseId);
        });
        asked = before;
    }
}
