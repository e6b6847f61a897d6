package org.caseledger.command.oversight;

import org.caseledger.command.gate.Guards;
import org.caseledger.command.gate.LedgerCommand;
import org.caseledger.events.CaseId;
import org.caseledger.events.CompanionStream;
import org.caseledger.events.Role;
import org.caseledger.events.oversight.FindingAnswer;
import org.caseledger.events.oversight.FindingAnswered;

/** 答复审查发现: a supervisor acknowledges or explains a finding, which stays. */
@LedgerCommand(
        zh = "答复审查发现",
        en = "answer a finding",
        roles = {Role.SUPERVISOR})
public record AnswerFinding(CaseId caseId, String rule, long position, FindingAnswer answer, String note)
        implements CaseOversight {
    @Override
    public CompanionStream beside() {
        return CompanionStream.FINDING_ANSWERS;
    }

    @Override
    public FindingAnswered event() {
        if (answer == FindingAnswer.EXPLAINED) {
            Guards.inWords(note);
        }
        return new FindingAnswered(caseId, rule, position, answer, note);
    }
}
