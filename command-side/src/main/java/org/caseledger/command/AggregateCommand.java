package org.caseledger.command;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.caseledger.events.LedgerEvent;
import org.jspecify.annotations.Nullable;

/**
 * Something that a person asks of an {@link Aggregate}; {@link GivenBy} says what it is called and
 * who may give it.
 */
public interface AggregateCommand<S, E extends LedgerEvent> {

    /** The stream of the aggregate it is about. */
    UUID id();

    /** When it happened, if not just now; not in the future, and long ago only with a reason. */
    default @Nullable Instant occurredAt() {
        return null;
    }

    /** Why it is entered more than 24 hours after it happened. */
    default @Nullable String lateReason() {
        return null;
    }

    /** Whether it begins the aggregate: all others are about one that is there. */
    default boolean begins() {
        return false;
    }

    /** Whether it may be the first of the aggregate, whatever else it may be. */
    default boolean mayBegin() {
        return begins();
    }

    /** What follows, by its own rules; null for what is the first. Throws {@link Refused}. */
    List<E> decide(@Nullable S state, Desk desk);
}
