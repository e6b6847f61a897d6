package org.caseledger.command.complaint.state;

import java.util.Set;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.Sealed;
import org.caseledger.events.complaint.Matter;
import org.caseledger.events.complaint.NamedRespondent;
import org.caseledger.events.complaint.ReceiptEvent.ComplaintReceived;
import org.caseledger.events.complaint.ReceiptEvent.RecordCorrected;
import org.caseledger.events.complaint.RecordItem;
import org.jspecify.annotations.Nullable;

/** The record of a case: who complains of whom and what. */
public record CaseRecord(
        @Nullable Sealed complainant,
        Sealed narrative,
        NamedRespondent respondent,
        @Nullable Matter matter,
        @Nullable Set<RecordItem> given) {
    static CaseRecord of(ComplaintReceived e) {
        return new CaseRecord(e.complainant(), e.narrative(), e.about(), e.matter(), e.given());
    }

    CaseRecord on(ComplaintEvent event) {
        return event instanceof RecordCorrected e ? corrected(e) : this;
    }

    private CaseRecord corrected(RecordCorrected e) {
        var said = RecordItem.corrected(given, e);
        return switch (e.field()) {
            case COMPLAINANT -> new CaseRecord(e.sealedAfter(), narrative, respondent, matter, said);
            case NARRATIVE -> new CaseRecord(complainant, e.sealedAfter(), respondent, matter, said);
            case RESPONDENT -> new CaseRecord(complainant, narrative, e.about(), matter, said);
            case MATTER -> new CaseRecord(complainant, narrative, respondent, e.matterAfter(), said);
            case CHANNEL, KIND -> this;
        };
    }
}
