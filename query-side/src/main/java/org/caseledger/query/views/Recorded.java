package org.caseledger.query.views;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.caseledger.eventlog.EventLog;
import org.caseledger.eventlog.StoredEvent;
import org.caseledger.events.Actor;
import org.caseledger.events.BesideCase;
import org.caseledger.events.CaseId;
import org.caseledger.events.LedgerEvent;
import org.caseledger.events.codec.EventCodec;
import org.jspecify.annotations.Nullable;

/**
 * An event as a view sees it: {@code caseId} is the case it belongs to or concerns (for an oversight event that
 * concerns none, its own stream), {@code sequence} its place in its stream.
 */
public record Recorded(
        long position, CaseId caseId, long sequence, Instant recordedAt, Actor actor, LedgerEvent event) {
    /** Reads what the log keeps; throws {@link IllegalArgumentException} for an unknown event. */
    public static Recorded of(StoredEvent stored) {
        LedgerEvent event = EventCodec.read(
                stored.type(), stored.revision(), stored.payloadUtf8().bytes());
        return new Recorded(
                stored.position(),
                caseOf(event, stored.streamId()),
                stored.sequence(),
                stored.recordedAt(),
                ActorsRead.of(stored.metadataUtf8()),
                event);
    }

    /** Reads events in their order, each as {@link #of}. */
    public static List<Recorded> all(List<StoredEvent> stored) {
        var all = new ArrayList<Recorded>(stored.size());
        for (var event : stored) {
            all.add(of(event));
        }
        return all;
    }

    /** What the events of a stream make of it, up to a position; empty if it is not of this kind or has none. */
    public static <S> Optional<S> folded(
            EventLog log,
            UUID stream,
            long position,
            Class<? extends LedgerEvent> kind,
            BiFunction<@Nullable S, Recorded, @Nullable S> fold) {
        S state = null;
        for (var recorded : all(log.readStream(stream, position))) {
            if (!kind.isInstance(recorded.event())) {
                return Optional.empty();
            }
            state = fold.apply(state, recorded);
        }
        return Optional.ofNullable(state);
    }

    private static CaseId caseOf(LedgerEvent event, UUID stream) {
        var concerned = event instanceof BesideCase beside ? beside.caseId() : null;
        return concerned == null ? new CaseId(stream) : concerned;
    }
}
