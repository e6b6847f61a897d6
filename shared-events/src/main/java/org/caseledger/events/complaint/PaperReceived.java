package org.caseledger.events.complaint;

import org.caseledger.events.EventType;
import org.caseledger.events.Occurred;
import org.caseledger.events.Official;
import org.jspecify.annotations.Nullable;

/** What became of a paper that was delivered: who received it, or why it came back. */
@EventType(value = "PaperReceived", zh = "文书签收", en = "Paper received")
public record PaperReceived(
        String paper,
        DeliveryOutcome outcome,
        @Official @Nullable String note,
        Occurred occurred) implements Act {}
