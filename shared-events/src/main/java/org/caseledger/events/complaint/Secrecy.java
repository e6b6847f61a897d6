package org.caseledger.events.complaint;

import java.util.List;
import org.caseledger.events.LedgerEvent;
import org.caseledger.events.complaint.SupervisionEvent.SecrecyLifted;
import org.caseledger.events.complaint.SupervisionEvent.SecrecyMarked;
import org.jspecify.annotations.Nullable;

/** The secrecy of a case, and the only people who may open it: the last mark that was not lifted (P7.20). */
public record Secrecy(SecrecyGround ground, List<String> people) {
    /** The secrecy after an event; null for a case that is not secret. */
    public static @Nullable Secrecy on(@Nullable Secrecy before, LedgerEvent event) {
        if (event instanceof SecrecyMarked e) {
            return new Secrecy(e.ground(), e.people());
        }
        return event instanceof SecrecyLifted ? null : before;
    }

    /** Whether this login is named. */
    public boolean names(String person) {
        return people.contains(person);
    }
}
