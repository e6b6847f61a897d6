package org.caseledger.api.importing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import lombok.RequiredArgsConstructor;
import org.caseledger.command.complaint.HistoryAdopter;
import org.caseledger.command.complaint.importing.AdoptHistory;
import org.caseledger.events.CaseId;
import org.caseledger.procedure.Deadline;

/** What an import would do; nothing is claimed, sealed, added or recorded. */
@RequiredArgsConstructor
final class ImportPreview {
    private static final int ROWS_AT_ONCE = 500;

    private final Adoption adoption;
    private final HistoryAdopter adopter;
    private final KnownCases known;
    private final int most;
    private final Consumer<CasePreview> cases;
    private final Consumer<Reject> rejects;
    private final Consumer<ImportSummary> progress;
    private final Map<CaseId, RowDigest> taken = new HashMap<>();
    private final List<Reject> toReport = new ArrayList<>();
    private List<MappedRow> waiting = new ArrayList<>();
    private ImportSummary summary = ImportSummary.NOTHING;
    private int shown;
    private int seen;

    void add(Mapped mapped) {
        if (mapped instanceof Reject reject) {
            toReport.add(reject);
            summary = summary.withRejected();
        } else if (mapped instanceof LeftOut) {
            summary = summary.withLeftOut();
        } else if (mapped instanceof MappedRow row) {
            waiting.add(row);
        }
        if (waiting.size() + toReport.size() >= ROWS_AT_ONCE) {
            lookAtAll();
        }
        if (++seen % ROWS_AT_ONCE == 0) {
            progress.accept(summary);
        }
    }

    ImportSummary end() {
        lookAtAll();
        return summary;
    }

    private void lookAtAll() {
        while (!waiting.isEmpty()) {
            look();
        }
        toReport.sort(Comparator.comparingLong(Reject::row));
        toReport.forEach(rejects);
        toReport.clear();
    }

    /** The second row of a number waits until it is seen what becomes of the first. */
    private void look() {
        var there = known.existing(waiting.stream().map(adoption::caseId).toList());
        var fresh = new LinkedHashMap<MappedRow, AdoptHistory>();
        var others = new LinkedHashMap<MappedRow, AdoptHistory>();
        var again = new LinkedHashMap<MappedRow, AdoptHistory>();
        var later = new ArrayList<MappedRow>();
        var now = new HashSet<CaseId>();
        for (var row : waiting) {
            var history = adoption.of(row);
            if (there.contains(history.caseId())) {
                others.put(row, history);
            } else if (taken.containsKey(history.caseId())) {
                again.put(row, history);
            } else if (now.add(history.caseId())) {
                fresh.put(row, history);
            } else {
                later.add(row);
            }
        }
        var results = adopter.preview(
                        List.copyOf(fresh.values()),
                        ImportTerms.OF_COMMAND_LINE.by(),
                        adoption.units().asUnits(waiting))
                .iterator();
        fresh.forEach((row, history) -> tell(row, history, results.next()));
        known.differences(others, adoption.mapping())
                .forEach((row, differences) -> tellKnown(row, others.get(row), differences));
        again.forEach((row, history) ->
                tellKnown(row, history, taken.get(history.caseId()).differences(row, history, adoption.mapping())));
        waiting = later;
    }

    private void tell(MappedRow row, AdoptHistory history, HistoryAdopter.Result result) {
        var taken = result.taken();
        var reply = taken == null ? Optional.<Deadline>empty() : Adoption.replyOf(taken);
        var refused = result.refused() == null ? null : result.refused().text();
        if (refused == null) {
            summary = summary.withTaken(reply, row.verdict());
            this.taken.put(history.caseId(), new RowDigest(history));
            tellDoubts(row);
        } else {
            toReport.add(Reject.record(row.row(), refused));
            summary = summary.withRejected();
        }
        if (shown++ < most) {
            cases.accept(new CasePreview(
                    row.row(),
                    history,
                    adoption.units().newOf(row),
                    taken == null ? null : taken.state(),
                    reply.orElse(null),
                    refused));
        }
    }

    private void tellDoubts(MappedRow row) {
        if (!row.doubts().isEmpty()) {
            summary = summary.withDoubtful();
            row.doubts().forEach(doubt -> toReport.add(doubt.of(row.row())));
        }
    }

    private void tellKnown(MappedRow row, AdoptHistory now, List<Difference> differences) {
        tellDoubts(row);
        if (differences.isEmpty()) {
            summary = summary.withAlreadyThere();
        } else {
            summary = summary.withChanged(0);
            var told = known.correct(row, now, differences, ImportTerms.OF_COMMAND_LINE);
            toReport.addAll(told.rest());
        }
    }
}
