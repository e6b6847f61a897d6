package org.caseledger.api.incidents;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import org.caseledger.api.board.CaseCard;
import org.caseledger.query.board.BoardCard;

/** The cases of an incident that came in within one hour. */
public record HourOfIntake(Instant hour, List<BoardCard> cases) {
    /** The hours in which any came in, in order. */
    static List<HourOfIntake> of(Collection<CaseCard> cards) {
        var hours = new TreeMap<Instant, List<BoardCard>>();
        for (var shown : cards) {
            hours.computeIfAbsent(shown.card().receivedAt().truncatedTo(ChronoUnit.HOURS), hour -> new ArrayList<>())
                    .add(shown.card());
        }
        return hours.entrySet().stream()
                .map(hour -> new HourOfIntake(hour.getKey(), hour.getValue()))
                .toList();
    }
}
