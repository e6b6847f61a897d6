package org.caseledger.events.complaint;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.complaint.SupervisionEvent.EscalatedToSuperior;
import org.caseledger.events.complaint.SupervisionEvent.EscalationAnswered;

/**
 * What one case has put before a superior authority or an arbitration body (P1.12): how often, and the numbers, counted
 * from 1, of what was not answered yet.
 */
public record OpenEscalations(int escalated, SortedSet<Integer> open) {
    /** Nothing was escalated yet. */
    public static final OpenEscalations NONE = new OpenEscalations(0, new TreeSet<>());

    public OpenEscalations {
        open = Collections.unmodifiableSortedSet(new TreeSet<>(open));
    }

    /** What is open after an event. */
    public OpenEscalations on(ComplaintEvent event) {
        var next = new TreeSet<>(open);
        if (event instanceof EscalatedToSuperior) {
            next.add(escalated + 1);
            return new OpenEscalations(escalated + 1, next);
        } else if (event instanceof EscalationAnswered e) {
            next.remove(e.escalation());
            return new OpenEscalations(escalated, next);
        }
        return this;
    }
}
