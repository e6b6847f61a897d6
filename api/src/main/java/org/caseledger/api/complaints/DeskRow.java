package org.caseledger.api.complaints;

import org.caseledger.command.complaint.AvailableDecision;
import org.caseledger.query.board.BoardCard;
import org.caseledger.query.casefile.SealedPart;
import org.jspecify.annotations.Nullable;

/**
 * A case that waits to be signed: on which {@code decision}, and whether this person has {@code opened} the draft that
 * waits, of which the record of openings has the number.
 */
public record DeskRow(BoardCard card, AvailableDecision decision, boolean opened) {
    /** The name of a draft among the sealed parts of its case. */
    static String part(int draft) {
        return SealedPart.DRAFT.part(draft);
    }

    /** The form by which it is decided, and its word, or why this person may not decide it. */
    public Offered offered() {
        return Offered.of(decision.agree());
    }

    /** As what it is approved together with others; null for what is decided by itself. */
    public @Nullable String together() {
        var draft = decision.draft();
        return draft == null || !decision.stands()
                ? null
                : new BatchItem(card.caseId(), draft.draft(), draft.digest(), card.version()).toString();
    }
}
