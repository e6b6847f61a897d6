package org.caseledger.query.incidents;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.caseledger.events.CaseId;
import org.caseledger.events.incident.IncidentEvent;
import org.caseledger.events.incident.IncidentEvent.ComplaintAttached;
import org.caseledger.events.incident.IncidentEvent.ComplaintDetached;
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
import org.caseledger.query.incidents.IncidentFile.Done;
import org.caseledger.query.views.Recorded;
import org.jspecify.annotations.Nullable;

/** What an event makes of an incident. */
final class IncidentFold {
    private @Nullable Done<ProposalDismissed> dismissed;
    private @Nullable Done<IncidentDeclared> declared;
    private @Nullable Done<TaskForceFormed> taskForce;
    private final List<Done<ComplaintAttached>> attached = new ArrayList<>();
    private final List<CaseId> detached = new ArrayList<>();
    private final List<Done<MeasureTaken>> measures = new ArrayList<>();
    private final List<Done<ReportedToSuperior>> reports = new ArrayList<>();
    private final List<Done<InformationReleased>> releases = new ArrayList<>();
    private @Nullable Done<ReplayPlanned> replay;
    private @Nullable Done<ReplayStopped> stopped;
    private @Nullable Done<IncidentClosed> closed;
    private @Nullable Done<IncidentEvaluated> evaluated;
    private final List<Done<ImprovementCompleted>> completed = new ArrayList<>();

    IncidentFold(@Nullable IncidentFile before) {
        if (before == null) {
            return;
        }
        dismissed = before.dismissed();
        declared = before.declared();
        taskForce = before.taskForce();
        attached.addAll(before.attached());
        detached.addAll(before.detached());
        measures.addAll(before.measures());
        reports.addAll(before.reports());
        releases.addAll(before.releases());
        replay = before.replay();
        stopped = before.stopped();
        closed = before.closed();
        evaluated = before.evaluated();
        completed.addAll(before.completed());
    }

    IncidentFile next(Recorded recorded) {
        begin(recorded);
        if (recorded.event() instanceof TaskForceFormed e) {
            taskForce = done(e, recorded);
        } else if (recorded.event() instanceof ComplaintAttached e) {
            attached.add(done(e, recorded));
            detached.remove(e.caseId());
        } else if (recorded.event() instanceof ComplaintDetached e) {
            attached.removeIf(done -> done.what().caseId().equals(e.caseId()));
            detached.add(e.caseId());
        } else if (recorded.event() instanceof MeasureTaken e) {
            measures.add(done(e, recorded));
        } else if (recorded.event() instanceof ReportedToSuperior e) {
            reports.add(done(e, recorded));
        } else if (recorded.event() instanceof InformationReleased e) {
            releases.add(done(e, recorded));
        } else if (recorded.event() instanceof ReplayPlanned e) {
            replay = done(e, recorded);
        } else if (recorded.event() instanceof ReplayStopped e) {
            stopped = done(e, recorded);
        }
        end(recorded);
        return file(recorded.caseId().value(), recorded);
    }

    private void begin(Recorded recorded) {
        if (recorded.event() instanceof ProposalDismissed e) {
            dismissed = done(e, recorded);
        } else if (recorded.event() instanceof IncidentDeclared e) {
            declared = done(e, recorded);
        }
    }

    private void end(Recorded recorded) {
        if (recorded.event() instanceof IncidentClosed e) {
            closed = done(e, recorded);
        } else if (recorded.event() instanceof IncidentEvaluated e) {
            evaluated = done(e, recorded);
        } else if (recorded.event() instanceof ImprovementCompleted e) {
            completed.add(done(e, recorded));
        }
    }

    private static <E extends IncidentEvent> Done<E> done(E event, Recorded recorded) {
        return new Done<>(event, recorded.recordedAt(), recorded.actor());
    }

    private IncidentFile file(UUID id, Recorded recorded) {
        return new IncidentFile(
                id,
                recorded.sequence(),
                recorded.position(),
                dismissed,
                declared,
                taskForce,
                List.copyOf(attached),
                List.copyOf(detached),
                List.copyOf(measures),
                List.copyOf(reports),
                List.copyOf(releases),
                replay,
                stopped,
                closed,
                evaluated,
                List.copyOf(completed));
    }
}
