package org.caseledger.query.board;

import org.caseledger.events.ComplaintState;
import org.caseledger.events.UnitId;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.Severity;
import org.caseledger.procedure.Light;
import org.caseledger.query.Where;
import org.jspecify.annotations.Nullable;

/**
 * Which cards of then are asked for; null asks for all. {@code unassigned} asks for those that no unit had,
 * {@code done} asks for those too that were neither open nor under a running clock; {@code within} is the only unit
 * whose cases, as they were held then, the reader may see.
 */
public record PastFilter(
        @Where("unit = :unit") @Nullable UnitId unit,
        @Where("state = :state") @Nullable ComplaintState state,
        @Where("kind = :kind") @Nullable ComplaintKind kind,
        @Where("channel = :channel") @Nullable Channel channel,
        @Where("severity = :severity") @Nullable Severity severity,
        @Nullable Light light,
        @Where("(source IS NOT NULL) = :migrated") @Nullable Boolean migrated,
        @Where("unit IS NULL") boolean unassigned,
        boolean done,
        @Where("unit = :within") @Nullable UnitId within) {
    /** Every card under way. */
    public static final PastFilter UNDER_WAY =
            new PastFilter(null, null, null, null, null, null, null, false, false, null);
}
