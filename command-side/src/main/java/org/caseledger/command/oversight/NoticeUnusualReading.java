package org.caseledger.command.oversight;

import java.time.LocalDate;
import org.caseledger.command.gate.LedgerCommand;
import org.caseledger.events.CaseId;
import org.caseledger.events.Role;
import org.caseledger.events.oversight.ReadingSign;
import org.caseledger.events.oversight.UnusualReadingNoticed;
import org.caseledger.procedure.WorkCalendar;

/**
 * Records that the ledger noticed unusual reading (P1.08): once for each person, day and sign, and for each case whose
 * complainant has the reader's phone.
 */
@LedgerCommand(
        zh = "记录异常查阅",
        en = "record unusual reading",
        roles = {Role.SYSTEM},
        clause = "P1.08")
public record NoticeUnusualReading(UnusualReadingNoticed event) implements NoticedOnce {
    @Override
    public CaseId caseId() {
        return event.caseId();
    }

    @Override
    public String once() {
        var day = LocalDate.ofInstant(event.at(), WorkCalendar.ZONE);
        return "unusual-reading/%s/%s/%s"
                .formatted(event.sign(), event.person(), event.sign() == ReadingSign.OWN_PHONE ? caseId() : day);
    }
}
