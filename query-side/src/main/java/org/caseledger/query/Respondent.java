package org.caseledger.query;

import org.caseledger.events.LedgerEvent;
import org.caseledger.events.complaint.CorrectedField;
import org.caseledger.events.complaint.NamedRespondent;
import org.caseledger.events.complaint.ReceiptEvent.ComplaintReceived;
import org.caseledger.events.complaint.ReceiptEvent.RecordCorrected;
import org.caseledger.events.complaint.SecrecyGround;
import org.caseledger.events.complaint.SupervisionEvent.SecrecyLifted;
import org.caseledger.events.complaint.SupervisionEvent.SecrecyMarked;
import org.caseledger.events.respondent.RespondentId;
import org.caseledger.events.retention.RetentionEvent.CaseDestroyed;
import org.jspecify.annotations.Nullable;

/**
 * Who is complained of, as views keep and lists show it: while a case is {@code secret}, no list shows it to anybody
 * (P7.20). {@code entry} is the business in the register.
 */
public record Respondent(
        @Nullable String name,
        @Nullable RespondentId entry,
        @Nullable SecrecyGround secret) {
    /** Of a case that has not begun. */
    public static final Respondent NONE = new Respondent(null, null, null);

    /** The same after an event. */
    public Respondent on(LedgerEvent event) {
        if (event instanceof ComplaintReceived e) {
            return new Respondent(e.respondent(), entryOf(e.about()), null);
        } else if (event instanceof RecordCorrected e && e.field() == CorrectedField.RESPONDENT) {
            return new Respondent(e.after(), entryOf(e.about()), secret);
        } else if (event instanceof SecrecyMarked e) {
            return new Respondent(name, entry, e.ground());
        } else if (event instanceof SecrecyLifted) {
            return new Respondent(name, entry, null);
        } else if (event instanceof CaseDestroyed) {
            return NONE;
        }
        return this;
    }

    private static @Nullable RespondentId entryOf(NamedRespondent about) {
        return about.details() == null ? null : about.details().entry();
    }

    /** The entry of the register under which a list shows the case. */
    public @Nullable RespondentId shownEntry() {
        return secret == null ? entry : null;
    }

    /** What a list shows. */
    public @Nullable String shown() {
        return secret == null ? name : null;
    }
}
