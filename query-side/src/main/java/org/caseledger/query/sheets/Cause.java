package org.caseledger.query.sheets;

import java.time.Instant;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.query.DisplayNames;
import org.caseledger.query.history.Words;
import org.caseledger.query.views.Recorded;
import org.caseledger.text.Text;
import org.jspecify.annotations.Nullable;

/** An event that a sheet refers to: where it is in the log, who, when, and what, in words. */
public record Cause(
        long position,
        long sequence,
        String type,
        String by,
        @Nullable Instant occurredAt,
        Instant recordedAt,
        Text words) {

    static Cause of(Recorded recorded, DisplayNames names) {
        var event = (ComplaintEvent) recorded.event();
        return new Cause(
                recorded.position(),
                recorded.sequence(),
                EventCodec.nameOf(event.getClass()),
                recorded.actor().person(),
                event.occurredAt(),
                recorded.recordedAt(),
                Words.describe(event, names));
    }
}
