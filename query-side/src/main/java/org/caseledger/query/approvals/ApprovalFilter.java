package org.caseledger.query.approvals;

import java.time.Instant;
import org.caseledger.events.CaseId;
import org.caseledger.events.UnitId;
import org.caseledger.events.complaint.ApprovalLevel;
import org.caseledger.query.InPeriod;
import org.caseledger.query.Where;
import org.jspecify.annotations.Nullable;

/**
 * Which decisions are asked for, decided in a period; null asks for all. {@code person} signed, or was signed for;
 * {@code unit} is the unit whose draft it is or that was signed for.
 */
public record ApprovalFilter(
        @Where("case_id = :caseId") @Nullable CaseId caseId,

        @Where("(person = :person OR behalf = :person)") @Nullable
        String person,

        @Where("kind = :kind") Approval.@Nullable Kind kind,
        @Where("level = :level") @Nullable ApprovalLevel level,
        @Where("decision = :decision") Approval.@Nullable Decision decision,
        @Where("unit = :unit") @Nullable UnitId unit,
        @Where("decided_at >= :from") @Nullable Instant from,
        @Where("decided_at < :until") @Nullable Instant until)
        implements InPeriod {
    /** Every decision. */
    public static final ApprovalFilter ALL = new ApprovalFilter(null, null, null, null, null, null, null, null);

    /** The decisions of one case. */
    public static ApprovalFilter of(CaseId caseId) {
        return new ApprovalFilter(caseId, null, null, null, null, null, null, null);
    }
}
