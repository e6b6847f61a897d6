package org.caseledger.events.complaint;

import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.complaint.SupervisionEvent.AccountabilityRecorded;
import org.caseledger.events.complaint.SupervisionEvent.CaseAccountabilityWithdrawn;
import org.caseledger.events.complaint.SupervisionEvent.HandlingUrged;
import org.jspecify.annotations.Nullable;

/**
 * The accountability entries of one case (P1.17): how many were made, by records and by criticism 通报, and the numbers,
 * counted from 1, of those in force.
 */
public record StandingAccountability(int said, SortedSet<Integer> standing) {
    /** No entries yet. */
    public static final StandingAccountability NONE = new StandingAccountability(0, new TreeSet<>());

    /** The entries after an event. */
    public StandingAccountability on(ComplaintEvent event) {
        var next = new TreeSet<>(standing);
        if (saysSomething(event)) {
            next.add(said + 1);
            return new StandingAccountability(said + 1, next);
        } else if (event instanceof CaseAccountabilityWithdrawn e) {
            next.remove(e.number());
            return new StandingAccountability(said, next);
        }
        return this;
    }

    private static boolean saysSomething(ComplaintEvent event) {
        return event instanceof AccountabilityRecorded
                || event instanceof HandlingUrged urged && urged.taken() == UrgingStep.CRITICISM;
    }

    /** The entry with that number or, without a number, the only one, if it is in force. */
    public Optional<Integer> find(@Nullable Integer number) {
        if (number == null) {
            return standing.size() == 1 ? Optional.of(standing.first()) : Optional.empty();
        }
        return Optional.of(number).filter(standing::contains);
    }
}
