package org.caseledger.events.complaint;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.UnitId;
import org.caseledger.events.complaint.AssistanceEvent.AssistanceAnswered;
import org.caseledger.events.complaint.AssistanceEvent.AssistanceAsked;
import org.caseledger.events.complaint.AssistanceEvent.AssistanceReturned;
import org.caseledger.events.complaint.AssistanceEvent.AssistanceWithdrawn;
import org.caseledger.events.complaint.ClosingEvent.ComplaintArchived;
import org.caseledger.events.complaint.ReceiptEvent.HistoryAdopted;
import org.caseledger.events.complaint.ReplyEvent.ComplaintReplied;
import org.caseledger.events.complaint.RoutingEvent.ComplaintAssigned;
import org.caseledger.events.complaint.RoutingEvent.ComplaintReturned;
import org.jspecify.annotations.Nullable;

/**
 * 协办 (P9.01): how often units were asked to assist the lead unit of a case, which of that is open, and which units have
 * answered the lead unit of now.
 */
public record Assistances(int asked, List<Open> open, Set<UnitId> answered) {
    /** No unit was asked yet. */
    public static final Assistances NONE = new Assistances(0, List.of(), Set.of());

    /** What waits for an answer, counted from 1 in the case; {@code askedBy} as in the event. */
    public record Open(int number, UnitId unit, @Nullable UnitId askedBy) {}

    /** Whether an act ends what is open: the case is another unit’s, answered, or ended. */
    private static boolean endWith(ComplaintEvent event) {
        return leaveTheLead(event)
                || event instanceof ComplaintReplied
                || event instanceof Ending
                || event instanceof BeginsRound
                || event instanceof ComplaintArchived
                || event instanceof HistoryAdopted adopted && adopted.closed();
    }

    /** Whether an act takes the case from the unit that was assisted. */
    public static boolean leaveTheLead(ComplaintEvent event) {
        return event instanceof ComplaintAssigned || event instanceof ComplaintReturned;
    }

    /** The state after an event. */
    public Assistances on(ComplaintEvent event) {
        if (event instanceof AssistanceAsked e) {
            var next = new ArrayList<>(open);
            next.add(new Open(asked + 1, e.unit(), e.askedBy()));
            return new Assistances(asked + 1, List.copyOf(next), answered);
        } else if (event instanceof AssistanceAnswered e) {
            var next = new LinkedHashSet<>(answered);
            next.add(e.unit());
            return new Assistances(asked, without(e.assistance()), Set.copyOf(next));
        } else if (event instanceof AssistanceReturned e) {
            return new Assistances(asked, without(e.assistance()), answered);
        } else if (event instanceof AssistanceWithdrawn e) {
            return new Assistances(asked, without(e.assistance()), answered);
        } else if (endWith(event)) {
            return new Assistances(asked, List.of(), leaveTheLead(event) ? Set.of() : answered);
        }
        return this;
    }

    private List<Open> without(int number) {
        return open.stream()
                .filter(Predicate.not(one -> one.number() == number))
                .toList();
    }

    /** What a unit was asked and has not answered. */
    public Optional<Open> of(@Nullable UnitId unit) {
        return open.stream().filter(one -> one.unit().equals(unit)).findFirst();
    }

    /** The units that are asked and have not answered. */
    public Set<UnitId> units() {
        return open.stream().map(Open::unit).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The units whose people see the case, because they assist or have assisted, by their ids. */
    public List<UnitId> seenBy() {
        if (open.isEmpty() && answered.isEmpty()) {
            return List.of();
        }
        return Stream.concat(units().stream(), answered.stream())
                .distinct()
                .sorted(Comparator.comparing(UnitId::value))
                .toList();
    }

    /** Whether the people of this unit see the case, because it assists or has assisted. */
    public boolean isSeenBy(@Nullable UnitId unit) {
        return unit != null && (answered.contains(unit) || of(unit).isPresent());
    }
}
