package org.caseledger.procedure;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.caseledger.events.Clock;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.clocks.DeadlineEvent;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineSet;
import org.caseledger.events.complaint.ReceiptEvent.HistoryAdopted;
import org.jspecify.annotations.Nullable;

/** Every deadline to which a case is or was subject, folded from its events. */
public record Deadlines(List<Deadline> all) {
    private static final Comparator<Deadline> FIRST_DUE =
            Comparator.comparing(Deadline::dueAt).thenComparing(Deadline::clock);

    /** Before the first deadline starts. */
    public static final Deadlines NONE = new Deadlines(List.of());

    /** All of them after an event; an event about a deadline that never started means a corrupt history. */
    public Deadlines on(DeadlineEvent event) {
        return after(event, null);
    }

    /**
     * All of them after an event of their case that was recorded then; what a migrated history has met is judged by its
     * stated times, the only ones that there are.
     */
    public Deadlines on(ComplaintEvent event, Instant recordedAt) {
        if (event instanceof HistoryAdopted) {
            return new Deadlines(all.stream().map(d -> d.withAsStated(false)).toList());
        }
        return event instanceof DeadlineEvent e ? after(e, recordedAt) : this;
    }

    private Deadlines after(DeadlineEvent event, @Nullable Instant recordedAt) {
        var next = new ArrayList<>(all);
        for (int i = 0; i < next.size(); i++) {
            var deadline = next.get(i);
            if (deadline.clock() == event.clock() && deadline.number() == event.number()) {
                next.set(i, deadline.on(event, recordedAt));
                return new Deadlines(List.copyOf(next));
            }
        }
        if (!(event instanceof DeadlineSet set)) {
            throw new IllegalStateException("No clock " + event.clock() + " was started: " + event);
        }
        next.add(Deadline.begin(set));
        return new Deadlines(List.copyOf(next));
    }

    /** The open ones, the earliest due first. */
    public List<Deadline> open() {
        var open = new ArrayList<Deadline>();
        for (var deadline : all) {
            if (deadline.isOpen()) {
                open.add(deadline);
            }
        }
        if (open.size() > 1) {
            open.sort(FIRST_DUE);
        }
        return List.copyOf(open);
    }

    /** The open one of this kind. */
    public Optional<Deadline> open(Clock clock) {
        for (var deadline : all) {
            if (deadline.clock() == clock && deadline.isOpen()) {
                return Optional.of(deadline);
            }
        }
        return Optional.empty();
    }

    /** The number of the next start of this deadline. */
    public int nextNumber(Clock clock) {
        return 1 + (int) all.stream().filter(d -> d.clock() == clock).count();
    }
}
