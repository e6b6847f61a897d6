package org.caseledger.api.batch;

import org.caseledger.api.complaints.OneOfSeveral;
import org.caseledger.query.board.BoardCard;

/** One of the chosen cases, and what became of the command on it. */
public record BatchResult(BoardCard card, OneOfSeveral result) {

    /** Whether it was done. */
    public boolean isDone() {
        return result.isDone();
    }
}
