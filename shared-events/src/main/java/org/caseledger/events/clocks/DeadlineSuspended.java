package org.caseledger.events.clocks;

import java.time.Instant;
import org.caseledger.events.Clock;
import org.caseledger.events.EventType;
import org.caseledger.events.Occurred;
import org.caseledger.events.Official;
import org.jspecify.annotations.Nullable;

/** The deadline is suspended for a test or an appraisal. */
@EventType(value = "DeadlineSuspended", zh = "中止时限", en = "Deadline suspended")
public record DeadlineSuspended(
        Clock clock,
        int number,
        SuspensionGround ground,
        @Official String evidence,
        Occurred occurred) implements DeadlineEvent {

    @Override
    public @Nullable Instant occurredAt() {
        return occurred.at();
    }
}
