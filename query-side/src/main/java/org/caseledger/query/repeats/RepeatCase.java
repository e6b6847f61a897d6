package org.caseledger.query.repeats;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import lombok.With;
import org.caseledger.events.CaseId;
import org.caseledger.events.Sealed;
import org.caseledger.events.complaint.BeginsRound;
import org.caseledger.events.complaint.ClosingEvent.ComplaintArchived;
import org.caseledger.events.complaint.LinkEvent.ComplaintJoined;
import org.caseledger.events.complaint.LinkEvent.JoinUndone;
import org.caseledger.events.complaint.LinkEvent.RepeatComplaintLinked;
import org.caseledger.events.complaint.LinkEvent.RepeatLinkUndone;
import org.caseledger.events.complaint.ReceiptEvent.ComplaintReceived;
import org.caseledger.events.complaint.ReceiptEvent.FilingSplit;
import org.caseledger.events.complaint.ReceiptEvent.RecordCorrected;
import org.caseledger.events.complaint.SecrecyGround;
import org.caseledger.events.complaint.SupervisionEvent.SecrecyLifted;
import org.caseledger.events.complaint.SupervisionEvent.SecrecyMarked;
import org.caseledger.events.retention.RetentionEvent.CaseDestroyed;
import org.caseledger.events.retention.RetentionEvent.CaseSealedOff;
import org.caseledger.events.retention.RetentionEvent.SealingOffLifted;
import org.caseledger.query.views.Recorded;
import org.caseledger.vault.OfficialTexts;
import org.jspecify.annotations.Nullable;

/**
 * The data of one case by which repeats are found, with personal data and the name of a respondent who is a natural
 * person sealed, and its links; {@code begun} is the event of its receipt, {@code archived} that of an archive it is
 * still in, {@code parted} are the cases that people declared unrelated, {@code complaint} the one that a report came
 * with; while it is {@code secret} (P7.20) or {@code outOfSight} nothing is compared.
 */
@With
record RepeatCase(
        CaseId caseId,
        long position,
        long begun,
        boolean migrated,
        Instant receivedAt,
        @Nullable String respondent,
        @Nullable Sealed complainant,
        @Nullable Sealed narrative,
        List<CaseId> links,
        @Nullable CaseId lead,
        List<CaseId> parted,
        @Nullable CaseId complaint,
        @Nullable Long archived,
        @Nullable SecrecyGround secret,
        @Nullable Boolean outOfSight) {
    static @Nullable RepeatCase on(@Nullable RepeatCase before, Recorded recorded) {
        if (before != null) {
            return recorded.position() <= before.position ? before : before.next(recorded);
        }
        return recorded.event() instanceof ComplaintReceived e
                ? new RepeatCase(
                        e.caseId(),
                        recorded.position(),
                        recorded.position(),
                        e.occurred().source() != null,
                        e.occurredAt() == null ? recorded.recordedAt() : e.occurredAt(),
                        e.about().name(),
                        e.complainant(),
                        e.narrative(),
                        List.of(),
                        null,
                        List.of(),
                        null,
                        null,
                        null,
                        null)
                : null;
    }

    /** Whether the respondent is a natural person, whose name is sealed. */
    boolean isAboutAPerson() {
        return respondent != null && OfficialTexts.isSealed(respondent);
    }

    private RepeatCase next(Recorded recorded) {
        var at = withPosition(recorded.position());
        if (recorded.event() instanceof RecordCorrected e) {
            return switch (e.field()) {
                case COMPLAINANT -> at.withComplainant(e.sealedAfter());
                case NARRATIVE -> at.withNarrative(e.sealedAfter());
                case RESPONDENT -> at.withRespondent(e.about().name());
                case MATTER, CHANNEL, KIND -> this;
            };
        } else if (recorded.event() instanceof RepeatComplaintLinked e) {
            var more = new ArrayList<>(links);
            more.remove(e.to());
            more.add(e.to());
            return at.withLinks(List.copyOf(more));
        } else if (recorded.event() instanceof RepeatLinkUndone e) {
            var fewer = new ArrayList<>(links);
            fewer.remove(e.to());
            return at.withLinks(List.copyOf(fewer)).withParted(parted(e.to()));
        } else if (recorded.event() instanceof ComplaintJoined e) {
            return at.withLead(e.lead());
        } else if (recorded.event() instanceof JoinUndone e) {
            return at.withLead(null).withParted(parted(e.lead()));
        } else if (recorded.event() instanceof FilingSplit e) {
            return at.withParted(parted(e.complaint())).withComplaint(e.complaint());
        } else if (recorded.event() instanceof ComplaintArchived) {
            return at.withArchived(recorded.position());
        } else if (recorded.event() instanceof BeginsRound e && e.round() > 1) {
            return at.withArchived(null);
        } else if (recorded.event() instanceof SecrecyMarked e) {
            return at.withSecret(e.ground());
        } else if (recorded.event() instanceof SecrecyLifted) {
            return at.withSecret(null);
        } else if (recorded.event() instanceof CaseSealedOff) {
            return at.withOutOfSight(true);
        } else if (recorded.event() instanceof SealingOffLifted) {
            return at.withOutOfSight(null);
        } else if (recorded.event() instanceof CaseDestroyed) {
            return at.withRespondent(null)
                    .withComplainant(null)
                    .withNarrative(null)
                    .withOutOfSight(true);
        }
        return this;
    }

    private List<CaseId> parted(CaseId from) {
        var all = new ArrayList<>(parted);
        all.remove(from);
        all.add(from);
        return List.copyOf(all);
    }
}
