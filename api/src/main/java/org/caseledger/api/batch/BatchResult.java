package org.caseledger.api.batch;

import org.caseledger.query.board.BoardCard;
import org.jspecify.annotations.Nullable;

/**
 * What became of a command on one of several cases: done, or {@code why} not, in the language of
 * the reader, and by which clause.
 */
public record BatchResult(BoardCard card, @Nullable String why, @Nullable String clause) {

    static BatchResult done(BoardCard card) {
        return new BatchResult(card, null, null);
    }

    /** Whether it was done. */
    public boolean isDone() {
        return why == null;
    }
}
