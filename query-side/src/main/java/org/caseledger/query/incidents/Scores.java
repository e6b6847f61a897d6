package org.caseledger.query.incidents;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.caseledger.eventlog.EventLog;
import org.caseledger.events.CaseId;
import org.caseledger.procedure.Deadline;
import org.caseledger.procedure.OfficeHours;
import org.caseledger.query.casefile.CaseFile;
import org.caseledger.query.findings.CaseFindings;
import org.caseledger.query.views.Recorded;
import org.jspecify.annotations.Nullable;

/** Scores exercises from the log itself: each case again, and the real one it was. */
@RequiredArgsConstructor
public final class Scores {
    private final EventLog log;
    private final IncidentQueries incidents;
    private final CaseFindings findings;
    private final OfficeHours hours;

    /** How an exercise stands at an instant; empty when it is none or has no replay. */
    public Optional<Score> of(UUID id, Instant now) {
        return incidents.find(id).filter(file -> file.replay() != null).map(file -> score(file, now));
    }

    private Score score(IncidentFile file, Instant now) {
        int speed = file.replay().what().speed();
        var rows = file.replayed();
        var events = events(rows);
        var scored = new ArrayList<ScoredCase>();
        for (var row : rows) {
            var source = handled(events, row.source(), c -> Verdict.of(c, now));
            if (source != null) {
                var received = handled(events, row.caseId(), c -> Verdict.of(c, now));
                var faster = handled(events, row.caseId(), c -> Verdict.atSpeed(c, now, speed));
                scored.add(new ScoredCase(
                        row.number(), row.dueAt(), source, received, faster == null ? Map.of() : faster.clocks()));
            }
        }
        return Score.of(file.id(), now, speed, scored);
    }

    private Map<CaseId, List<Recorded>> events(List<ReplayRow> rows) {
        var streams = rows.stream()
                .flatMap(row -> Stream.of(row.source(), row.caseId()))
                .map(CaseId::value)
                .toList();
        var events = new HashMap<CaseId, List<Recorded>>();
        for (var recorded : Recorded.all(log.readStreams(streams))) {
            events.computeIfAbsent(recorded.caseId(), id -> new ArrayList<>()).add(recorded);
        }
        return events;
    }

    private @Nullable HandledCase handled(
            Map<CaseId, List<Recorded>> events, CaseId caseId, Function<Deadline, Verdict> verdict) {
        var own = events.getOrDefault(caseId, List.of());
        return CaseFile.fold(own)
                .map(file -> HandledCase.of(file, findings.of(own), hours, verdict))
                .orElse(null);
    }
}
