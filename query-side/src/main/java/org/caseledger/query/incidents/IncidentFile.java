package org.caseledger.query.incidents;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.caseledger.events.Actor;
import org.caseledger.events.CaseId;
import org.caseledger.events.incident.IncidentEvent;
import org.caseledger.events.incident.IncidentEvent.ComplaintAttached;
import org.caseledger.events.incident.IncidentEvent.ImprovementCompleted;
import org.caseledger.events.incident.IncidentEvent.IncidentClosed;
import org.caseledger.events.incident.IncidentEvent.IncidentDeclared;
import org.caseledger.events.incident.IncidentEvent.IncidentEvaluated;
import org.caseledger.events.incident.IncidentEvent.InformationReleased;
import org.caseledger.events.incident.IncidentEvent.MeasureTaken;
import org.caseledger.events.incident.IncidentEvent.ProposalDismissed;
import org.caseledger.events.incident.IncidentEvent.ReplayPlanned;
import org.caseledger.events.incident.IncidentEvent.ReplayStopped;
import org.caseledger.events.incident.IncidentEvent.ReportedToSuperior;
import org.caseledger.events.incident.IncidentEvent.TaskForceFormed;
import org.caseledger.query.views.Recorded;
import org.jspecify.annotations.Nullable;

/**
 * One incident or exercise after one of its events: everything that was done, in order. {@code version} is the sequence
 * of that event; a proposal that was dismissed has that one event.
 */
public record IncidentFile(
        UUID id,
        long version,
        long position,
        @Nullable Done<ProposalDismissed> dismissed,
        @Nullable Done<IncidentDeclared> declared,
        @Nullable Done<TaskForceFormed> taskForce,
        List<Done<ComplaintAttached>> attached,
        List<CaseId> detached,
        List<Done<MeasureTaken>> measures,
        List<Done<ReportedToSuperior>> reports,
        List<Done<InformationReleased>> releases,
        @Nullable Done<ReplayPlanned> replay,
        @Nullable Done<ReplayStopped> stopped,
        @Nullable Done<IncidentClosed> closed,
        @Nullable Done<IncidentEvaluated> evaluated,
        List<Done<ImprovementCompleted>> completed) {
    /** Something that a person did, when it was recorded, and who it was. */
    public record Done<E extends IncidentEvent>(E what, Instant recordedAt, Actor who) {
        /** When it happened, as the person said. */
        public Instant at() {
            var at = what.occurred().at();
            return at == null ? recordedAt : at;
        }
    }

    /** The fold of an incident's events; empty when they do not begin one. */
    public static Optional<IncidentFile> fold(Collection<Recorded> events) {
        IncidentFile file = null;
        for (var recorded : events) {
            file = on(file, recorded);
        }
        return Optional.ofNullable(file);
    }

    static @Nullable IncidentFile on(@Nullable IncidentFile before, Recorded recorded) {
        if (before != null && recorded.position() <= before.position()
                || !(recorded.event() instanceof IncidentEvent)) {
            return before;
        }
        return new IncidentFold(before).next(recorded);
    }

    /** Whether it is an incident or an exercise, and no proposal that was dismissed. */
    public boolean hasBegun() {
        return declared != null;
    }

    /** Whether it is an exercise. */
    public boolean ofExercise() {
        return declared != null && declared.what().exercise();
    }

    /** Whether it goes on. */
    public boolean goesOn() {
        return declared != null && closed == null;
    }

    /** The cases that a replay receives again, if there is one, in order. */
    public List<ReplayRow> replayed() {
        return replay == null
                ? List.of()
                : replay.what().cases().stream().map(c -> ReplayRow.of(this, c)).toList();
    }

    /** Every case that belongs to it: attached by a person, or received again. */
    public List<CaseId> cases() {
        var cases = new ArrayList<CaseId>();
        attached.forEach(done -> cases.add(done.what().caseId()));
        replayed().stream()
                .filter(ReplayRow::attached)
                .map(ReplayRow::caseId)
                .filter(Predicate.not(cases::contains))
                .forEach(cases::add);
        return cases;
    }
}
