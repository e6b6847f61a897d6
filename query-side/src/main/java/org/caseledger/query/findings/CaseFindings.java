package org.caseledger.query.findings;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.caseledger.eventlog.EventLog;
import org.caseledger.events.CaseId;
import org.caseledger.events.CompanionStream;
import org.caseledger.procedure.Procedures;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.query.views.Recorded;
import org.jspecify.annotations.Nullable;

/** The findings of one case, folded from the log when they are asked for. */
public final class CaseFindings {
    private final EventLog log;
    private final Function<String, @Nullable CaseRules> rules;

    /** As the next, with the calendar of the program. */
    public CaseFindings(EventLog log, Procedures procedures) {
        this(log, procedures, WorkCalendar.builtIn());
    }

    public CaseFindings(EventLog log, Procedures procedures, WorkCalendar calendar) {
        this.log = log;
        this.rules = CaseRules.of(procedures, calendar);
    }

    /** The findings of a case in the order in which they came about; none without such a case. */
    public Optional<List<Finding>> of(CaseId caseId) {
        return at(caseId, Long.MAX_VALUE);
    }

    /** Those that there were at a position of the log, with what was said to them by then. */
    public Optional<List<Finding>> at(CaseId caseId, long position) {
        return Optional.ofNullable(fold(Stream.of(
                                caseId.value(),
                                CompanionStream.FINDING_ANSWERS.of(caseId),
                                CompanionStream.NOTICED.of(caseId))
                        .flatMap(s -> log.readStream(s, position).stream())
                        .map(Recorded::of)
                        .sorted(Comparator.comparing(Recorded::position))
                        .toList()))
                .map(WatchedCase::findings);
    }

    /** Those of a case that has these events. */
    public List<Finding> of(List<Recorded> events) {
        var watched = fold(events);
        return watched == null ? List.of() : watched.findings();
    }

    private @Nullable WatchedCase fold(List<Recorded> events) {
        WatchedCase watched = null;
        for (var recorded : events) {
            watched = WatchedCase.on(watched, recorded, rules);
        }
        return watched;
    }
}
