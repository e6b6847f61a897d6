package org.caseledger.query.casefile;

import java.time.Instant;
import java.util.Optional;
import lombok.RequiredArgsConstructor;
import org.caseledger.eventlog.EventLog;
import org.caseledger.eventlog.StoredEvent;
import org.caseledger.events.CaseId;
import org.caseledger.query.views.Recorded;

/**
 * Cases as they stand, or as they stood at any position or instant: always a fold of the log, so that the answer is
 * right the moment a command is done.
 */
@RequiredArgsConstructor
public final class CaseFiles {
    private final EventLog log;

    /** The last position that was recorded at or before an instant; 0 when there is none. */
    public long positionAt(Instant instant) {
        return log.positionAt(instant);
    }

    /** The current case; empty if there is no such case. */
    public Optional<CaseFile> find(CaseId caseId) {
        return at(caseId, Long.MAX_VALUE);
    }

    /** The case as it stood after the event at a position of the log; empty before its receipt. */
    public Optional<CaseFile> at(CaseId caseId, long position) {
        return CaseFile.fold(Recorded.all(log.readStream(caseId.value(), position)));
    }

    /** The case as the ledger knew it at an instant; empty before its receipt was recorded. */
    public Optional<CaseFile> at(CaseId caseId, Instant instant) {
        return at(caseId, positionAt(instant));
    }

    /** When the event at a position was recorded; empty when the log does not reach it. */
    public Optional<Instant> recordedAt(long position) {
        return log.readAfter(position - 1, 1).stream().findFirst().map(StoredEvent::recordedAt);
    }
}
