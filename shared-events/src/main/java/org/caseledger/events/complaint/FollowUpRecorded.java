package org.caseledger.events.complaint;

import org.caseledger.events.EventType;
import org.caseledger.events.Occurred;
import org.caseledger.events.Sealed;
import org.jspecify.annotations.Nullable;

/** The complainant was asked whether the matter is settled (P2.21, P7.14). */
@EventType(value = "FollowUpRecorded", zh = "回访", en = "Followed up")
public record FollowUpRecorded(
        Satisfaction satisfaction, @Nullable Sealed comment, Occurred occurred) implements Act {}
