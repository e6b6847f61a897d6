package org.caseledger.query.search;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
import org.caseledger.events.retention.RetentionEvent;
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
        long at = recorded.position();
        if (recorded.event() instanceof RecordCorrected e) {
            return switch (e.field()) {
                case COMPLAINANT -> with(at, respondent, e.sealedAfter(), narrative);
                case NARRATIVE -> with(at, respondent, complainant, e.sealedAfter());
                case RESPONDENT -> with(at, e.about().name(), complainant, narrative);
                case MATTER, CHANNEL, KIND -> this;
            };
        } else if (recorded.event() instanceof ComplaintClassified e) {
            return with(at, List.copyOf(e.category()), sourceId, replies);
        } else if (recorded.event() instanceof HistoryAdopted e) {
            return with(at, category, e.sourceId(), replies);
        } else if (recorded.event() instanceof ComplaintReplied e) {
            var more = new ArrayList<>(replies);
            more.add(e.text());
            return with(at, category, sourceId, List.copyOf(more));
        } else if (recorded.event() instanceof SecrecyMarked e) {
            return marked(at, e.ground());
        } else if (recorded.event() instanceof SecrecyLifted) {
            return marked(at, null);
        } else if (recorded.event() instanceof RetentionEvent e) {
            return kept(at, e);
        }
        return this;
    }

    private IndexedCase with(
            long at, @Nullable String newRespondent, @Nullable Sealed newComplainant, @Nullable Sealed newNarrative) {
        return new IndexedCase(
                caseId,
                at,
                receivedAt,
                number,
                newRespondent,
                secret,
                category,
                sourceId,
                newComplainant,
                newNarrative,
                replies,
                outOfSight);
    }

    private IndexedCase with(long at, List<String> newCategory, @Nullable String newSourceId, List<Sealed> sent) {
        return new IndexedCase(
                caseId,
                at,
                receivedAt,
                number,
                respondent,
                secret,
                newCategory,
                newSourceId,
                complainant,
                narrative,
                sent,
                outOfSight);
    }

    private IndexedCase marked(long at, @Nullable SecrecyGround ground) {
        return new IndexedCase(
                caseId,
                at,
                receivedAt,
                number,
                respondent,
                ground,
                category,
                sourceId,
                complainant,
                narrative,
                replies,
                outOfSight);
    }

    private IndexedCase kept(long at, RetentionEvent event) {
        if (event instanceof CaseSealedOff) {
            return seen(at, false);
        } else if (event instanceof SealingOffLifted) {
            return seen(at, true);
        } else if (event instanceof CaseDestroyed) {
            return with(at, category, null, List.of()).destroyed().seen(at, false);
        }
        return this;
    }

    private IndexedCase destroyed() {
        String nobody = null;
        Sealed nothing = null;
        return with(position, nobody, nothing, nothing);
    }

    private IndexedCase seen(long at, boolean inSight) {
        return new IndexedCase(
                caseId,
                at,
                receivedAt,
                number,
                respondent,
                secret,
                category,
                sourceId,
                complainant,
                narrative,
                replies,
                inSight ? null : true);
    }
}
