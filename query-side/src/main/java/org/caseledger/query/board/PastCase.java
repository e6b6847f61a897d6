package org.caseledger.query.board;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.caseledger.query.views.Recorded;
import org.jspecify.annotations.Nullable;

/**
 * What the past keeps of one case: the board's own fold and the span that lasts; {@code ended} are the spans that ended
 * since the case was loaded, and are only written.
 */
record PastCase(
        BoardCase kept,
        PastSpan lasting,
        @JsonIgnore @Nullable List<PastSpan> ended) {
    static PastCase begin(BoardCase kept, Recorded recorded) {
        return new PastCase(kept, PastSpan.from(recorded, PastRow.of(kept)), List.of());
    }

    PastCase next(BoardCase after, Recorded recorded) {
        var row = PastRow.of(after);
        if (row.equals(lasting.row())) {
            return new PastCase(after, lasting, ended);
        }
        // Rows recorded at the same time were never visible separately.
        if (recorded.recordedAt().equals(lasting.fromAt())) {
            return new PastCase(after, lasting.with(row), ended);
        }
        var all = new ArrayList<>(ended == null ? List.of() : ended);
        all.add(lasting.until(recorded));
        return new PastCase(after, PastSpan.from(recorded, row), List.copyOf(all));
    }

    Stream<PastSpan> toWrite() {
        return Stream.concat(ended == null ? Stream.of() : ended.stream(), Stream.of(lasting));
    }
}
