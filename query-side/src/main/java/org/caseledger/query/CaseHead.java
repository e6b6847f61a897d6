package org.caseledger.query;

import org.caseledger.events.LedgerEvent;
import org.caseledger.events.UnitId;
import org.caseledger.events.complaint.ReceiptEvent.ComplaintReceived;
import org.caseledger.events.complaint.SecrecyGround;
import org.caseledger.query.CaseState.Assignment;
import org.jspecify.annotations.Nullable;

/**
 * What a list shows of a case in addition to its own subject: {@code unit} has it now, if one does; the respondent is
 * not shown while the case is {@code secret} (P7.20).
 */
public record CaseHead(
        String number,
        @Nullable String respondent,
        @Nullable UnitId unit,
        @Nullable SecrecyGround secret) {
    /** The head after an event; null until the case has begun. */
    public static @Nullable CaseHead on(@Nullable CaseHead before, LedgerEvent event) {
        if (event instanceof ComplaintReceived e) {
            return new CaseHead(e.number(), e.respondent(), null, null);
        } else if (before == null) {
            return null;
        }
        var about = new Respondent(before.respondent, null, before.secret).on(event);
        var now = new Assignment(before.unit, null).on(event);
        return new CaseHead(before.number, about.name(), now.unit(), about.secret());
    }

    /** The respondent as a list shows it. */
    public @Nullable String shownRespondent() {
        return new Respondent(respondent, null, secret).shown();
    }
}
