package org.caseledger.query;

import org.caseledger.events.ComplaintAssigned;
import org.caseledger.events.ComplaintReceived;
import org.caseledger.events.ComplaintReturned;
import org.caseledger.events.CorrectedField;
import org.caseledger.events.LedgerEvent;
import org.caseledger.events.RecordCorrected;
import org.caseledger.events.UnitId;
import org.jspecify.annotations.Nullable;

/** What a list tells of a case beside its own matter: {@code unit} has it now, if one does. */
public record CaseHead(String number, @Nullable String respondent, @Nullable UnitId unit) {

    /** The head after an event; null until the case has begun. */
    public static @Nullable CaseHead on(@Nullable CaseHead before, LedgerEvent event) {
        if (event instanceof ComplaintReceived e) {
            return new CaseHead(e.number(), e.respondent(), null);
        } else if (before == null) {
            return null;
        } else if (event instanceof RecordCorrected e && e.field() == CorrectedField.RESPONDENT) {
            return new CaseHead(before.number, e.after(), before.unit);
        } else if (event instanceof ComplaintAssigned e) {
            return new CaseHead(before.number, before.respondent, e.unit());
        } else if (event instanceof ComplaintReturned) {
            return new CaseHead(before.number, before.respondent, null);
        }
        return before;
    }
}
