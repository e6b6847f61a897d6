package org.caseledger.command.axon;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.ConcurrencyException;
import org.caseledger.command.RequestId;
import org.caseledger.eventlog.EventLog;
import org.caseledger.eventlog.NewEvent;
import org.caseledger.eventlog.SequenceConflict;
import org.caseledger.eventlog.StoredEvent;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.LedgerEvent;
import org.caseledger.events.codec.EventCodec;
import org.jspecify.annotations.Nullable;

/**
 * The ledger's event log as the framework's storage: a token is a position, and there are no gaps
 * to track.
 */
public final class LedgerStorageEngine implements EventStorageEngine {

    static final String COMPLAINT = ComplaintEvent.STREAM;
    private static final int PAGE = 1_000;

    private final EventLog log;

    public LedgerStorageEngine(EventLog log) {
        this.log = log;
    }

    @Override
    public void appendEvents(List<? extends EventMessage<?>> events) {
        var records = new ArrayList<NewEvent>();
        for (var event : events) {
            records.add(toRecord((DomainEventMessage<?>) event, records.size()));
        }
        if (records.isEmpty()) {
            return;
        }
        try {
            Turn.current().record(log.append(records));
        } catch (SequenceConflict e) {
            throw new ConcurrencyException(e.getMessage(), e);
        }
    }

    /**
     * Event ids follow from the request's, so that a request that is sent again cannot be recorded
     * twice.
     */
    private static NewEvent toRecord(DomainEventMessage<?> message, int index) {
        var event = (LedgerEvent) message.getPayload();
        var type = EventCodec.typeOf(event.getClass());
        var metadata = AxonLedger.strings(message.getMetaData());
        return new NewEvent(
                RequestId.of(metadata).eventId(index),
                COMPLAINT,
                UUID.fromString(message.getAggregateIdentifier()),
                message.getSequenceNumber(),
                type.value(),
                type.revision(),
                EventCodec.write(event),
                EventCodec.write(metadata));
    }

    @Override
    public DomainEventStream readEvents(String aggregateIdentifier, long firstSequenceNumber) {
        return DomainEventStream.of(
                log.readStream(UUID.fromString(aggregateIdentifier)).stream()
                        .filter(e -> e.aggregateType().equals(COMPLAINT))
                        .filter(e -> e.sequence() >= firstSequenceNumber)
                        .map(LedgerStorageEngine::toMessage));
    }

    @Override
    public Stream<? extends TrackedEventMessage<?>> readEvents(
            @Nullable TrackingToken token, boolean mayBlock) {
        return Stream.iterate(
                        log.readAfter(positionOf(token), PAGE),
                        page -> !page.isEmpty(),
                        page -> log.readAfter(page.get(page.size() - 1).position(), PAGE))
                .flatMap(List::stream)
                .map(
                        e ->
                                new GenericTrackedDomainEventMessage<>(
                                        new GlobalSequenceTrackingToken(e.position()),
                                        toMessage(e)));
    }

    private static DomainEventMessage<LedgerEvent> toMessage(StoredEvent e) {
        return new GenericDomainEventMessage<>(
                e.aggregateType(),
                e.streamId().toString(),
                e.sequence(),
                EventCodec.read(e.type(), e.revision(), e.payload()),
                MetaData.from(EventCodec.readMetadata(e.metadata())),
                e.eventId().toString(),
                e.recordedAt());
    }

    private static long positionOf(@Nullable TrackingToken token) {
        return token == null ? 0 : token.position().orElseThrow();
    }

    @Override
    public void storeSnapshot(DomainEventMessage<?> snapshot) {
        throw new UnsupportedOperationException("A case is short: there are no snapshots");
    }

    @Override
    public Optional<DomainEventMessage<?>> readSnapshot(String aggregateIdentifier) {
        return Optional.empty();
    }

    @Override
    public TrackingToken createHeadToken() {
        return new GlobalSequenceTrackingToken(log.head());
    }

    @Override
    public TrackingToken createTokenAt(Instant dateTime) {
        return new GlobalSequenceTrackingToken(log.positionAt(dateTime));
    }
}
