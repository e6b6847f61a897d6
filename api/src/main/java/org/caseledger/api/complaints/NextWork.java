package org.caseledger.api.complaints;

import java.util.Optional;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.complaints.ActForm.WayOn;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.PageController;
import org.caseledger.api.web.PageRequest;
import org.caseledger.events.Actor;
import org.caseledger.events.CaseId;
import org.caseledger.query.board.BoardCard;
import org.caseledger.query.board.WorkQueries;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

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

    /** 下一件: what waits for a reader next, and the way from a case to the form of its next step. */
    @PageController
    @RequiredArgsConstructor
    static class NextWorkPages {
        private final NextWork next;
        private final WayOn way;

        /** The target of links in lists: redirects to the form of the current step, which the log determines. */
        @GetMapping("/cases/{id}/next")
        String next(@PathVariable String id, LoggedIn person) {
            return "redirect:" + way.to(CaseReading.caseId(id), person.actor());
        }

        /** The line that a page asks for again when something has moved. */
        @GetMapping("/work/next")
        String line(PageRequest page) {
            AccessPolicy.mustReadCases(page.actor());
            page.add("following", next.of(page.actor()).orElse(null));
            return "complaints/following :: line";
        }
    }
}
