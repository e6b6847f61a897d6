package org.caseledger.query.views;

import java.nio.ByteBuffer;
import org.caseledger.eventlog.StoredEvent;
import org.jspecify.annotations.Nullable;

/** An event of the log, read into Java once for all views that want it, and not before. */
final class LogEvent {

    private final StoredEvent stored;
    private @Nullable Recorded recorded;

    LogEvent(StoredEvent stored) {
        this.stored = stored;
    }

    StoredEvent stored() {
        return stored;
    }

    long position() {
        return stored.position();
    }

    /**
     * Whether it is the first of its case: nothing can be kept of it before. The first event of a
     * stream beside the case's own begins no case.
     */
    boolean begins() {
        return stored.sequence() == 0 && recorded().caseId().value().equals(stored.streamId());
    }

    /** What the views add up of it, to be compared with the log later. */
    long digest() {
        return ByteBuffer.wrap(stored.leafHash()).getLong();
    }

    /** The segment its case is in; a complaint's stream is its case. */
    int segment(int segments) {
        return (int) (stored.streamId().getLeastSignificantBits() & 0xff) % segments;
    }

    synchronized Recorded recorded() {
        if (recorded == null) {
            recorded = Recorded.of(stored);
        }
        return recorded;
    }
}
