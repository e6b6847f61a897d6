package org.caseledger.procedure;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lombok.With;
import org.caseledger.events.Clock;
import org.caseledger.events.UnitId;
import org.caseledger.events.clocks.DeadlineEvent;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineExtended;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineLapsed;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineMet;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineMissed;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineResumed;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineSet;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineSuspended;
import org.caseledger.events.clocks.OtherLimit;
import org.jspecify.annotations.Nullable;

/**
 * One start of one deadline of a case, folded from its events; {@code missed} stays true if it is met late,
 * {@code others} are the limits of other clauses that are due later, {@code asStated} is what was met in time by a
 * stated time alone, where the times of recording are known; {@code unit} is the one that assists, null for every other
 * deadline.
 */
@With
public record Deadline(
        Clock clock,
        int number,
        int round,
        Instant startsAt,
        Instant amberAt,
        Instant dueAt,
        String rule,
        String clause,
        String procedureVersion,
        boolean provisional,
        DeadlineStatus status,
        boolean missed,
        boolean extended,
        @Nullable Instant endedAt,
        boolean late,
        List<Suspension> pauses,
        @Nullable Instant suspendedAt,
        List<OtherLimit> others,
        boolean asStated,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable UnitId unit) {
    public Deadline {
        // view rows written before deadlines had others
        others = others == null ? List.of() : List.copyOf(others);
    }

    /** The deadline that an event begins. */
    static Deadline begin(DeadlineSet e) {
        return new Deadline(
                e.clock(),
                e.number(),
                e.round(),
                e.startsAt(),
                e.amberAt(),
                e.dueAt(),
                e.rule(),
                e.clause(),
                e.procedureVersion(),
                e.provisional(),
                DeadlineStatus.OPEN,
                false,
                false,
                null,
                false,
                List.of(),
                null,
                e.others(),
                false,
                e.unit());
    }

    /** This deadline after a later event about it, recorded at a time if that is known. */
    Deadline on(DeadlineEvent event, @Nullable Instant recordedAt) {
        if (event instanceof DeadlineSet e) {
            return begin(e).withPauses(pauses)
                    .withSuspendedAt(suspendedAt)
                    .withMissed(missed && !e.dueAt().isAfter(dueAt));
        } else if (event instanceof DeadlineMet e) {
            return ended(DeadlineStatus.MET, e.metAt(), e.late())
                    .withAsStated(recordedAt != null && e.isOnlyAsStated(recordedAt, dueAt));
        } else if (event instanceof DeadlineMissed) {
            return withMissed(true);
        } else if (event instanceof DeadlineLapsed e) {
            return ended(DeadlineStatus.LAPSED, e.at(), false);
        } else if (event instanceof DeadlineExtended e) {
            return moved(e.amberAt(), e.dueAt()).withExtended(true);
        } else if (event instanceof DeadlineSuspended e) {
            return withSuspendedAt(e.occurredAt());
        } else if (event instanceof DeadlineResumed e && suspendedAt != null && e.occurredAt() != null) {
            var longer = new ArrayList<>(pauses);
            longer.add(new Suspension(suspendedAt, e.occurredAt()));
            return withPauses(List.copyOf(longer)).withSuspendedAt(null).moved(e.amberAt(), e.dueAt());
        }
        return this;
    }

    /** The unit that answers for it in a case of that unit; null is the complaint center. */
    public @Nullable UnitId answering(@Nullable UnitId holder) {
        return clock.answering(unit, holder);
    }

    /** Whether it, or another limit that it is under, was counted by weekends alone. */
    public boolean countedByWeekends() {
        return provisional || others.stream().anyMatch(OtherLimit::provisional);
    }

    /** Whether it is so by this event. */
    public static boolean countedByWeekends(DeadlineSet set) {
        return begin(set).countedByWeekends();
    }

    /** Whether the deadline is still open, running or suspended. */
    public boolean isOpen() {
        return status == DeadlineStatus.OPEN;
    }

    /** Whether the deadline is open and not suspended. */
    public boolean isRunning() {
        return isOpen() && suspendedAt == null;
    }

    /** Whether the deadline is running and its due time has passed. */
    public boolean isOverdueAt(Instant now) {
        return isRunning() && !now.isBefore(dueAt);
    }

    /**
     * The fact that the deadline had passed by then, if it is not recorded yet: whatever happens to the deadline
     * afterwards, it was missed.
     */
    public Optional<DeadlineMissed> missedBy(Instant by) {
        return isOverdueAt(by) && !missed ? Optional.of(new DeadlineMissed(clock, number, dueAt)) : Optional.empty();
    }

    /** Whether it was met late: after it was due, or within a time that was promised only after that. */
    public boolean metLate() {
        return status == DeadlineStatus.MET && (late || extended && missed);
    }

    /** Whether it was met in time by a stated time alone. */
    public boolean metAsStated() {
        return asStated && !metLate();
    }

    /** Whether it was met within a time that a leader had promised, which is not in time. */
    public boolean metWithLeave() {
        return status == DeadlineStatus.MET && extended && !metLate();
    }

    /** The light at an instant: a suspended deadline is always green. */
    public Light lightAt(Instant now) {
        return isRunning() ? Light.at(now, amberAt, dueAt) : Light.GREEN;
    }

    private Deadline ended(DeadlineStatus as, Instant at, boolean late) {
        return withStatus(as).withEndedAt(at).withLate(late);
    }

    private Deadline moved(Instant amber, Instant due) {
        return withAmberAt(amber).withDueAt(due);
    }
}
