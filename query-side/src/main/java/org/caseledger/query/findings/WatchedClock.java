package org.caseledger.query.findings;

import java.time.Instant;
import java.time.LocalTime;
import lombok.With;
import org.caseledger.events.Clock;
import org.caseledger.events.UnitId;
import org.caseledger.events.clocks.DeadlineEvent;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineExtended;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineMissed;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineResumed;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineSet;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.query.views.Recorded;
import org.jspecify.annotations.Nullable;

/**
 * A clock that has not ended: since which event, until when, by which rule and clause; {@code dueFirst} is when it was
 * due before it was extended, {@code extensions} how often that was; {@code unit} is the one that assists, null for
 * every other clock.
 */
@With
record WatchedClock(
        Clock clock,
        int number,
        long setAt,
        Instant dueAt,
        Instant dueFirst,
        String rule,
        String clause,
        int extensions,
        boolean missed,
        @Nullable UnitId unit) {
    static WatchedClock of(DeadlineSet e, Recorded recorded) {
        return new WatchedClock(
                e.clock(),
                e.number(),
                recorded.position(),
                e.dueAt(),
                e.dueAt(),
                e.rule(),
                e.clause(),
                0,
                false,
                e.unit());
    }

    boolean isMeantBy(DeadlineEvent e) {
        return e.clock() == clock && e.number() == number;
    }

    WatchedClock on(DeadlineEvent event) {
        if (event instanceof DeadlineExtended e) {
            return withDueAt(e.dueAt()).withExtensions(extensions + 1);
        } else if (event instanceof DeadlineResumed e) {
            return withDueAt(e.dueAt()).withDueFirst(extended() ? dueFirst : e.dueAt());
        } else if (event instanceof DeadlineMissed) {
            return withMissed(true);
        }
        return this;
    }

    boolean extended() {
        return extensions > 0;
    }

    /** Whether the limit is one of days, due at 24:00, and so needs no time of day. */
    boolean countsDays() {
        return LocalTime.ofInstant(dueAt, WorkCalendar.ZONE).equals(LocalTime.MIDNIGHT);
    }
}
