package org.caseledger.query.findings;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.caseledger.events.LedgerEvent;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineMissed;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.ClassificationEvent.ComplaintClassified;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.CorrectedField;
import org.caseledger.events.complaint.ReceiptEvent.ComplaintReceived;
import org.caseledger.events.complaint.ReceiptEvent.HistoryAdopted;
import org.caseledger.events.complaint.ReceiptEvent.RecordCorrected;
import org.caseledger.events.complaint.SourceGap;
import org.caseledger.procedure.CaseFacts;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.query.views.Recorded;
import org.jspecify.annotations.Nullable;

/**
 * The facts of a case; {@code adopting} while the events of a migrated one are read and the {@code gaps} of its source
 * are not known yet; {@code adopted} is when it was imported; {@code sides} is what its parties consented to and were
 * notified of.
 */
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
                CaseFacts.unclassified(e.kind(), e.channel()),
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
        if (event instanceof ComplaintClassified e) {
            return with(new CaseFacts(
                    facts.kind(),
                    facts.channel(),
                    e.severity(),
                    e.difficulty(),
                    e.opinionLevel(),
                    e.line(),
                    e.flags()));
        } else if (event instanceof RecordCorrected e && e.field() == CorrectedField.KIND) {
            return with(brought(ComplaintKind.valueOf(e.after()), facts.channel()));
        } else if (event instanceof RecordCorrected e && e.field() == CorrectedField.CHANNEL) {
            return with(brought(facts.kind(), Channel.valueOf(e.after())));
        } else if (event instanceof HistoryAdopted e) {
            return new About(number, procedure, receivedOn, facts, false, e.gaps(), e.occurredAt(), sides);
        }
        var now = sides.on(event);
        return now.equals(sides) ? this : new About(number, procedure, receivedOn, facts, adopting, gaps, adopted, now);
    }

    private CaseFacts brought(ComplaintKind kind, Channel channel) {
        return new CaseFacts(
                kind, channel, facts.severity(), facts.difficulty(), facts.opinionLevel(), facts.line(), facts.flags());
    }

    private About with(CaseFacts known) {
        return new About(number, procedure, receivedOn, known, adopting, gaps, adopted, sides);
    }
}
