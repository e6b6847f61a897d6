package org.caseledger.query.board;

import java.util.List;
import lombok.RequiredArgsConstructor;
import org.caseledger.procedure.Procedures;
import org.caseledger.query.views.Recorded;
import org.jspecify.annotations.Nullable;

/** The card that the board has of a case, folded from its events where they are at hand. */
@RequiredArgsConstructor
public final class CaseCards {
    /** {@code procedures} say whose turn it is; one that is gone asks for nothing. */
    private final Procedures procedures;

    /** The card after all of a case's events, in their order; null for none. */
    public @Nullable BoardCard of(List<Recorded> events) {
        BoardCase last = BoardFold.after(null, events, procedures::gates);
        return last == null ? null : last.card();
    }
}
