package org.caseledger.events.complaint;

import org.caseledger.events.EventType;
import org.caseledger.events.Occurred;
import org.caseledger.events.Official;
import org.jspecify.annotations.Nullable;

/** A leader approved the proposed lowering with this number, which follows as ordinary events. */
@EventType(value = "LoweringApproved", zh = "批准降级", en = "Downgrade approved")
public record LoweringApproved(
        int proposal, @Official @Nullable String opinion, String by, Occurred occurred) implements Act {}
