package org.caseledger.query.findings;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.caseledger.events.Clock;
import org.caseledger.events.clocks.DeadlineEvent;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineLapsed;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineMet;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineSet;
import org.caseledger.query.views.Recorded;

/** The clocks of a case that have not ended. */
record WatchedClocks(List<WatchedClock> open) {
    static final WatchedClocks NONE = new WatchedClocks(List.of());

    WatchedClocks on(Recorded recorded) {
        if (!(recorded.event() instanceof DeadlineEvent event)) {
            return this;
        }
        var next = new ArrayList<>(open);
        if (event instanceof DeadlineSet set) {
            next.removeIf(clock -> clock.isMeantBy(set));
            next.add(WatchedClock.of(set, recorded));
        } else if (event instanceof DeadlineMet || event instanceof DeadlineLapsed) {
            next.removeIf(clock -> clock.isMeantBy(event));
        } else {
            next.replaceAll(clock -> clock.isMeantBy(event) ? clock.on(event) : clock);
        }
        return next.equals(open) ? this : new WatchedClocks(List.copyOf(next));
    }

    /** The clock that an event is about; none in a history that never started it. */
    Optional<WatchedClock> of(DeadlineEvent event) {
        return open.stream().filter(clock -> clock.isMeantBy(event)).findFirst();
    }

    boolean runs(Clock clock) {
        return open.stream().anyMatch(c -> c.clock() == clock);
    }
}
