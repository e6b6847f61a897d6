package org.caseledger.api.complaints;

import java.util.Optional;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.events.Actor;
import org.caseledger.events.CaseId;
import org.caseledger.query.board.BoardCard;
import org.caseledger.query.board.WorkQueries;
import org.springframework.stereotype.Component;

/** The case that waits for a person first, as the board has it. */
@Component
@RequiredArgsConstructor
class NextWork {
    private final WorkQueries work;

    Optional<BoardCard> of(Actor actor) {
        return work.waitingFor(actor, AccessPolicy.onlyUnit(actor), 0, 1).stream()
                .findFirst();
    }

    /** The next case other than this one, which the board may still show as before the last act. */
    Optional<BoardCard> besides(CaseId caseId, Actor actor) {
        return work.waitingFor(actor, AccessPolicy.onlyUnit(actor), 0, 2).stream()
                .filter(card -> !card.caseId().equals(caseId))
                .findFirst();
    }
}
