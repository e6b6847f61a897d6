package org.caseledger.query.moments;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import lombok.RequiredArgsConstructor;
import org.caseledger.procedure.Procedures;
import org.caseledger.query.DisplayNames;
import org.caseledger.query.casefile.CaseFile;
import org.caseledger.query.casefile.CaseFiles;
import org.caseledger.query.casefile.CaseSummary;

/** Any case at any moment, and two moments of it side by side: always folds of the log. */
@RequiredArgsConstructor
public final class CaseMoments {
    /** What is recorded later than this after it happened is marked as late; then it has a reason. */
    public static final Duration LATE_AFTER = Duration.ofHours(24);

    /** A moment that is asked for, and along which axis. */
    public record Asked(Moment moment, TimeAxis known) {
        public Asked {
            if (known == TimeAxis.NOW && !(moment instanceof Moment.At)) {
                throw new IllegalArgumentException("As known now there is no order of the log");
            }
        }
    }

    private final CaseFiles files;
    /** {@code procedures} reveal which rules of a case are missing, {@code names} are those of one answer. */
    private final Procedures procedures;

    private final Supplier<DisplayNames> names;

    /**
     * The case at a moment, what is late by more than {@code lateAfter} marked; empty when it did not stand in the
     * ledger, or had not happened, by then.
     */
    public Optional<CaseMoment> at(CaseFile file, Asked asked, Duration lateAfter) {
        return stood(file, asked)
                .map(s -> new CaseMoment(s.known(), s.asOf(), s.summary(), s.entries(lateAfter, names.get())));
    }

    /** Two moments of the case side by side; empty when there is nothing at one of them. */
    public Optional<CaseComparison> compare(CaseFile file, Asked a, Asked b, Duration lateAfter) {
        return stood(file, a).flatMap(before -> stood(file, b).map(after -> compare(before, after, lateAfter)));
    }

    private CaseComparison compare(StateAt a, StateAt b, Duration lateAfter) {
        var called = names.get();
        return new CaseComparison(
                a.side(),
                b.side(),
                Fields.changes(a, b),
                a.entriesWithout(b, lateAfter, called),
                b.entriesWithout(a, lateAfter, called));
    }

    private Optional<StateAt> stood(CaseFile file, Asked asked) {
        if (asked.moment() instanceof Moment.At at) {
            return stood(file, asked.known(), at.instant(), files.positionAt(at.instant()));
        } else if (asked.moment() instanceof Moment.Position at) {
            return files.recordedAt(at.position()).flatMap(asOf -> stood(file, asked.known(), asOf, at.position()));
        }
        long version = ((Moment.Version) asked.moment()).version();
        if (version > file.version()) {
            return Optional.empty();
        }
        var last = file.events().get((int) version);
        return stood(file, asked.known(), last.recordedAt(), last.position());
    }

    private Optional<StateAt> stood(CaseFile whole, TimeAxis known, Instant asOf, long position) {
        var events = whole.events();
        var names = whole.partsByPosition();
        var procedure = procedures.find(whole.receipt().procedure());
        var some = known == TimeAxis.NOW
                ? new RecordedStep(events).upTo(asOf)
                : events.stream().filter(e -> e.position() <= position).toList();
        return CaseFile.fold(some)
                .map(f -> new StateAt(known, asOf, some, f, CaseSummary.of(f, asOf, procedure, names)));
    }
}
