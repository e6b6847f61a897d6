package org.caseledger.query.views;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.caseledger.eventlog.StoredEvent;
import org.caseledger.events.CaseId;
import org.caseledger.events.codec.EventCodec;
import org.jspecify.annotations.Nullable;

/** An event of the log, read into Java once for all views that want it, and not before. */
final class LogEvent {
    private final StoredEvent stored;
    private final boolean known;
    private volatile @Nullable Recorded recorded;

    LogEvent(StoredEvent stored) {
        this.stored = stored;
        this.known = EventCodec.isType(stored.type());
    }

    /** Whether events are stored under its name. */
    boolean isKnown() {
        return known;
    }

    StoredEvent stored() {
        return stored;
    }

    long position() {
        return stored.position();
    }

    /**
     * Whether it is the first of its case: nothing can be kept of it before. The first event of a companion stream
     * begins no case.
     */
    boolean begins() {
        return stored.sequence() == 0 && recorded().caseId().value().equals(stored.streamId());
    }

    /** What the views add up of it, to be compared with the log later. */
    long digest() {
        return ByteBuffer.wrap(stored.leafHash()).getLong();
    }

    /** The case it belongs to or concerns; empty for an event that cannot be read. */
    Optional<CaseId> caseId() {
        try {
            return Optional.of(recorded().caseId());
        } catch (RuntimeException e) {
            // Whichever view wants it fails on it, or has it set aside.
            return Optional.empty();
        }
    }

    /** The segment its case is in; a complaint's stream is its case. */
    int segment(int segments) {
        return (int) (stored.streamId().getLeastSignificantBits() & 0xff) % segments;
    }

    Recorded recorded() {
        var read = recorded;
        if (read == null) {
            synchronized (this) {
                read = recorded;
                if (read == null) {
                    read = Recorded.of(stored);
                    recorded = read;
                }
            }
        }
        return read;
    }
}
