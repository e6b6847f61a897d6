package org.caseledger.query.moments;

import java.time.Duration;
import java.time.Instant;
import org.caseledger.events.Actor;
import org.caseledger.events.LedgerEvent;
import org.caseledger.events.Occurred;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineExtended;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineResumed;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineSuspended;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.complaint.Act;
import org.caseledger.events.complaint.ReceiptEvent.ComplaintReceived;
import org.caseledger.events.complaint.ReceiptEvent.RecordCorrected;
import org.caseledger.query.DisplayNames;
import org.caseledger.query.history.Words;
import org.caseledger.query.views.Recorded;
import org.caseledger.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * Something that a person did, on both axes of time; {@code delay} is how much later it was recorded than it happened,
 * for a correction since when the record had been wrong, and null where a migrated source does not tell the time.
 * {@code mark} is null for what was recorded in time and by the moment that is asked for.
 */
public record Entry(
        long position,
        long sequence,
        String type,
        Text words,
        Actor by,
        @Nullable Instant occurredAt,
        Instant recordedAt,
        @Nullable Duration delay,
        @Nullable LateEntryMark mark,
        @Nullable String lateReason,
        @Nullable String source) {
    /** The entry of an event, or null for what the ledger itself concluded. */
    static @Nullable Entry of(
            Recorded recorded, Recorded receipt, Duration lateAfter, Instant asOf, DisplayNames names) {
        var occurred = occurred(recorded.event());
        if (occurred == null) {
            return null;
        }
        var delay = delay(recorded, occurred, receipt);
        return new Entry(
                recorded.position(),
                recorded.sequence(),
                EventCodec.nameOf(recorded.event().getClass()),
                Words.describe(recorded, names),
                recorded.actor(),
                occurred.at(),
                recorded.recordedAt(),
                delay,
                mark(recorded, occurred, delay, lateAfter, asOf),
                occurred.lateReason(),
                occurred.source());
    }

    private static @Nullable Occurred occurred(LedgerEvent event) {
        if (event instanceof Act act) {
            return act.occurred();
        } else if (event instanceof DeadlineExtended e) {
            return e.occurred();
        } else if (event instanceof DeadlineSuspended e) {
            return e.occurred();
        } else if (event instanceof DeadlineResumed e) {
            return e.occurred();
        }
        return null;
    }

    private static @Nullable Duration delay(Recorded recorded, Occurred occurred, Recorded receipt) {
        var since = recorded.event() instanceof RecordCorrected
                ? ((ComplaintReceived) receipt.event()).occurredAt()
                : occurred.at();
        return since == null ? null : Duration.between(since, recorded.recordedAt());
    }

    private static @Nullable LateEntryMark mark(
            Recorded recorded, Occurred occurred, @Nullable Duration delay, Duration lateAfter, Instant asOf) {
        if (recorded.event() instanceof RecordCorrected) {
            return LateEntryMark.CORRECTION;
        } else if (occurred.source() != null) {
            return LateEntryMark.MIGRATED;
        }
        boolean late = occurred.paper() != null || delay != null && delay.compareTo(lateAfter) > 0;
        return late || recorded.recordedAt().isAfter(asOf) ? LateEntryMark.LATE : null;
    }
}
