package org.caseledger.api.importing;

import java.time.LocalDateTime;
import java.util.function.Consumer;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.Cause;
import org.caseledger.api.security.UnitRegister;
import org.caseledger.api.security.Units;
import org.caseledger.command.complaint.HistoryAdopter;
import org.springframework.stereotype.Component;

/**
 * Brings another system's cases in. A case's identity follows from its source and its number there, so that an import
 * that is run again, or was interrupted, adds what is missing and nothing twice.
 */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class HistoryImport {
    private final HistoryAdopter adopter;
    private final KnownCases known;
    private final Units units;
    private final UnitRegister register;
    private final java.time.Clock clock;

    /**
     * Takes every case that can be taken, many at a time; hands each that cannot to {@code rejects}, in the order of
     * the rows, and the summary so far to {@code progress}.
     */
    public ImportSummary run(
            Rows rows, Mapping mapping, LocalDateTime now, Consumer<Reject> rejects, Consumer<ImportSummary> progress) {
        return run(rows, mapping, now, ImportTerms.OF_COMMAND_LINE, rejects, progress);
    }

    /** As above, on terms, which may order the correction of known cases that have changed. */
    public ImportSummary run(
            Rows rows,
            Mapping mapping,
            LocalDateTime now,
            ImportTerms terms,
            Consumer<Reject> rejects,
            Consumer<ImportSummary> progress) {
        var run = new ImportRun(
                new Adoption(mapping, importUnits(terms)), adopter, known, clock, terms, rejects, progress);
        CaseRows.forEach(rows, mapping.over(rows, now), run::add);
        return run.end();
    }

    /**
     * Shows the first cases as they would be imported, all rejects, and regularly the summary so far; records nothing.
     */
    public ImportSummary preview(
            Rows rows,
            Mapping mapping,
            LocalDateTime now,
            int most,
            Consumer<CasePreview> cases,
            Consumer<Reject> rejects,
            Consumer<ImportSummary> progress) {
        var preview = new ImportPreview(
                new Adoption(mapping, importUnits(ImportTerms.OF_COMMAND_LINE)),
                adopter,
                known,
                most,
                cases,
                rejects,
                progress);
        CaseRows.forEach(rows, mapping.over(rows, now), preview::add);
        return preview.end();
    }

    private ImportUnits importUnits(ImportTerms terms) {
        return new ImportUnits(units, register, new Cause(terms.by(), "迁移历史投诉件"));
    }
}
