package org.caseledger.api.migration;

import java.time.Instant;
import java.util.UUID;
import org.caseledger.api.importing.ImportSummary;
import org.caseledger.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * An uploaded file, and how far its import has come.
 *
 * @param summary so far, since it was started or last taken up again
 * @param failure why it could not be completed
 * @param hasRejects whether there are rows that were not imported, or have changed
 */
record SentImport(
        UUID id,
        Instant sentAt,
        State state,
        SentTerms terms,
        boolean stopping,
        @Nullable Instant endedAt,
        @Nullable ImportSummary summary,
        @Nullable Text failure,
        boolean hasRejects) {
    /** What becomes of it. */
    enum State {
        WAITING,
        RUNNING,
        DONE,
        CANCELLED,
        FAILED;

        /** Whether the file is still there and nothing is done with it. */
        boolean canStart() {
            return this == WAITING || this == CANCELLED || this == FAILED;
        }
    }
}
