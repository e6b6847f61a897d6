package org.caseledger.command;

import java.time.Instant;
import org.caseledger.events.Actor;
import org.caseledger.events.LedgerEvent;
import org.jspecify.annotations.Nullable;

/**
 * Something beside the complaints that is decided by its own history, such as an incident; {@code
 * S} is what its events make of it.
 */
public interface Aggregate<S, E extends LedgerEvent> {

    /** The kind of its streams, as it is stored with each of its events. */
    String kind();

    /** The events it is made of. */
    Class<E> events();

    /** What has become of it, without I/O; {@code before} is null for its first event. */
    S on(@Nullable S before, E event, Actor actor, Instant recordedAt);
}
