package org.caseledger.query.incidents;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.caseledger.events.incident.IncidentEvent.ComplaintAttached;
import org.caseledger.events.incident.IncidentEvent.IncidentClosed;
import org.caseledger.events.incident.IncidentEvent.IncidentDeclared;
import org.caseledger.events.incident.IncidentEvent.InformationReleased;
import org.caseledger.events.incident.IncidentEvent.MeasureTaken;
import org.caseledger.events.incident.IncidentEvent.ReportedToSuperior;
import org.caseledger.events.incident.IncidentEvent.TaskForceFormed;
import org.caseledger.query.incidents.IncidentFile.Done;
import org.jspecify.annotations.Nullable;

/**
 * An incident or exercise as it is shown: what was done, and what is still to be improved. Which past cases an exercise
 * receives again is withheld, so that those who handle them cannot look them up.
 */
public record IncidentSummary(
        UUID id,
        long version,
        long position,
        boolean open,
        Done<IncidentDeclared> declared,
        @Nullable Done<TaskForceFormed> taskForce,
        int cases,
        List<Done<ComplaintAttached>> attached,
        List<Done<MeasureTaken>> measures,
        List<Done<ReportedToSuperior>> reports,
        List<Done<InformationReleased>> releases,
        @Nullable Replay replay,
        @Nullable Done<IncidentClosed> closed,
        @Nullable Evaluation evaluation) {
    /** A past period that is received again: {@code cases} of them, until {@code lastAt}. */
    public record Replay(
            Instant from,
            Instant until,
            int speed,
            Instant startsAt,
            Instant lastAt,
            int cases,
            @Nullable Instant stoppedAt,
            @Nullable String stoppedWhy) {
        static @Nullable Replay of(IncidentFile file) {
            if (file.replay() == null) {
                return null;
            }
            var plan = file.replay().what();
            var stopped = file.stopped();
            return new Replay(
                    plan.from(),
                    plan.until(),
                    plan.speed(),
                    plan.startsAt(),
                    plan.dueAt(plan.cases().get(plan.cases().size() - 1)),
                    plan.cases().size(),
                    stopped == null ? null : stopped.recordedAt(),
                    stopped == null ? null : stopped.what().reason());
        }
    }

    /** What went wrong, and what is to be done better; {@code overdue} of these are late. */
    public record Evaluation(Instant at, List<String> problems, List<ImprovementRow> improvements, long overdue) {
        static @Nullable Evaluation of(IncidentFile file, LocalDate today) {
            if (file.evaluated() == null) {
                return null;
            }
            var improvements = ImprovementRow.of(file);
            return new Evaluation(
                    file.evaluated().at(),
                    file.evaluated().what().problems(),
                    improvements,
                    improvements.stream().filter(i -> i.isOverdueOn(today)).count());
        }
    }

    /** A declared incident, as it is shown on a day. */
    public static IncidentSummary of(IncidentFile file, LocalDate today) {
        return new IncidentSummary(
                file.id(),
                file.version(),
                file.position(),
                file.goesOn(),
                file.declared(),
                file.taskForce(),
                file.cases().size(),
                file.attached(),
                file.measures(),
                file.reports(),
                file.releases(),
                Replay.of(file),
                file.closed(),
                Evaluation.of(file, today));
    }
}
