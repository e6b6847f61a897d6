package org.caseledger.command.gate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
import org.caseledger.eventlog.EventLog;
import org.caseledger.eventlog.NewEvent;
import org.caseledger.eventlog.RowsOfEvents;
import org.caseledger.eventlog.SequenceConflict;
import org.caseledger.eventlog.StoredEvent;
import org.caseledger.events.LedgerEvent;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.retention.RetentionEvent.CaseDestroyed;
import org.jspecify.annotations.Nullable;

/** The ledger's event log as the framework's storage: a token is a position, and there are no gaps to track. */
public final class LedgerStorageEngine implements EventStorageEngine {
    private static final int PAGE = 1_000;

    private static final String DESTROYED = EventCodec.nameOf(CaseDestroyed.class);

    private final EventLog log;
    private final EventLog opened;
    private final OfficialSeals seals;
    private final RowsOfEvents destruction;

    public LedgerStorageEngine(EventLog log, OfficialSeals seals) {
        this(log, seals, (connection, events) -> {});
    }

    /** {@code destruction} is done in the transaction in which a case is destroyed. */
    public LedgerStorageEngine(EventLog log, OfficialSeals seals, RowsOfEvents destruction) {
        this.log = log;
        this.opened = seals.opened(log);
        this.seals = seals;
        this.destruction = destruction;
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
            boolean destroys = records.stream().anyMatch(e -> e.type().equals(DESTROYED));
            var recorded = destroys ? log.append(records, destruction) : log.append(records);
            var attempt = CommandAttempt.current();
            if (attempt != null) {
                attempt.record(recorded);
            }
        } catch (SequenceConflict e) {
            throw new ConcurrencyException(e.getMessage(), e);
        }
    }

    private NewEvent toRecord(DomainEventMessage<?> message, int index) {
        var metadata = Metadata.strings(message.getMetaData());
        var eventId = eventId(message, metadata, index);
        return newEvent(
                (LedgerEvent) message.getPayload(),
                eventId,
                message.getType(),
                UUID.fromString(message.getAggregateIdentifier()),
                message.getSequenceNumber(),
                metadata,
                seals);
    }

    /**
     * Event ids follow from the request's, so that a request that is sent again cannot be recorded twice; what the
     * ledger itself notices once has an id of its own.
     */
    static UUID eventId(EventMessage<?> message, Map<String, String> metadata, int index) {
        return metadata.containsKey(RequestId.KEY)
                ? RequestId.of(metadata).eventId(index)
                : UUID.fromString(message.getIdentifier());
    }

    /** An event that is not of a case, as the log takes it. */
    public static NewEvent newEvent(
            LedgerEvent event, UUID eventId, String kind, UUID stream, long sequence, Map<String, String> metadata) {
        return newEvent(event, eventId, kind, stream, sequence, metadata, OfficialSeals.NONE);
    }

    /** The same of a case, whose texts are sealed. */
    public static NewEvent newEvent(
            LedgerEvent event,
            UUID eventId,
            String kind,
            UUID stream,
            long sequence,
            Map<String, String> metadata,
            OfficialSeals seals) {
        return newEvent(event, eventId, kind, stream, sequence, EventCodec.write(metadata), seals);
    }

    /**
     * An event as the log takes it: the one place where events are put together. {@code metadata} is JSON, which the
     * events of a request share.
     */
    public static NewEvent newEvent(
            LedgerEvent event,
            UUID eventId,
            String kind,
            UUID stream,
            long sequence,
            String metadata,
            OfficialSeals seals) {
        var type = EventCodec.typeOf(event.getClass());
        return new NewEvent(
                eventId, kind, stream, sequence, type.value(), type.revision(), seals.payload(event, stream), metadata);
    }

    /**
     * The events of an aggregate; within a command only those of its own kind of stream, because the framework's
     * starter has no filter for them.
     */
    @Override
    public DomainEventStream readEvents(String aggregateIdentifier, long firstSequenceNumber) {
        var attempt = CommandAttempt.current();
        return DomainEventStream.of(opened.readStream(UUID.fromString(aggregateIdentifier)).stream()
                .filter(e -> attempt == null || attempt.reads(e.aggregateType()))
                .filter(e -> e.sequence() >= firstSequenceNumber)
                .map(LedgerStorageEngine::toMessage));
    }

    /** For what goes out of the ledger: what is sealed stays so. */
    @Override
    public Stream<? extends TrackedEventMessage<?>> readEvents(@Nullable TrackingToken token, boolean mayBlock) {
        return Stream.iterate(
                        log.readAfter(positionOf(token), PAGE),
                        page -> !page.isEmpty(),
                        page -> log.readAfter(page.get(page.size() - 1).position(), PAGE))
                .flatMap(List::stream)
                .map(e -> new GenericTrackedDomainEventMessage<>(
                        new GlobalSequenceTrackingToken(e.position()), toMessage(e)));
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
