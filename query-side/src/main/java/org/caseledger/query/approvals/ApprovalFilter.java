package org.caseledger.query.approvals;

import java.time.Instant;
import org.caseledger.events.CaseId;
import org.caseledger.events.UnitId;
import org.caseledger.events.complaint.ApprovalLevel;
import org.jspecify.annotations.Nullable;

/**
 * Which decisions are asked for, decided from (included) until (excluded); null asks for all. {@code person} signed, or
 * was signed for; {@code unit} is the unit whose draft it is or that was signed for, {@code within} the only unit whose
 * cases the reader may see.
 */
public record ApprovalFilter(
        @Nullable CaseId caseId,
        @Nullable String person,
        Approval.@Nullable Kind kind,
        @Nullable ApprovalLevel level,
        Approval.@Nullable Decision decision,
        @Nullable UnitId unit,
        @Nullable Instant from,
        @Nullable Instant until,
        @Nullable UnitId within) {

    /** Every decision. */
    public static final ApprovalFilter ALL = new ApprovalFilter(null, null, null, null, null, null, null, null, null);

    /** The decisions of one case. */
    public static ApprovalFilter of(CaseId caseId) {
        return new ApprovalFilter(caseId, null, null, null, null, null, null, null, null);
    }
}
