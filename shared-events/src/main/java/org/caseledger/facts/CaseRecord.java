package org.caseledger.facts;

import java.util.Set;
import lombok.With;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.Sealed;
import org.caseledger.events.complaint.Matter;
import org.caseledger.events.complaint.NamedRespondent;
import org.caseledger.events.complaint.ReceiptEvent.ComplaintReceived;
import org.caseledger.events.complaint.ReceiptEvent.RecordCorrected;
import org.caseledger.events.complaint.RecordItem;
import org.jspecify.annotations.Nullable;

/** The record of a case: who complains of whom and what. */
@With
public record CaseRecord(
        @Nullable Sealed complainant,
        Sealed narrative,
        NamedRespondent respondent,
        @Nullable Matter matter,
        @Nullable Set<RecordItem> given) {
    /** As it was received. */
    public static CaseRecord of(ComplaintReceived e) {
        return new CaseRecord(e.complainant(), e.narrative(), e.about(), e.matter(), e.given());
    }

    /** The same after a later event. */
    public CaseRecord on(ComplaintEvent event) {
        return event instanceof RecordCorrected e ? corrected(e).withGiven(RecordItem.corrected(given, e)) : this;
    }

    private CaseRecord corrected(RecordCorrected e) {
        return switch (e.field()) {
            case COMPLAINANT -> withComplainant(e.sealedAfter());
            case NARRATIVE -> withNarrative(e.sealedAfter());
            case RESPONDENT -> withRespondent(e.about());
            case MATTER -> withMatter(e.matterAfter());
            case CHANNEL, KIND -> this;
        };
    }

    /** What it lacks for acceptance, as far as that is known, where an {@code agent} acts (O121-10, O121-11). */
    public Set<RecordItem> missing(boolean agent) {
        return RecordItem.missing(given, respondent, matter, agent);
    }
}
