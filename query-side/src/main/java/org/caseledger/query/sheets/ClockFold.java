package org.caseledger.query.sheets;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineExtended;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineLapsed;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineMet;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineMissed;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineResumed;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineSet;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineSuspended;
import org.caseledger.procedure.Deadline;
import org.caseledger.procedure.Suspension;
import org.caseledger.query.sheets.ClockSheet.Stop;
import org.caseledger.query.views.Recorded;
import org.jspecify.annotations.Nullable;

/** What became of one start of one clock, event by event. */
@RequiredArgsConstructor
final class ClockFold {
    private final Stages stages;
    private final List<Stage> found = new ArrayList<>();
    private final List<Stop> stops = new ArrayList<>();
    private final List<Cause> misses = new ArrayList<>();
    private @Nullable DeadlineSet set;
    private @Nullable Recorded suspended;
    private @Nullable Cause end;
    private @Nullable TimeUsed timeUsed;
    private boolean extended;

    void on(Recorded recorded, List<Recorded> acts) {
        var event = recorded.event();
        if (event instanceof DeadlineSet e) {
            var kind = set == null ? Stage.Kind.SET : Stage.Kind.SET_ANEW;
            found.add(stages.set(kind, recorded, e, set, acts, pauses()));
            set = e;
            extended = false;
        } else if (event instanceof DeadlineExtended e) {
            extended = true;
            found.add(stages.extended(recorded, e, set));
        } else if (event instanceof DeadlineSuspended) {
            suspended = recorded;
        } else if (event instanceof DeadlineResumed e) {
            resumed(recorded, e);
        } else if (event instanceof DeadlineMissed) {
            misses.add(stages.cause(recorded));
        } else if (event instanceof DeadlineMet || event instanceof DeadlineLapsed) {
            end = stages.cause(recorded);
            timeUsed = event instanceof DeadlineMet met ? TimeUsed.of(met, acts.get(acts.size() - 1)) : null;
        }
    }

    private void resumed(Recorded recorded, DeadlineResumed e) {
        stops.add(stop(suspended, recorded));
        suspended = null;
        var pauses = pauses();
        var due = found.get(found.size() - 1).dueAt();
        found.add(
                extended
                        ? stages.resumed(recorded, e, set, due, pauses.get(pauses.size() - 1))
                        : stages.resumed(recorded, e, set, pauses));
    }

    private List<Suspension> pauses() {
        return stops.stream()
                .map(stop -> new Suspension(stop.from(), stop.to()))
                .toList();
    }

    private Stop stop(Recorded suspended, @Nullable Recorded resumed) {
        var e = (DeadlineSuspended) suspended.event();
        return new Stop(
                e.occurred().at(),
                resumed == null
                        ? null
                        : ((DeadlineResumed) resumed.event()).occurred().at(),
                e.ground(),
                e.evidence(),
                stages.cause(suspended),
                resumed == null ? null : stages.cause(resumed));
    }

    ClockSheet sheet(Deadline deadline, Instant asOf) {
        var all = new ArrayList<>(stops);
        if (suspended != null) {
            all.add(stop(suspended, null));
        }
        return new ClockSheet(
                deadline.clock(),
                deadline.clock().zh(),
                deadline.clock().en(),
                deadline.number(),
                deadline.round(),
                List.copyOf(found),
                all,
                List.copyOf(misses),
                end,
                deadline.status(),
                deadline.missed(),
                deadline.late(),
                deadline.asStated(),
                timeUsed,
                deadline.endedAt(),
                deadline.isOpen() ? deadline.lightAt(asOf) : null);
    }
}
