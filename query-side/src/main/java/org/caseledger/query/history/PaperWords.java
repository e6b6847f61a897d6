package org.caseledger.query.history;

import static org.caseledger.text.Text.format;

import org.caseledger.events.complaint.Act;
import org.caseledger.events.complaint.PaperEvent.PaperDelivered;
import org.caseledger.events.complaint.PaperEvent.PaperIssued;
import org.caseledger.events.complaint.PaperEvent.PaperReceived;
import org.caseledger.query.DisplayNames;
import org.caseledger.text.Text;

/** What became of the papers of a case, in words. */
final class PaperWords {

    private PaperWords() {}

    static Text of(Act act, DisplayNames names) {
        if (act instanceof PaperIssued e) {
            return format("制发%s，文号 %s", "%s issued, number %s", e.kind(), e.number());
        } else if (act instanceof PaperDelivered e) {
            return format("文书 %s %s，送达对象：%s", "Paper %s delivered %s, to: %s", e.paper(), e.way(), e.to());
        } else if (act instanceof PaperReceived e) {
            return format("文书 %s %s", "Paper %s: %s", e.paper(), e.outcome())
                    .andIfPresent("，说明：%s", ", note: %s", e.note());
        }
        return ClosingWords.of(act, names);
    }
}
