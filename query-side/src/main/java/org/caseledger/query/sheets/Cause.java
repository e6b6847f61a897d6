package org.caseledger.query.sheets;

import java.time.Instant;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.query.DisplayNames;
import org.caseledger.query.history.Words;
import org.caseledger.query.views.Recorded;
import org.caseledger.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * An event that a sheet refers to: where it is in the log, who, when, and what, in words; a recount by the ledger
 * itself stands for the deadlines that it set.
 */
public record Cause(
        long position,
        long sequence,
        String type,
        String by,
        @Nullable Instant occurredAt,
        Instant recordedAt,
        Text words) {
    /** The recount of a deadline once the holidays of its year were known. */
    static Cause ofRecount(Recorded set) {
        return new Cause(
                set.position(),
                set.sequence(),
                "RecountDeadlines",
                set.actor().person(),
                null,
                set.recordedAt(),
                new Text(
                        "重算时限：暂算所涉年份的放假安排已录入",
                        "Deadlines recounted: the holidays that the provisional one lacked are known"));
    }

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
