package org.caseledger.api.batch;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.web.problems.InvalidInputException;
import org.caseledger.api.web.problems.NotFoundException;
import org.caseledger.events.Actor;
import org.caseledger.events.CaseId;
import org.caseledger.query.board.BoardCard;
import org.caseledger.query.board.BoardQueries;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The cases chosen in a list, as far as the person who chose them may see them. */
@Component
@RequiredArgsConstructor
class ChosenCases {
    /** So many can be chosen at once: the longest page of a list. */
    static final int MOST = 100;

    private final BoardQueries board;

    /**
     * Their cards in the order in which they were chosen, each once; others are left out as if they were not there.
     * Throws {@link NotFoundException} where none is left.
     */
    List<BoardCard> of(@Nullable List<CaseId> chosen, Actor actor) {
        AccessPolicy.mustReadCases(actor);
        if (chosen == null || chosen.isEmpty()) {
            throw new InvalidInputException("case", "请先勾选投诉件", "Select at least one case");
        }
        var each = new LinkedHashSet<>(chosen);
        if (each.size() > MOST) {
            throw new InvalidInputException("case", "一次最多选择%d件", "No more than %d cases can be selected", MOST);
        }
        var seen = List.copyOf(seen(each, actor).values());
        NotFoundException.unless(!seen.isEmpty());
        return seen;
    }

    /** Those of these cases that this person sees, in the same order. */
    Map<CaseId, BoardCard> seen(Set<CaseId> cases, Actor actor) {
        var cards = board.cards(cases);
        var seen = new LinkedHashMap<CaseId, BoardCard>();
        cases.stream()
                .map(cards::get)
                .filter(Objects::nonNull)
                .filter(card -> AccessPolicy.sees(actor, card))
                .forEach(card -> seen.put(card.caseId(), card));
        return seen;
    }
}
