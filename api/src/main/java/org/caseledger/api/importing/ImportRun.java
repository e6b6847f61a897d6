package org.caseledger.api.importing;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import lombok.RequiredArgsConstructor;
import org.caseledger.command.complaint.HistoryAdopter;
import org.caseledger.command.complaint.importing.AdoptHistory;
import org.caseledger.events.CaseId;

/** One import: the cases of some hundred rows at a time are recorded in one transaction. */
@RequiredArgsConstructor
final class ImportRun {
    private final Adoption adoption;
    private final HistoryAdopter adopter;
    private final KnownCases known;
    private final Clock clock;
    private final ImportTerms terms;
    private final Consumer<Reject> rejects;
    private final Consumer<ImportSummary> progress;
    private final List<Mapped> waiting = new ArrayList<>();
    private final List<Reject> toReport = new ArrayList<>();
    private ImportSummary summary = ImportSummary.NOTHING;

    void add(Mapped mapped) {
        waiting.add(mapped);
        if (waiting.size() == terms.rowsAtOnce()) {
            takeWaiting();
        }
    }

    ImportSummary end() {
        takeWaiting();
        return summary;
    }

    private void takeWaiting() {
        List<Mapped> batch = List.copyOf(waiting);
        while (!batch.isEmpty()) {
            batch = take(batch);
        }
        waiting.clear();
        toReport.sort(Comparator.comparingLong(Reject::row));
        toReport.forEach(rejects);
        toReport.clear();
        progress.accept(summary);
    }

    /** Those that are left: the second row of a number, until it is known what the first became. */
    private List<Mapped> take(List<Mapped> batch) {
        var fresh = new LinkedHashMap<MappedRow, AdoptHistory>();
        var others = new LinkedHashMap<MappedRow, AdoptHistory>();
        var later = sort(batch, fresh, others);
        var results = adopt(fresh);
        var differences = known.differences(others, adoption.mapping());
        for (var mapped : batch) {
            if (mapped instanceof Reject reject) {
                reject(reject);
            } else if (mapped instanceof LeftOut) {
                summary = summary.withLeftOut();
            } else if (mapped instanceof MappedRow row && results.containsKey(row)) {
                tell(row, results.get(row));
            } else if (mapped instanceof MappedRow row && others.containsKey(row)) {
                tellKnown(row, others.get(row), differences.getOrDefault(row, List.of()));
            }
        }
        return later;
    }

    /** The first row of a number that is not there yet is a new case; the next ones wait. */
    private List<Mapped> sort(
            List<Mapped> batch, Map<MappedRow, AdoptHistory> fresh, Map<MappedRow, AdoptHistory> others) {
        var rows = batch.stream()
                .filter(MappedRow.class::isInstance)
                .map(MappedRow.class::cast)
                .toList();
        var there = known.existing(rows.stream().map(adoption::caseId).toList());
        var first = new HashSet<CaseId>();
        var later = new ArrayList<Mapped>();
        for (var row : rows) {
            var command = adoption.of(row);
            if (there.contains(command.caseId())) {
                others.put(row, command);
            } else if (!first.add(command.caseId())) {
                later.add(row);
            } else {
                // A row that is refused for its times adds no unit.
                if (command.isInOrderAt(clock.instant())) {
                    adoption.units().addNew(row);
                }
                fresh.put(row, command);
            }
        }
        return later;
    }

    private Map<MappedRow, HistoryAdopter.Result> adopt(Map<MappedRow, AdoptHistory> fresh) {
        var results = new HashMap<MappedRow, HistoryAdopter.Result>();
        if (!fresh.isEmpty()) {
            known.prepare(fresh.values().stream().map(AdoptHistory::caseId).toList());
            var decided = adopter.adopt(List.copyOf(fresh.values()), terms.by()).iterator();
            fresh.keySet().forEach(row -> results.put(row, decided.next()));
        }
        return results;
    }

    private void tell(MappedRow row, HistoryAdopter.Result result) {
        if (result.refused() != null) {
            reject(Reject.record(row.row(), result.refused().text()));
            return;
        }
        if (result.taken() != null) {
            summary = summary.withTaken(Adoption.replyOf(result.taken()), row.verdict());
        } else {
            // The same table is being imported on another node, which has this case by now.
            summary = summary.withAlreadyThere();
        }
        tellDoubts(row);
    }

    /** Reports them on every import of the row, since the earlier list may not have been read. */
    private void tellDoubts(MappedRow row) {
        if (!row.doubts().isEmpty()) {
            summary = summary.withDoubtful();
            row.doubts().forEach(doubt -> toReport.add(doubt.of(row.row())));
        }
    }

    private void tellKnown(MappedRow row, AdoptHistory command, List<Difference> differences) {
        tellDoubts(row);
        if (differences.isEmpty()) {
            summary = summary.withAlreadyThere();
            return;
        }
        var corrected = known.correct(row, command, differences, terms);
        summary = summary.withChanged(corrected.count());
        toReport.addAll(corrected.rest());
    }

    private void reject(Reject reject) {
        toReport.add(reject);
        summary = summary.withRejected();
    }
}
