package org.caseledger.eventlog;

import org.jspecify.annotations.Nullable;

/** The last position of a log and the leaf hash of its event, which position 0 has not. */
record LogEnd(long position, byte @Nullable [] leafHash) {
    static LogEnd of(StoredEvent last) {
        return new LogEnd(last.position(), last.leafHash());
    }
}
