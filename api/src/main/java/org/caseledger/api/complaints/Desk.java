package org.caseledger.api.complaints;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.security.Signatories;
import org.caseledger.api.web.Address;
import org.caseledger.api.web.Pagination;
import org.caseledger.api.web.requests.Paging;
import org.caseledger.command.complaint.AvailableCommands;
import org.caseledger.events.CaseId;
import org.caseledger.events.TimeOrderedId;
import org.caseledger.query.board.BoardCard;
import org.caseledger.query.board.WorkQueries;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** 待签清单: what waits for the signature of a person, the first due first. */
@Component
@RequiredArgsConstructor
class Desk {
    private final WorkQueries work;
    private final AvailableCommands available;
    private final SealedOpenings openings;
    private final Signatories signatories;
    private final NextWork next;
    private final JdbcClient jdbc;

    /**
     * The signing context of a person in that place: for a leader if the place names one or if the person has no desk
     * of their own. Throws {@link org.caseledger.api.security.ForbiddenException} for a person without a desk or
     * delegation.
     */
    DeskSeat seat(LoggedIn person, DeskPlace place) {
        var reader = person.actor();
        var leaders = signatories.of(reader);
        var leader = place.behalf();
        if (leader == null && !AccessPolicy.signs(reader) && !leaders.isEmpty()) {
            leader = leaders.get(0).actor().answerable();
        }
        var signing = signatories.signing(reader, leader);
        AccessPolicy.mustSign(signing);
        return new DeskSeat(reader, signing, leaders, new DeskPlace(place.page(), place.size(), leader));
    }

    /** The items in that place, as the log has them: what was decided a moment ago is not among them. */
    List<DeskRow> rows(DeskSeat seat) {
        var actor = seat.signing();
        var place = seat.place();
        var waiting = work.waitingFor(actor, null, Paging.page(place.page()), Paging.size(place.size())).stream()
                .filter(card -> card.waitsFor() == actor.role())
                .toList();
        var ids = waiting.stream().map(BoardCard::caseId).collect(Collectors.toSet());
        var decisions = available.decisions(actor, ids);
        var opened = openings.opened(decisions.keySet(), actor);
        return waiting.stream()
                .filter(card -> decisions.containsKey(card.caseId()))
                .map(card -> {
                    var decision = decisions.get(card.caseId());
                    var draft = decision.draft();
                    boolean read = draft != null && opened.get(card.caseId()).contains(DeskRow.part(draft.draft()));
                    return new DeskRow(card, decision, read);
                })
                .toList();
    }

    /** Shows these items as that part of the list. */
    void show(List<DeskRow> rows, DeskSeat seat, Model model) {
        var place = seat.place();
        long total = work.countWaitingFor(seat.signing(), null).read(jdbc);
        model.addAttribute("seat", seat);
        model.addAttribute("rows", rows);
        if (rows.isEmpty()) {
            model.addAttribute("following", next.of(seat.reader()).orElse(null));
        }
        model.addAttribute("place", place);
        model.addAttribute(
                "sheet",
                Pagination.of(
                        new Address(DeskPlace.PATH).with(Signatories.PARAMETER, place.behalf()),
                        place.page(),
                        place.size(),
                        total));
        model.addAttribute("batchKey", TimeOrderedId.next());
    }

    /**
     * The item after one that this person may decide, from the beginning again after the last; empty when there is no
     * other.
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
