package org.caseledger.command.complaint.state;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A command that takes effect as it is given: it states no time of its own. */
public interface UntimedCommand extends ComplaintCommand {
    @Override
    default @Nullable Instant occurredAt() {
        return null;
    }

    @Override
    default @Nullable String lateReason() {
        return null;
    }
}
