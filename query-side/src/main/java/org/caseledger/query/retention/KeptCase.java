package org.caseledger.query.retention;

import java.time.Instant;
import java.time.LocalDate;
import lombok.With;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.complaint.ClassificationEvent.ComplaintClassified;
import org.caseledger.events.complaint.ClosingEvent.ComplaintArchived;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.CorrectedField;
import org.caseledger.events.complaint.Lifecycle;
import org.caseledger.events.complaint.ReceiptEvent.ComplaintReceived;
import org.caseledger.events.complaint.ReceiptEvent.RecordCorrected;
import org.caseledger.events.complaint.Severity;
import org.caseledger.events.retention.Retention;
import org.caseledger.events.retention.RetentionClass;
import org.caseledger.events.retention.RetentionEvent.CaseDestroyed;
import org.caseledger.events.retention.RetentionEvent.CaseSealedOff;
import org.caseledger.query.views.Recorded;
import org.jspecify.annotations.Nullable;

/**
 * How long a case is kept goes by its kind and severity, and by when it was archived; {@code kept} and {@code until}
 * are as they were applied when it was sealed off, {@code destroyed} is the position of that event.
 */
public record KeptCase(
        CaseId caseId,
        String number,
        ComplaintKind kind,
        @Nullable Severity severity,
        ComplaintState state,
        @Nullable Instant archivedAt,
        Retention retention,
        @Nullable RetentionClass kept,
        @Nullable LocalDate until,
        @Nullable Long destroyed,
        @Nullable Instant destroyedAt,
        @With long position) {
    static @Nullable KeptCase on(@Nullable KeptCase before, Recorded recorded) {
        var event = (ComplaintEvent) recorded.event();
        if (before == null) {
            return event instanceof ComplaintReceived e
                    ? new KeptCase(
                            e.caseId(),
                            e.number(),
                            e.kind(),
                            null,
                            ComplaintState.RECEIVED,
                            null,
                            Retention.NONE,
                            null,
                            null,
                            null,
                            null,
                            recorded.position())
                    : null;
        }
        var next = recorded.position() <= before.position ? before : before.next(recorded, event);
        return next.withPosition(before.position).equals(before) ? before : next;
    }

    private KeptCase next(Recorded recorded, ComplaintEvent event) {
        boolean kindIsNew = event instanceof RecordCorrected e && e.field() == CorrectedField.KIND;
        var sealedOff = event instanceof CaseSealedOff e ? e : null;
        var after = Lifecycle.after(state, event);
        boolean gone = event instanceof CaseDestroyed;
        return new KeptCase(
                caseId,
                number,
                kindIsNew ? ComplaintKind.valueOf(((RecordCorrected) event).after()) : kind,
                event instanceof ComplaintClassified e ? e.severity() : severity,
                after,
                archivedAt(recorded, event, after),
                retention.on(event),
                sealedOff == null ? kept : sealedOff.kept(),
                sealedOff == null ? until : sealedOff.keptUntil(),
                gone ? (Long) recorded.position() : destroyed,
                gone ? ((CaseDestroyed) event).at() : destroyedAt,
                recorded.position());
    }

    private @Nullable Instant archivedAt(Recorded recorded, ComplaintEvent event, ComplaintState after) {
        if (after != ComplaintState.ARCHIVED) {
            return null;
        } else if (state == ComplaintState.ARCHIVED && !(event instanceof ComplaintArchived)) {
            return archivedAt;
        }
        return event.occurredAt() == null ? recorded.recordedAt() : event.occurredAt();
    }
}
