package org.caseledger.command.complaint.passing;

import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.Guards;
import org.caseledger.command.gate.Refused;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.complaint.ForeignCase;
import org.caseledger.passing.ShownEvent;

/** What the notes of other offices show. */
final class Notes {

    private Notes() {}

    static void mustBePossible(DecisionContext context) {
        Guards.require(!context.office().others().offices().isEmpty(), Rule.OTHER_OFFICES);
    }

    static ShownEvent shown(String note, DecisionContext context) {
        return context.office()
                .others()
                .shown(pasted(note))
                .orElseThrow(() -> new Refused(Rule.NOTE_VERIFIED));
    }

    static ForeignCase caseOf(ShownEvent shown) {
        return new ForeignCase(shown.office(), shown.log(), shown.caseId(), shown.position());
    }

    /** What was pasted into a form has other ends of lines, and none at the end. */
    private static String pasted(String note) {
        return note.replace("\r\n", "\n").strip() + "\n";
    }
}
