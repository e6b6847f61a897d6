package org.caseledger.query;

import org.caseledger.events.LedgerEvent;
import org.caseledger.events.complaint.ComplaintReceived;
import org.caseledger.events.complaint.CorrectedField;
import org.caseledger.events.complaint.RecordCorrected;
import org.caseledger.events.complaint.SecrecyGround;
import org.caseledger.events.complaint.SecrecyLifted;
import org.caseledger.events.complaint.SecrecyMarked;
import org.caseledger.events.retention.CaseDestroyed;
import org.jspecify.annotations.Nullable;

/**
 * Who is complained of, as views keep and lists show it: while a case is {@code secret}, no list
 * shows it to anybody (P7.20).
 */
public record Respondent(@Nullable String name, @Nullable SecrecyGround secret) {

    /** Of a case that has not begun. */
    public static final Respondent NONE = new Respondent(null, null);

    /** The same after an event. */
    public Respondent on(LedgerEvent event) {
        if (event instanceof ComplaintReceived e) {
            return new Respondent(e.respondent(), null);
        } else if (event instanceof RecordCorrected e && e.field() == CorrectedField.RESPONDENT) {
            return new Respondent(e.after(), secret);
        } else if (event instanceof SecrecyMarked e) {
            return new Respondent(name, e.ground());
        } else if (event instanceof SecrecyLifted) {
            return new Respondent(name, null);
        } else if (event instanceof CaseDestroyed) {
            return NONE;
        }
        return this;
    }

    /** What a list shows. */
    public @Nullable String shown() {
        return secret == null ? name : null;
    }
}
