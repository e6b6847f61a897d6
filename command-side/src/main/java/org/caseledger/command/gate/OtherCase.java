package org.caseledger.command.gate;

import java.time.Instant;
import org.caseledger.events.CaseId;
import org.caseledger.events.complaint.ComplaintKind;
import org.jspecify.annotations.Nullable;

/** What a decision may need to know of another case, as the log has it at this moment. */
public record OtherCase(
        ComplaintKind kind, Instant receivedAt, @Nullable CaseId lead) {
    /** Whether it is a report. */
    public boolean isReport() {
        return kind == ComplaintKind.REPORT;
    }
}
