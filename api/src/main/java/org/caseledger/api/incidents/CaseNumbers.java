package org.caseledger.api.incidents;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.caseledger.api.board.CaseCard;
import org.caseledger.events.CaseId;
import org.jspecify.annotations.Nullable;

/** The numbers of the cases that somebody sees, by which people know them. */
public record CaseNumbers(Map<CaseId, String> numbers) {

    static CaseNumbers of(Collection<CaseCard> cards) {
        return new CaseNumbers(
                cards.stream()
                        .collect(Collectors.toMap(c -> c.card().caseId(), c -> c.card().number())));
    }

    /** The number of a case; null for one that is not this reader's to see. */
    public @Nullable String of(CaseId caseId) {
        return numbers.get(caseId);
    }

    /** A text that names cases by their identities, with their numbers. */
    public String in(String text) {
        var shown = text;
        for (var number : numbers.entrySet()) {
            shown = shown.replace(number.getKey().toString(), number.getValue());
        }
        return shown;
    }
}
