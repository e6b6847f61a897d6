package org.caseledger.api.migration;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.caseledger.api.importing.ImportSummary;
import org.caseledger.api.web.problems.RequestLanguage;
import org.jspecify.annotations.Nullable;

/**
 * An uploaded file as an answer shows it; mapping and trial are for its sender.
 *
 * @param preview whether the whole file is or was only previewed, with summary and rejects
 * @param trial what an import would do with the first rows, until it is started
 */
record ShownImport(
        UUID id,
        String file,
        long bytes,
        String sentBy,
        Instant sentAt,
        SentImport.State state,
        boolean stopping,
        boolean correct,
        boolean preview,
        @Nullable String startedBy,
        @Nullable Instant endedAt,
        @Nullable ImportSummary summary,
        @Nullable String failure,
        boolean rejects,
        @Nullable String mapping,
        @Nullable Trial trial) {
    /** What an import would do with these rows, in the language of the answer. */
    record Trial(
            String form,
            List<String> columns,
            List<String> others,
            long rows,
            ImportSummary summary,
            List<Case> cases,
            List<Rejected> rejects,
            @Nullable String mistake) {}

    /** A case as it would be taken. */
    record Case(String head, List<Fact> facts) {}

    /** A fact of it by its name. */
    record Fact(String name, String fact) {}

    /** A row that would not be taken. */
    record Rejected(long row, String column, String why) {}

    static ShownImport of(SentImport one, boolean own, @Nullable ImportTrial trial) {
        var terms = one.terms();
        return new ShownImport(
                one.id(),
                terms.file(),
                terms.bytes(),
                terms.name(),
                one.sentAt(),
                one.state(),
                one.stopping(),
                terms.correct(),
                terms.isPreview(),
                terms.startedBy(),
                one.endedAt(),
                one.summary(),
                one.failure() == null ? null : RequestLanguage.choose(one.failure()),
                own && one.hasRejects(),
                own ? terms.mapping() : null,
                trial == null ? null : of(trial));
    }

    private static Trial of(ImportTrial trial) {
        return new Trial(
                trial.form(),
                trial.columns(),
                trial.others(),
                trial.rows(),
                trial.summary(),
                trial.cases().stream().map(ShownImport::of).toList(),
                trial.rejects().stream()
                        .map(r -> new Rejected(r.row(), r.column(), RequestLanguage.choose(r.why())))
                        .toList(),
                trial.mistake() == null ? null : RequestLanguage.choose(trial.mistake()));
    }

    private static Case of(ImportTrial.Case one) {
        return new Case(
                RequestLanguage.choose(one.head()),
                one.facts().stream()
                        .map(f -> new Fact(RequestLanguage.choose(f.name()), RequestLanguage.choose(f.fact())))
                        .toList());
    }
}
