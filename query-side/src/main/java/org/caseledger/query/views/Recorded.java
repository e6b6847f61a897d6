package org.caseledger.query.views;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.caseledger.eventlog.StoredEvent;
import org.caseledger.eventlog.Utf8;
import org.caseledger.events.Actor;
import org.caseledger.events.BesideCase;
import org.caseledger.events.CaseId;
import org.caseledger.events.LedgerEvent;
import org.caseledger.events.codec.EventCodec;

/**
 * An event as a view sees it: {@code caseId} is the case it belongs to or concerns (for an
 * oversight event that concerns none, its own stream), {@code sequence} its place in its stream.
 */
public record Recorded(
        long position,
        CaseId caseId,
        long sequence,
        Instant recordedAt,
        Actor actor,
        LedgerEvent event) {

    /** Reads what the log keeps; throws {@link IllegalArgumentException} for an unknown event. */
    public static Recorded of(StoredEvent stored) {
        return of(stored, actor(stored));
    }

    /**
     * Reads events in their order, each as {@link #of}: those of one command have the same
     * metadata, which is read once.
     */
    public static List<Recorded> all(List<StoredEvent> stored) {
        var all = new ArrayList<Recorded>(stored.size());
        Utf8 metadata = null;
        Actor actor = Actor.SYSTEM;
        for (var event : stored) {
            if (!event.metadataUtf8().equals(metadata)) {
                metadata = event.metadataUtf8();
                actor = actor(event);
            }
            all.add(of(event, actor));
        }
        return all;
    }

    private static Recorded of(StoredEvent stored, Actor actor) {
        LedgerEvent event =
                EventCodec.read(stored.type(), stored.revision(), stored.payloadUtf8().bytes());
        return new Recorded(
                stored.position(),
                caseOf(event, stored.streamId()),
                stored.sequence(),
                stored.recordedAt(),
                actor,
                event);
    }

    private static Actor actor(StoredEvent stored) {
        return EventCodec.readActor(stored.metadataUtf8().bytes());
    }

    private static CaseId caseOf(LedgerEvent event, UUID stream) {
        var concerned = event instanceof BesideCase beside ? beside.caseId() : null;
        return concerned == null ? new CaseId(stream) : concerned;
    }
}
