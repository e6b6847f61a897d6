package org.caseledger.query.history;

import java.util.ArrayList;
import java.util.List;
import org.caseledger.query.views.Recorded;
import org.jspecify.annotations.Nullable;

/** The rows that a batch of events adds to a case. */
record HistoryOfCase(List<HistoryRow> added) {
    static HistoryOfCase on(@Nullable HistoryOfCase before, Recorded recorded) {
        var added = new ArrayList<>(before == null ? List.<HistoryRow>of() : before.added);
        added.add(HistoryRow.of(recorded));
        return new HistoryOfCase(List.copyOf(added));
    }
}
