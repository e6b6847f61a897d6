package org.caseledger.query.history;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lombok.With;
import org.caseledger.events.Behalf;
import org.caseledger.events.CaseId;
import org.caseledger.events.LedgerEvent;
import org.caseledger.events.Role;
import org.caseledger.events.UnitId;
import org.caseledger.events.clocks.DeadlineEvent;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineExtended;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineLapsed;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineMet;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineSet;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineSuspended;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.complaint.Act;
import org.caseledger.events.complaint.NoteWritten;
import org.caseledger.events.complaint.ReplyEvent.ComplaintReplied;
import org.caseledger.events.complaint.ReplyEvent.ReplyApproved;
import org.caseledger.events.complaint.ReplyEvent.ReplyDrafted;
import org.caseledger.events.complaint.ReplyEvent.ReplyRejected;
import org.caseledger.events.oversight.FindingAnswered;
import org.caseledger.events.retention.RetentionEvent.DestructionPutOff;
import org.caseledger.events.retention.RetentionEvent.SealingOffLifted;
import org.caseledger.procedure.Procedure;
import org.caseledger.query.DisplayNames;
import org.caseledger.query.SecretNow;
import org.caseledger.query.views.Recorded;
import org.caseledger.text.Labelled;
import org.caseledger.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * One event in words, with who it was, and for which leader it was signed by delegation; {@code occurredAt} is null
 * where a migrated source has no record of it, {@code digest} is that of the reply it is about, {@code part} names what
 * it sealed; {@code marks} are what a reader has to know of the record itself.
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
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Behalf behalf,
        @Nullable Instant occurredAt,
        Instant recordedAt,
        @With @JsonInclude(JsonInclude.Include.NON_EMPTY) Set<Mark> marks,
        @Nullable String lateReason,
        @Nullable String source,
        @Nullable Integer draft,
        @Nullable String digest,
        @Nullable String part)
        implements Labelled {
    private static final String NOTE = EventCodec.nameOf(NoteWritten.class);

    private static final Set<String> DEADLINES = Stream.of(DeadlineEvent.class.getPermittedSubclasses())
            .map(type -> EventCodec.nameOf(type.asSubclass(LedgerEvent.class)))
            .collect(Collectors.toSet());

    /** What an act does to deadlines by rule, as opposed to decisions about one. */
    private static final Set<String> EFFECTS = Stream.of(DeadlineSet.class, DeadlineMet.class, DeadlineLapsed.class)
            .map(EventCodec::nameOf)
            .collect(Collectors.toSet());

    static HistoryEntry of(
            Recorded recorded, @Nullable Procedure procedure, DisplayNames names, @Nullable String part) {
        return of(recorded, Words.describe(recorded, procedure, names), part);
    }

    /** Of a secret case, for people it does not name: without free text (P7.20). */
    static HistoryEntry withheld(
            Recorded recorded, @Nullable Procedure procedure, DisplayNames names, @Nullable String part) {
        var event = recorded.event();
        boolean written = event instanceof Act
                || event instanceof NoteWritten
                || event instanceof DeadlineExtended
                || event instanceof DeadlineSuspended
                || event instanceof SealingOffLifted
                || event instanceof DestructionPutOff
                || event instanceof FindingAnswered;
        return of(recorded, written ? SecretNow.WITHHELD : Words.describe(recorded, procedure, names), part);
    }

    /** Whether it is an internal note, which is shown apart and on no paper. */
    @JsonIgnore
    public boolean isNote() {
        return type.equals(NOTE);
    }

    /** Whether it is about a deadline: set, met, missed, ended, extended or suspended. */
    @JsonIgnore
    public boolean isOfDeadline() {
        return DEADLINES.contains(type);
    }

    /** Whether it is what an act did to a deadline, recorded together with it. */
    boolean followsFrom(HistoryEntry act) {
        return EFFECTS.contains(type)
                && !EFFECTS.contains(act.type)
                && act.person.equals(person)
                && act.recordedAt.equals(recordedAt);
    }

    /** What is odd about the record of an event. */
    public enum Mark {
        /** A clock had run ahead when it was recorded, and was set back later. */
        TIME_IN_DOUBT,
        /** A view could not apply it and goes on without it. */
        SET_ASIDE
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
                recorded.actor().behalf(),
                row.occurredAt(),
                row.recordedAt(),
                Set.of(),
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
