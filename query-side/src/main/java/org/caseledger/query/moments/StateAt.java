package org.caseledger.query.moments;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.caseledger.query.DisplayNames;
import org.caseledger.query.casefile.CaseFile;
import org.caseledger.query.casefile.CaseSummary;
import org.caseledger.query.views.Recorded;

/** A case at a moment: the events that make it, what they fold to, and how that is shown. */
record StateAt(TimeAxis known, Instant asOf, List<Recorded> events, CaseFile file, CaseSummary summary) {
    CaseComparison.Side side() {
        return new CaseComparison.Side(known, asOf, file.version(), file.position());
    }

    /** What people had done, in the order in which it happened. */
    List<Entry> entries(Duration lateAfter, DisplayNames names) {
        return events.stream()
                .map(e -> Entry.of(e, events.get(0), lateAfter, asOf, names))
                .filter(Objects::nonNull)
                .sorted(Comparator.comparing(StateAt::happenedAt))
                .toList();
    }

    /** Those of its entries that are no part of the other. */
    List<Entry> entriesWithout(StateAt other, Duration lateAfter, DisplayNames names) {
        Set<Long> others = other.events.stream().map(Recorded::position).collect(Collectors.toSet());
        return entries(lateAfter, names).stream()
                .filter(e -> !others.contains(e.position()))
                .toList();
    }

    private static Instant happenedAt(Entry entry) {
        return entry.occurredAt() == null ? entry.recordedAt() : entry.occurredAt();
    }
}
