package org.caseledger.events.complaint;

import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.caseledger.events.ComplaintEvent;
import org.jspecify.annotations.Nullable;

/**
 * What was said of units and people in one case (P1.17): how often, by records and by urging, and
 * the numbers, counted from 1, of what still stands.
 */
public record StandingAccountability(int said, SortedSet<Integer> standing) {

    /** Nothing was said yet. */
    public static final StandingAccountability NONE =
            new StandingAccountability(0, new TreeSet<>());

    /** What stands after an event. */
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

    /** The one of that number, or without a number the only one, if it stands. */
    public Optional<Integer> find(@Nullable Integer number) {
        if (number == null) {
            return standing.size() == 1 ? Optional.of(standing.first()) : Optional.empty();
        }
        return Optional.of(number).filter(standing::contains);
    }
}
