package org.caseledger.query.incidents;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import org.caseledger.procedure.Deadline;
import org.caseledger.procedure.DeadlineStatus;

/** How a clock was kept, the gravest last. */
public enum Verdict {
    /** It came to nothing, such as by the end of the case. */
    LAPSED,
    /** In time. */
    MET,
    /** Not yet, and not yet due. */
    RUNNING,
    /** Too late, or not at all. */
    LATE;

    /** The verdict on the current clock. */
    static Verdict of(Deadline clock, Instant now) {
        if (clock.status() == DeadlineStatus.MET) {
            return clock.late() ? LATE : MET;
        } else if (clock.missed() || clock.isOverdueAt(now)) {
            return LATE;
        }
        return clock.status() == DeadlineStatus.LAPSED ? LAPSED : RUNNING;
    }

    /** As if the limit were so many times shorter. */
    static Verdict atSpeed(Deadline clock, Instant now, int speed) {
        if (clock.status() == DeadlineStatus.LAPSED && !clock.missed()) {
            return LAPSED;
        }
        var due = clock.startsAt()
                .plus(Duration.between(clock.startsAt(), clock.dueAt()).dividedBy(speed));
        var end = clock.status() == DeadlineStatus.MET ? clock.endedAt() : null;
        if (end != null) {
            return end.isAfter(due) ? LATE : MET;
        }
        return now.isAfter(due) ? LATE : RUNNING;
    }

    /** The gravest of several starts of one clock. */
    static Verdict gravest(Collection<Verdict> verdicts) {
        return verdicts.stream().max(Verdict::compareTo).orElse(LAPSED);
    }
}
