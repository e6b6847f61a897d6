package org.caseledger.events.complaint;

import org.caseledger.events.EventType;
import org.caseledger.events.Occurred;
import org.caseledger.events.Official;
import org.jspecify.annotations.Nullable;

/** The complaint center reviewed the handling opinion with this number in the case (P6.10). */
@EventType(value = "OpinionReviewed", zh = "处理意见审核", en = "Opinion reviewed")
public record OpinionReviewed(
        int opinion, boolean agreed, @Official @Nullable String comment, String by, Occurred occurred) implements Act {}
