package org.caseledger.command.oversight;

import java.util.Set;
import org.caseledger.command.gate.LedgerCommand;
import org.caseledger.events.CaseId;
import org.caseledger.events.CompanionStream;
import org.caseledger.events.Role;
import org.caseledger.events.oversight.SealedDataOpened;

/**
 * 打开密封内容: records that sealed parts of a case are opened; they are opened only after this (P1.08). Which roles open
 * which parts of which case is decided where the case is read.
 */
@LedgerCommand(
        zh = "打开密封内容",
        en = "open sealed parts",
        roles = {
            Role.INTAKE,
            Role.DISPATCHER,
            Role.HANDLER,
            Role.LEADER,
            Role.LEGAL,
            Role.CENTER_HEAD,
            Role.SUPERVISOR,
            Role.AUDITOR,
            Role.ADMIN,
            Role.SYSTEM,
            Role.CITIZEN
        },
        clause = "P1.08")
public record OpenSealedParts(CaseId caseId, Set<String> parts, String through) implements CaseOversight {
    @Override
    public CompanionStream beside() {
        return CompanionStream.OPENINGS;
    }

    @Override
    public SealedDataOpened event() {
        return new SealedDataOpened(caseId, parts, through);
    }
}
