package org.caseledger.command.oversight;

import org.caseledger.command.gate.LedgerCommand;
import org.caseledger.events.CaseId;
import org.caseledger.events.Role;
import org.caseledger.events.oversight.RectificationOverdue;

/** Records once that the ledger noticed an order which was not completed in time (P3.13). */
@LedgerCommand(
        zh = "记录逾期的整改",
        en = "record an overdue rectification",
        roles = {Role.SYSTEM},
        clause = {"P3.13", "P5.23", "P8.18"})
public record NoticeOverdueRectification(RectificationOverdue event) implements NoticedOnce {
    @Override
    public CaseId caseId() {
        return event.caseId();
    }

    @Override
    public String once() {
        return "rectification-overdue/%s/%d".formatted(caseId(), event.order());
    }
}
