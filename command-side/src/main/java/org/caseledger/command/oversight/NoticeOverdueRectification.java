package org.caseledger.command.oversight;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.caseledger.command.gate.LedgerCommand;
import org.caseledger.events.CaseId;
import org.caseledger.events.CompanionStream;
import org.caseledger.events.Role;
import org.caseledger.events.oversight.RectificationOverdue;

/** Records once that the ledger noticed an order which was not completed in time (P3.13). */
@LedgerCommand(
        zh = "记录逾期的整改",
        en = "record an overdue rectification",
        roles = {Role.SYSTEM},
        clause = {"P3.13", "P5.23", "P8.18"})
public record NoticeOverdueRectification(RectificationOverdue event) implements CaseOversight {

    @Override
    public CaseId caseId() {
        return event.caseId();
    }

    @Override
    public CompanionStream beside() {
        return CompanionStream.NOTICED;
    }

    @Override
    public UUID eventId() {
        var once = "rectification-overdue/%s/%d".formatted(caseId(), event.order());
        return UUID.nameUUIDFromBytes(once.getBytes(StandardCharsets.UTF_8));
    }
}
