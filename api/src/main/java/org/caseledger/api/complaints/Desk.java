package org.caseledger.api.complaints;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.caseledger.api.web.Address;
import org.caseledger.api.web.Pagination;
import org.caseledger.api.web.requests.Paging;
import org.caseledger.command.complaint.AvailableCommands;
import org.caseledger.events.Actor;
import org.caseledger.events.CaseId;
import org.caseledger.events.TimeOrderedId;
import org.caseledger.query.board.BoardCard;
import org.caseledger.query.board.WorkQueries;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** 待签清单: what waits for the signature of a person, the first due first. */
@Component
class Desk {

    private final WorkQueries work;
    private final AvailableCommands available;
    private final SealedOpenings openings;
    private final JdbcClient jdbc;

    Desk(WorkQueries work, AvailableCommands available, SealedOpenings openings, JdbcClient jdbc) {
        this.work = work;
        this.available = available;
        this.openings = openings;
        this.jdbc = jdbc;
    }

    /**
     * The items in that place, as the log has them: what was decided a moment ago is not among
     * them.
     */
    List<DeskRow> rows(Actor actor, DeskPlace place) {
        var waiting =
                work
                        .waitingFor(
                                actor, null, Paging.page(place.page()), Paging.size(place.size()))
                        .stream()
                        .filter(card -> card.waitsFor() == actor.role())
                        .toList();
        var ids = waiting.stream().map(BoardCard::caseId).collect(Collectors.toSet());
        var decisions = available.decisions(actor, ids);
        var opened = openings.opened(decisions.keySet(), actor);
        return waiting.stream()
                .filter(card -> decisions.containsKey(card.caseId()))
                .map(
                        card -> {
                            var decision = decisions.get(card.caseId());
                            var draft = decision.draft();
                            boolean read =
                                    draft != null
                                            && opened.get(card.caseId())
                                                    .contains(DeskRow.part(draft.draft()));
                            return new DeskRow(card, decision, read);
                        })
                .toList();
    }

    /** Shows these items as that part of the list. */
    void show(List<DeskRow> rows, DeskPlace place, Actor actor, Model model) {
        long total = work.countWaitingFor(actor, null).read(jdbc);
        model.addAttribute("rows", rows);
        model.addAttribute("place", place);
        model.addAttribute(
                "sheet",
                Pagination.of(new Address(DeskPlace.PATH), place.page(), place.size(), total));
        model.addAttribute("batchKey", TimeOrderedId.next());
    }

    /**
     * The item after one that this person may decide, from the beginning again after the last;
     * empty when there is no other.
     */
    static Optional<CaseId> next(List<DeskRow> rows, CaseId after) {
        var ids = rows.stream().map(row -> row.card().caseId()).toList();
        int behind = ids.indexOf(after) + 1;
        return Stream.concat(rows.stream().skip(behind), rows.stream().limit(behind))
                .filter(row -> row.decision().stands())
                .map(row -> row.card().caseId())
                .filter(id -> !id.equals(after))
                .findFirst();
    }
}
