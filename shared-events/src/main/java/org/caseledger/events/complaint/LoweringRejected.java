package org.caseledger.events.complaint;

import org.caseledger.events.EventType;
import org.caseledger.events.Occurred;
import org.caseledger.events.Official;

/** A leader rejected the proposed lowering with this number: the case stays as it was (P9.12). */
@EventType(value = "LoweringRejected", zh = "不同意降级", en = "Downgrade rejected")
public record LoweringRejected(int proposal, @Official String reason, String by, Occurred occurred) implements Act {}
