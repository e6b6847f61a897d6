package org.caseledger.query.findings;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.caseledger.events.Clock;
import org.caseledger.events.LedgerEvent;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineSet;
import org.caseledger.events.complaint.ConsentTo;
import org.caseledger.events.complaint.HandlingEvent.ContactRecorded;
import org.caseledger.events.complaint.MediationEvent.MediationRecorded;
import org.caseledger.events.complaint.Notice;
import org.caseledger.events.complaint.Party;
import org.caseledger.parties.Consents;
import org.jspecify.annotations.Nullable;

/**
 * What the parties consent to, whether the mediation recorded last ended without an agreement, until when both are to
 * be notified of that end (null: neither is), and who was notified by then (O121-18, O121-23).
 */
record Sides(Consents consents, boolean failed, @Nullable Instant tellUntil, Set<Party> told) {
    static final Sides NONE = new Sides(Consents.NONE, false, null, Set.of());
    private static final Set<Party> BOTH = EnumSet.of(Party.COMPLAINANT, Party.RESPONDENT);

    Sides {
        // In one order, so that the same events always give the same row.
        told = Collections.unmodifiableSet(copy(told));
    }

    Sides on(LedgerEvent event) {
        if (event instanceof MediationRecorded e) {
            return new Sides(consents, !e.agreed(), null, Set.of());
        } else if (event instanceof DeadlineSet e && e.clock() == Clock.NOTICE && failed) {
            // A limit counted again, by a notice of holidays or after a suspension, keeps who was notified.
            return new Sides(consents, true, e.dueAt(), told);
        } else if (event instanceof ContactRecorded e
                && e.notice() == Notice.MEDIATION_ENDED
                && tellUntil != null
                && e.occurredAt() != null
                && e.occurredAt().isBefore(tellUntil)) {
            var next = copy(told);
            next.add(e.party() == null ? Party.COMPLAINANT : e.party());
            return new Sides(consents, failed, tellUntil, next);
        }
        var now = consents.on(event);
        return now.equals(consents) ? this : new Sides(now, failed, tellUntil, told);
    }

    boolean bothConsent() {
        return consents.ofBothTo(ConsentTo.MEDIATION);
    }

    /** Whether a party was owed a notice of the end of a mediation and did not get it in time. */
    boolean oneUntold() {
        return tellUntil != null && !told.containsAll(BOTH);
    }

    private static EnumSet<Party> copy(Set<Party> of) {
        var copy = EnumSet.noneOf(Party.class);
        copy.addAll(of);
        return copy;
    }
}
