package org.caseledger.query.search;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import lombok.With;
import org.caseledger.events.CaseId;
import org.caseledger.events.Sealed;
import org.caseledger.events.complaint.ClassificationEvent.ComplaintClassified;
import org.caseledger.events.complaint.ReceiptEvent.ComplaintReceived;
import org.caseledger.events.complaint.ReceiptEvent.HistoryAdopted;
import org.caseledger.events.complaint.ReceiptEvent.RecordCorrected;
import org.caseledger.events.complaint.ReplyEvent.ComplaintReplied;
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
 * The searchable data of one case, from its events: personal data and the name of a respondent who is a natural person
 * sealed; {@code outOfSight} is null except for a case that is sealed off or destroyed.
 */
@With
record IndexedCase(
        CaseId caseId,
        long position,
        Instant receivedAt,
        String number,
        @Nullable String respondent,
        @Nullable SecrecyGround secret,
        List<String> category,
        @Nullable String sourceId,
        @Nullable Sealed complainant,
        @Nullable Sealed narrative,
        List<Sealed> replies,
        @Nullable Boolean outOfSight) {
    static @Nullable IndexedCase on(@Nullable IndexedCase before, Recorded recorded) {
        if (before == null) {
            return recorded.event() instanceof ComplaintReceived e
                    ? new IndexedCase(
                            e.caseId(),
                            recorded.position(),
                            e.occurredAt() == null ? recorded.recordedAt() : e.occurredAt(),
                            e.number(),
                            e.about().name(),
                            null,
                            List.of(),
                            null,
                            e.complainant(),
                            e.narrative(),
                            List.of(),
                            null)
                    : null;
        }
        return recorded.position() <= before.position ? before : before.next(recorded);
    }

    /** What is not sealed; of a secret case its number alone (P7.20). */
    List<String> plainTexts() {
        if (outOfSight != null) {
            return List.of();
        } else if (secret != null) {
            return List.of(number);
        }
        var texts = new ArrayList<>(category);
        texts.add(number);
        if (respondent != null && !OfficialTexts.isSealed(respondent)) {
            texts.add(respondent);
        }
        if (sourceId != null) {
            texts.add(sourceId);
        }
        return texts;
    }

    /** Whether nothing sealed of it is found: it is secret (P7.20), sealed off or destroyed. */
    boolean isWithheld() {
        return secret != null || outOfSight != null;
    }

    private IndexedCase next(Recorded recorded) {
        var event = recorded.event();
        var next = withPosition(recorded.position());
        if (event instanceof RecordCorrected e) {
            return switch (e.field()) {
                case COMPLAINANT -> next.withComplainant(e.sealedAfter());
                case NARRATIVE -> next.withNarrative(e.sealedAfter());
                case RESPONDENT -> next.withRespondent(e.about().name());
                case MATTER, CHANNEL, KIND -> this;
            };
        } else if (event instanceof ComplaintClassified e) {
            return next.withCategory(List.copyOf(e.category()));
        } else if (event instanceof HistoryAdopted e) {
            return next.withSourceId(e.sourceId());
        } else if (event instanceof ComplaintReplied e) {
            var more = new ArrayList<>(replies);
            more.add(e.text());
            return next.withReplies(List.copyOf(more));
        } else if (event instanceof SecrecyMarked e) {
            return next.withSecret(e.ground());
        } else if (event instanceof SecrecyLifted) {
            return next.withSecret(null);
        } else if (event instanceof CaseSealedOff) {
            return next.withOutOfSight(true);
        } else if (event instanceof SealingOffLifted) {
            return next.withOutOfSight(null);
        } else if (event instanceof CaseDestroyed) {
            return next.withRespondent(null)
                    .withComplainant(null)
                    .withNarrative(null)
                    .withSourceId(null)
                    .withReplies(List.of())
                    .withOutOfSight(true);
        }
        return this;
    }
}
