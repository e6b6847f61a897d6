package org.caseledger.api.wiring;

import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.caseledger.eventlog.LogSignal;
import org.jspecify.annotations.Nullable;

/** The framework's event store, with streams that the log wakes. */
final class LedgerEventStore extends EmbeddedEventStore {
    private final LogSignal signal;

    LedgerEventStore(Builder builder, LogSignal signal) {
        super(builder);
        this.signal = signal;
    }

    @Override
    public TrackingEventStream openStream(@Nullable TrackingToken after) {
        return new LogStream(storageEngine(), signal, after);
    }
}
