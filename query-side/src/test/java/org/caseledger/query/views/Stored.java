package org.caseledger.query.views;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.UUID;
import org.caseledger.eventlog.StoredEvent;
import org.caseledger.eventlog.Utf8;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.query.testing.History;

/** Events as the log keeps them, without a log. */
final class Stored {
    private Stored() {}

    /** A whole history; the digest of each event is its position. */
    static List<StoredEvent> of(History history) {
        return history.recorded().stream()
                .map(recorded -> of(recorded, history.caseId().value()))
                .toList();
    }

    /** One event in a stream. */
    static StoredEvent of(Recorded recorded, UUID stream) {
        var type = EventCodec.typeOf(recorded.event().getClass());
        return new StoredEvent(
                recorded.position(),
                stream,
                recorded.sequence(),
                "any",
                type.value(),
                type.revision(),
                Utf8.of(EventCodec.write(recorded.event())),
                Utf8.of(EventCodec.write(recorded.actor().toMetadata())),
                new UUID(0, recorded.position()),
                recorded.recordedAt(),
                ByteBuffer.allocate(32).putLong(recorded.position()).array());
    }
}
