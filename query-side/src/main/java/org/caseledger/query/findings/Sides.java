package org.caseledger.query.findings;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.caseledger.events.Clock;
import org.caseledger.events.LedgerEvent;
import org.caseledger.events.clocks.DeadlineSet;
import org.caseledger.events.complaint.ConsentRecorded;
import org.caseledger.events.complaint.ConsentTo;
import org.caseledger.events.complaint.ContactRecorded;
import org.caseledger.events.complaint.Notice;
import org.caseledger.events.complaint.Party;
import org.jspecify.annotations.Nullable;

/**
 * Which sides consented to a mediation, until when both had to be told of its end (null: it did not
 * end without an agreement), and who was told by then (O121-18, O121-23).
 */
record Sides(Set<Party> consent, @Nullable Instant tellUntil, Set<Party> told) {

    static final Sides NONE = new Sides(Set.of(), null, Set.of());
    private static final Set<Party> BOTH = EnumSet.of(Party.COMPLAINANT, Party.RESPONDENT);

    Sides {
        consent = ordered(consent);
        told = ordered(told);
    }

    Sides on(LedgerEvent event) {
        if (event instanceof ConsentRecorded e && e.to() == ConsentTo.MEDIATION) {
            var next = copy(consent);
            if (e.given()) {
                next.add(e.party());
            } else {
                next.remove(e.party());
            }
            return new Sides(next, tellUntil, told);
        } else if (event instanceof DeadlineSet e && e.clock() == Clock.NOTICE) {
            return new Sides(consent, e.dueAt(), Set.of());
        } else if (event instanceof ContactRecorded e
                && e.notice() == Notice.MEDIATION_ENDED
                && tellUntil != null
                && e.occurredAt() != null
                && e.occurredAt().isBefore(tellUntil)) {
            var next = copy(told);
            next.add(e.party() == null ? Party.COMPLAINANT : e.party());
            return new Sides(consent, tellUntil, next);
        }
        return this;
    }

    boolean bothConsent() {
        return consent.containsAll(BOTH);
    }

    /** Whether somebody was to be told of the end of a mediation, and was not in time. */
    boolean oneUntold() {
        return tellUntil != null && !told.containsAll(BOTH);
    }

    private static EnumSet<Party> copy(Set<Party> of) {
        var copy = EnumSet.noneOf(Party.class);
        copy.addAll(of);
        return copy;
    }

    // In one order, so that the same events always give the same row.
    private static Set<Party> ordered(Set<Party> of) {
        return Collections.unmodifiableSet(copy(of));
    }
}
