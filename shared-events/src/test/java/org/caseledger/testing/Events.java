package org.caseledger.testing;

import java.time.Instant;
import java.util.Set;
import org.caseledger.events.CaseId;
import org.caseledger.events.Clock;
import org.caseledger.events.Occurred;
import org.caseledger.events.Sealed;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineSet;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.CorrectedField;
import org.caseledger.events.complaint.ReceiptEvent.ComplaintReceived;
import org.caseledger.events.complaint.ReceiptEvent.HistoryAdopted;
import org.caseledger.events.complaint.ReceiptEvent.RecordCorrected;
import org.caseledger.events.complaint.SourceGap;
import org.caseledger.events.complaint.SourceVerdict;
import org.jspecify.annotations.Nullable;

/** Events without what most of their kind do not state. */
public final class Events {
    private Events() {}

    /** Of a complaint about a business, or an unknown respondent. */
    public static ComplaintReceived received(
            CaseId caseId,
            String number,
            ComplaintKind kind,
            Channel channel,
            @Nullable Sealed complainant,
            Sealed narrative,
            @Nullable String respondent,
            String procedure,
            Occurred at) {
        return new ComplaintReceived(
                caseId,
                number,
                kind,
                channel,
                complainant,
                narrative,
                respondent,
                null,
                null,
                null,
                null,
                null,
                procedure,
                at);
    }

    /** Of a field that is neither the respondent nor the matter. */
    public static RecordCorrected corrected(
            CorrectedField field,
            @Nullable String before,
            @Nullable String after,
            @Nullable Sealed sealedBefore,
            @Nullable Sealed sealedAfter,
            String reason,
            Occurred at) {
        return RecordCorrected.builder()
                .field(field)
                .before(before)
                .after(after)
                .sealedBefore(sealedBefore)
                .sealedAfter(sealedAfter)
                .reason(reason)
                .occurred(at)
                .build();
    }

    /** From a source without more details of its end. */
    public static HistoryAdopted adopted(
            String source,
            String sourceId,
            Set<SourceGap> gaps,
            @Nullable SourceVerdict verdict,
            @Nullable String status,
            boolean closed,
            Occurred at) {
        return new HistoryAdopted(source, sourceId, gaps, verdict, status, closed, null, null, null, at);
    }

    /** With a single limit. */
    public static DeadlineSet deadline(
            Clock clock,
            int number,
            int round,
            Instant startsAt,
            Instant amberAt,
            Instant dueAt,
            String rule,
            String clause,
            String procedureVersion,
            String calendarVersion,
            boolean provisional) {
        return new DeadlineSet(
                clock,
                number,
                round,
                startsAt,
                amberAt,
                dueAt,
                rule,
                clause,
                procedureVersion,
                calendarVersion,
                provisional,
                null,
                null);
    }
}
