package org.caseledger.command.oversight;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.caseledger.command.gate.LedgerCommand;
import org.caseledger.events.CaseId;
import org.caseledger.events.CompanionStream;
import org.caseledger.events.Role;
import org.caseledger.events.oversight.RepeatNotLinked;

/** Records once that the ledger noticed a case which repeats another and is not linked (P4.22). */
@LedgerCommand(
        zh = "记录未关联的重复投诉",
        en = "record a repeat that is not linked",
        roles = {Role.SYSTEM},
        clause = "P4.22")
public record NoticeUnlinkedRepeat(RepeatNotLinked event) implements CaseOversight {

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
        var once = "repeat-not-linked/" + caseId();
        return UUID.nameUUIDFromBytes(once.getBytes(StandardCharsets.UTF_8));
    }
}
