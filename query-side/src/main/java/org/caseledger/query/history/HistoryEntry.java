package org.caseledger.query.history;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import org.caseledger.events.CaseId;
import org.caseledger.events.LedgerEvent;
import org.caseledger.events.Role;
import org.caseledger.events.UnitId;
import org.caseledger.events.clocks.DeadlineExtended;
import org.caseledger.events.clocks.DeadlineSuspended;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.complaint.Act;
import org.caseledger.events.complaint.ComplaintReplied;
import org.caseledger.events.complaint.NoteWritten;
import org.caseledger.events.complaint.ReplyApproved;
import org.caseledger.events.complaint.ReplyDrafted;
import org.caseledger.events.complaint.ReplyRejected;
import org.caseledger.events.oversight.FindingAnswered;
import org.caseledger.events.retention.DestructionPutOff;
import org.caseledger.events.retention.SealingOffLifted;
import org.caseledger.procedure.Procedure;
import org.caseledger.query.DisplayNames;
import org.caseledger.query.SecretNow;
import org.caseledger.query.views.Recorded;
import org.caseledger.text.Labelled;
import org.caseledger.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * One event in words, with who it was; {@code occurredAt} is null where a migrated source has no
 * record of it, {@code digest} is that of the reply it is about, {@code part} names what it sealed.
 */
public record HistoryEntry(
        long position,
        CaseId caseId,
        long sequence,
        String type,
        @JsonUnwrapped Text text,
        String person,
        String name,
        Role role,
        @Nullable UnitId unit,
        @Nullable Instant occurredAt,
        Instant recordedAt,
        @Nullable String lateReason,
        @Nullable String source,
        @Nullable Integer draft,
        @Nullable String digest,
        @Nullable String part)
        implements Labelled {

    private static final String NOTE = EventCodec.nameOf(NoteWritten.class);

    static HistoryEntry of(
            Recorded recorded,
            @Nullable Procedure procedure,
            DisplayNames names,
            @Nullable String part) {
        return of(recorded, Words.describe(recorded.event(), procedure, names), part);
    }

    /** Of a secret case, for people it does not name: never what somebody wrote (P7.20). */
    static HistoryEntry withheld(
            Recorded recorded,
            @Nullable Procedure procedure,
            DisplayNames names,
            @Nullable String part) {
        var event = recorded.event();
        boolean written =
                event instanceof Act
                        || event instanceof NoteWritten
                        || event instanceof DeadlineExtended
                        || event instanceof DeadlineSuspended
                        || event instanceof SealingOffLifted
                        || event instanceof DestructionPutOff
                        || event instanceof FindingAnswered;
        return of(
                recorded,
                written ? SecretNow.WITHHELD : Words.describe(event, procedure, names),
                part);
    }

    /** Whether it is an internal note, which is shown apart and on no paper. */
    @JsonIgnore
    public boolean isNote() {
        return type.equals(NOTE);
    }

    private static HistoryEntry of(Recorded recorded, Text words, @Nullable String part) {
        var row = HistoryRow.of(recorded);
        var event = recorded.event();
        var occurred = HistoryRow.occurred(event);
        return new HistoryEntry(
                row.position(),
                row.caseId(),
                row.sequence(),
                row.type(),
                words,
                row.person(),
                row.name(),
                row.role(),
                row.unit(),
                row.occurredAt(),
                row.recordedAt(),
                occurred == null || words == SecretNow.WITHHELD ? null : occurred.lateReason(),
                occurred == null ? null : occurred.source(),
                draftOf(event),
                digestOf(event),
                part);
    }

    private static @Nullable Integer draftOf(LedgerEvent event) {
        if (event instanceof ReplyDrafted e) {
            return e.draft();
        } else if (event instanceof ReplyApproved e) {
            return e.draft();
        } else if (event instanceof ReplyRejected e) {
            return e.draft();
        }
        return event instanceof ComplaintReplied e ? e.draft() : null;
    }

    private static @Nullable String digestOf(LedgerEvent event) {
        if (event instanceof ReplyDrafted e) {
            return e.digest();
        } else if (event instanceof ReplyApproved e) {
            return e.digest();
        } else if (event instanceof ReplyRejected e) {
            return e.digest();
        }
        return event instanceof ComplaintReplied e ? e.digest() : null;
    }
}
