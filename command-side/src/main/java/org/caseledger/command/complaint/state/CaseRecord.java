package org.caseledger.command.complaint.state;

import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.Sealed;
import org.caseledger.events.complaint.ComplaintReceived;
import org.caseledger.events.complaint.NamedRespondent;
import org.caseledger.events.complaint.RecordCorrected;
import org.jspecify.annotations.Nullable;

/** What the record of a case says: who complains of whom and what. */
public record CaseRecord(
        @Nullable Sealed complainant, Sealed narrative, NamedRespondent respondent) {

    static CaseRecord of(ComplaintReceived e) {
        return new CaseRecord(e.complainant(), e.narrative(), e.about());
    }

    CaseRecord on(ComplaintEvent event) {
        return event instanceof RecordCorrected e ? corrected(e) : this;
    }

    private CaseRecord corrected(RecordCorrected e) {
        return switch (e.field()) {
            case COMPLAINANT -> new CaseRecord(e.sealedAfter(), narrative, respondent);
            case NARRATIVE -> new CaseRecord(complainant, e.sealedAfter(), respondent);
            case RESPONDENT -> new CaseRecord(complainant, narrative, e.about());
            case CHANNEL, KIND -> this;
        };
    }
}
