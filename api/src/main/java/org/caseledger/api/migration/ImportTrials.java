package org.caseledger.api.migration;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.importing.CasePreview;
import org.caseledger.api.importing.HistoryImport;
import org.caseledger.api.importing.Mapping;
import org.caseledger.api.importing.Mappings;
import org.caseledger.api.importing.PreviewText;
import org.caseledger.api.importing.Reject;
import org.caseledger.api.importing.Rows;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.text.LabelledException;
import org.springframework.stereotype.Component;

/** Tries mappings on files that were sent. */
@Component
@RequiredArgsConstructor
class ImportTrials {
    /** The number of rows examined while the page waits. */
    private static final int ROWS = 1_000;

    private static final int CASES = 3;
    private static final int REJECTS = 20;

    private final HistoryImport history;
    private final Clock clock;

    /** Of the first rows. */
    ImportTrial of(byte[] file, String mapping) {
        List<String> columns = List.of();
        try {
            var read = Mappings.read(mapping);
            var rows = Rows.openHistory(file, read.file());
            columns = rows.columns();
            return of(rows, read);
        } catch (LabelledException e) {
            return ImportTrial.failed(columns, e.text());
        }
    }

    private ImportTrial of(Rows rows, Mapping mapping) {
        var cases = new ArrayList<ImportTrial.Case>();
        var rejects = new ArrayList<ImportTrial.Rejected>();
        var summary = history.preview(
                rows.first(ROWS),
                mapping,
                LocalDateTime.now(clock.withZone(WorkCalendar.ZONE)),
                CASES,
                preview -> cases.add(shown(preview)),
                reject -> add(reject, rejects),
                soFar -> {});
        return new ImportTrial(rows.form(), rows.columns(), rows.others(), ROWS, summary, cases, rejects, null);
    }

    private static void add(Reject reject, List<ImportTrial.Rejected> to) {
        if (to.size() < REJECTS) {
            to.add(new ImportTrial.Rejected(reject.row(), reject.column(), reject.text()));
        }
    }

    private static ImportTrial.Case shown(CasePreview preview) {
        return new ImportTrial.Case(
                PreviewText.head(preview),
                PreviewText.lines(preview).stream()
                        .map(line -> new ImportTrial.Fact(line.name(), line.fact()))
                        .toList());
    }
}
