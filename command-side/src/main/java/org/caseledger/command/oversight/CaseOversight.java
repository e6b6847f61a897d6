package org.caseledger.command.oversight;

import java.util.UUID;
import org.caseledger.events.CaseId;
import org.caseledger.events.CompanionStream;

/** An oversight command that is recorded in a companion stream of a case. */
interface CaseOversight extends OversightCommand {
    /** The case. */
    CaseId caseId();

    /** The kind of companion stream. */
    CompanionStream beside();

    @Override
    default UUID aggregate() {
        return beside().of(caseId());
    }

    @Override
    default String streamKind() {
        return beside().kind();
    }

    @Override
    default CaseId concernedCase() {
        return caseId();
    }
}
