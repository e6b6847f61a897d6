package org.caseledger.query.findings;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import lombok.With;
import org.caseledger.events.Clock;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.LedgerEvent;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineMissed;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineSet;
import org.caseledger.events.complaint.ConsentTo;
import org.caseledger.events.complaint.HandlingEvent.ContactRecorded;
import org.caseledger.events.complaint.MediationEvent.MediationRecorded;
import org.caseledger.events.complaint.Notice;
import org.caseledger.events.complaint.Party;
import org.caseledger.events.complaint.ReceiptEvent.ComplaintReceived;
import org.caseledger.events.complaint.ReceiptEvent.HistoryAdopted;
import org.caseledger.events.complaint.SourceGap;
import org.caseledger.parties.Consents;
import org.caseledger.procedure.CaseFacts;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.query.views.Recorded;
import org.jspecify.annotations.Nullable;

/**
 * The facts of a case; {@code adopting} while the events of a migrated one are read and the {@code gaps} of its source
 * are not known yet; {@code adopted} is when it was imported; {@code sides} is what its parties consented to and were
 * notified of.
 */
@With
record About(
        String number,
        String procedure,
        @Nullable LocalDate receivedOn,
        CaseFacts facts,
        boolean adopting,
        Set<SourceGap> gaps,
        @Nullable Instant adopted,
        Sides sides) {
    About {
        // In one order, so that the same events always give the same row.
        var ordered = EnumSet.noneOf(SourceGap.class);
        ordered.addAll(gaps);
        gaps = Collections.unmodifiableSet(ordered);
    }

    static About of(ComplaintReceived e) {
        return new About(
                e.number(),
                e.procedure(),
                e.occurredAt() == null ? null : LocalDate.ofInstant(e.occurredAt(), WorkCalendar.ZONE),
                CaseFacts.of(e),
                e.occurred().source() != null,
                Set.of(),
                null,
                Sides.NONE);
    }

    /**
     * Whether an event belongs to what was before the case was here: it comes with the history, or a deadline passed by
     * then.
     */
    boolean isHistory(Recorded recorded) {
        return adopting
                || adopted != null
                        && recorded.event() instanceof DeadlineMissed e
                        && !e.dueAt().isAfter(adopted);
    }

    About on(LedgerEvent event) {
        if (event instanceof HistoryAdopted e) {
            return withAdopting(false).withGaps(e.gaps()).withAdopted(e.occurredAt());
        }
        return withFacts(event instanceof ComplaintEvent e ? facts.on(e) : facts)
                .withSides(sides.on(event));
    }

    /**
     * What the parties consent to, whether the mediation recorded last ended without an agreement, until when both are
     * to be notified of that end (null: neither is), and who was notified by then (O121-18, O121-23).
     */
    @With
    record Sides(
            Consents consents, boolean failed, @Nullable Instant tellUntil, Set<Party> told) {
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
                return withTellUntil(e.dueAt());
            } else if (event instanceof ContactRecorded e
                    && e.notice() == Notice.MEDIATION_ENDED
                    && tellUntil != null
                    && e.occurredAt() != null
                    && e.occurredAt().isBefore(tellUntil)) {
                var next = copy(told);
                next.add(e.party() == null ? Party.COMPLAINANT : e.party());
                return withTold(next);
            }
            return withConsents(consents.on(event));
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
}
