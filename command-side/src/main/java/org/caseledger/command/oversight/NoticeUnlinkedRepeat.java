package org.caseledger.command.oversight;

import org.caseledger.command.gate.LedgerCommand;
import org.caseledger.events.CaseId;
import org.caseledger.events.Role;
import org.caseledger.events.oversight.RepeatNotLinked;

/** Records once that the ledger noticed a case which repeats another and is not linked (P4.22). */
@LedgerCommand(
        zh = "记录未关联的重复投诉",
        en = "record a repeat that is not linked",
        roles = {Role.SYSTEM},
        clause = "P4.22")
public record NoticeUnlinkedRepeat(RepeatNotLinked event) implements NoticedOnce {
    @Override
    public CaseId caseId() {
        return event.caseId();
    }

    @Override
    public String once() {
        return "repeat-not-linked/" + caseId();
    }
}
