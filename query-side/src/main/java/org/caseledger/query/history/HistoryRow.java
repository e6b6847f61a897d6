package org.caseledger.query.history;

import java.time.Instant;
import org.caseledger.events.Act;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.EventCodec;
import org.caseledger.events.Role;
import org.caseledger.events.UnitId;
import org.caseledger.query.views.Recorded;
import org.jspecify.annotations.Nullable;

/** Who did what and when, without what the event says. */
record HistoryRow(
        long position,
        CaseId caseId,
        long sequence,
        String type,
        String person,
        String name,
        Role role,
        @Nullable UnitId unit,
        @Nullable Instant occurredAt,
        Instant recordedAt,
        boolean lateEntry) {

    static HistoryRow of(Recorded recorded) {
        var event = recorded.event();
        var actor = recorded.actor();
        return new HistoryRow(
                recorded.position(),
                recorded.caseId(),
                recorded.sequence(),
                EventCodec.nameOf(event.getClass()),
                actor.person(),
                actor.name(),
                actor.role(),
                actor.unit(),
                event instanceof ComplaintEvent e ? e.occurredAt() : recorded.recordedAt(),
                recorded.recordedAt(),
                event instanceof Act act && act.occurred().lateReason() != null);
    }
}
