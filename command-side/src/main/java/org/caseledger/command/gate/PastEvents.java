package org.caseledger.command.gate;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.messaging.MetaData;
import org.caseledger.eventlog.EventLog;
import org.caseledger.eventlog.NewEvent;
import org.caseledger.events.Actor;
import org.caseledger.events.LedgerEvent;
import org.jspecify.annotations.Nullable;

/**
 * What happens at times that have passed, kept in memory as the framework's storage until all of it is recorded at
 * once: each event has the time at which its command is given.
 */
@RequiredArgsConstructor
public final class PastEvents implements EventStorageEngine {
    /** An event, the id that it is recorded under, by whom, and when it happened. */
    public record Happened(
            UUID eventId,
            String kind,
            UUID stream,
            long sequence,
            LedgerEvent event,
            Map<String, String> metadata,
            Instant at) {
        private DomainEventMessage<LedgerEvent> message() {
            return new GenericDomainEventMessage<>(
                    kind, stream.toString(), sequence, event, MetaData.from(metadata), eventId.toString(), at);
        }

        private NewEvent stored(OfficialSeals seals) {
            return LedgerStorageEngine.newEvent(event, eventId, kind, stream, sequence, metadata, seals);
        }
    }

    private final InstantSource time;
    /** {@code listener} receives each event and its stream. */
    private final BiConsumer<LedgerEvent, UUID> listener;

    private final List<Happened> all = new ArrayList<>();
    private final Map<UUID, List<Happened>> streams = new HashMap<>();

    /** What has happened in a stream, in order. */
    public List<Happened> of(UUID stream) {
        return streams.getOrDefault(stream, List.of());
    }

    /** Something happens now, at the end of its stream, as the n-th event of a request. */
    public void add(LedgerEvent event, String kind, UUID stream, Actor by, Request request, int n) {
        add(new Happened(
                request.id().eventId(n), kind, stream, of(stream).size(), event, request.metadata(by), time.instant()));
    }

    /** Records all that has happened in a log that has nothing later, sealed side by side. */
    public void recordIn(EventLog log, OfficialSeals seals) {
        log.appendPast(
                all.parallelStream().map(one -> one.stored(seals)).toList(),
                all.stream().map(Happened::at).toList());
    }

    @Override
    public void appendEvents(List<? extends EventMessage<?>> events) {
        for (int n = 0; n < events.size(); n++) {
            add(happened((DomainEventMessage<?>) events.get(n), n));
        }
    }

    private Happened happened(DomainEventMessage<?> message, int n) {
        var metadata = Metadata.strings(message.getMetaData());
        return new Happened(
                LedgerStorageEngine.eventId(message, metadata, n),
                message.getType(),
                UUID.fromString(message.getAggregateIdentifier()),
                message.getSequenceNumber(),
                (LedgerEvent) message.getPayload(),
                metadata,
                time.instant());
    }

    private void add(Happened happened) {
        all.add(happened);
        streams.computeIfAbsent(happened.stream(), stream -> new ArrayList<>()).add(happened);
        listener.accept(happened.event(), happened.stream());
    }

    @Override
    public DomainEventStream readEvents(String aggregateIdentifier, long firstSequenceNumber) {
        return DomainEventStream.of(of(UUID.fromString(aggregateIdentifier)).stream()
                .filter(one -> one.sequence() >= firstSequenceNumber)
                .map(Happened::message));
    }

    @Override
    public Stream<? extends TrackedEventMessage<?>> readEvents(@Nullable TrackingToken token, boolean mayBlock) {
        throw new UnsupportedOperationException("The past cannot be followed");
    }

    @Override
    public void storeSnapshot(DomainEventMessage<?> snapshot) {
        throw new UnsupportedOperationException("A case is short: there are no snapshots");
    }

    @Override
    public Optional<DomainEventMessage<?>> readSnapshot(String aggregateIdentifier) {
        return Optional.empty();
    }
}
