package org.caseledger.query.moments;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.caseledger.events.Clock;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.clocks.DeadlineEvent;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineLapsed;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineMet;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineResumed;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineSet;
import org.caseledger.events.clocks.LapseReason;
import org.caseledger.events.complaint.Act;
import org.caseledger.events.complaint.ReceiptEvent.HistoryAdopted;
import org.caseledger.events.complaint.ReceiptEvent.RecordCorrected;
import org.caseledger.query.casefile.CaseFile;
import org.caseledger.query.views.Recorded;
import org.jspecify.annotations.Nullable;

/**
 * A case along the axis of what happened, as it is known now: its events with the time since which each of them holds.
 *
 * <p>An act holds since it happened. One for which a migrated source has no time holds since the next one that has a
 * time: by then it had happened for certain. A case that was closed in its source is closed since the time given there.
 * A correction holds from the beginning, as if the record had always been so. What a clock did holds since the act that
 * it follows from (and a clock not before it starts), a miss since the clock was due.
 *
 * <p>What holds is folded in the order of the record, in which the rules took it, whatever times were stated: so any
 * history folds, and once all of it has happened the case is the case of today.
 */
public final class RecordedStep {
    private record OneClock(Clock clock, int number) {}

    private final List<Recorded> events;
    private final Instant[] since;

    /** A whole case, its receipt first. */
    public RecordedStep(List<Recorded> events) {
        this.events = events;
        this.since = new Instant[events.size()];
        actsHoldSince();
        clocksHoldSince();
    }

    /** The case as it was at that time; empty before it was received. */
    public Optional<CaseFile> at(Instant time) {
        return CaseFile.fold(upTo(time));
    }

    /** What holds at that time, in the order of the record. */
    List<Recorded> upTo(Instant time) {
        if (since[0].isAfter(time)) {
            return List.of();
        }
        var holding = new ArrayList<Recorded>();
        Set<OneClock> begun = new HashSet<>();
        for (int i = 0; i < since.length; i++) {
            if (!since[i].isAfter(time) && follows(events.get(i), begun)) {
                holding.add(events.get(i));
            }
        }
        return holding;
    }

    /** Times that contradict each other may end a clock before they begin it. */
    private static boolean follows(Recorded recorded, Set<OneClock> begun) {
        if (recorded.event() instanceof DeadlineEvent e) {
            var clock = new OneClock(e.clock(), e.number());
            return e instanceof DeadlineSet ? begun.add(clock) || true : begun.contains(clock);
        }
        return true;
    }

    private void actsHoldSince() {
        Instant next = events.get(events.size() - 1).recordedAt();
        for (int i = since.length - 1; i >= 0; i--) {
            if (events.get(i).event() instanceof Act act) {
                var happened = happenedAt(act);
                next = happened == null ? next : happened;
                since[i] = next;
            }
        }
        for (int i = 1; i < since.length; i++) {
            if (events.get(i).event() instanceof RecordCorrected) {
                since[i] = since[0];
            }
        }
    }

    private static @Nullable Instant happenedAt(Act act) {
        return act instanceof HistoryAdopted adopted && adopted.closed() && adopted.closedAt() != null
                ? adopted.closedAt()
                : act.occurredAt();
    }

    private void clocksHoldSince() {
        Instant act = since[0];
        for (int i = 1; i < since.length; i++) {
            if (since[i] != null) {
                act = since[i];
            } else {
                var event = (ComplaintEvent) events.get(i).event();
                since[i] = holdsSince(event, act);
                // A resumed clock may be set anew by it.
                act = event instanceof DeadlineResumed ? since[i] : act;
            }
        }
    }

    private Instant holdsSince(ComplaintEvent event, Instant act) {
        if (event instanceof DeadlineSet e) {
            return later(e.startsAt(), act);
        } else if (event instanceof DeadlineLapsed e && e.reason() == LapseReason.NOT_RECORDED) {
            return since[0];
        } else if (event instanceof DeadlineMet || event instanceof DeadlineLapsed) {
            return act;
        }
        return orElse(event.occurredAt(), act);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant orElse(@Nullable Instant time, Instant otherwise) {
        return time == null ? otherwise : time;
    }
}
