package org.caseledger.query.history;

import java.time.Instant;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.LedgerEvent;
import org.caseledger.events.Occurred;
import org.caseledger.events.Role;
import org.caseledger.events.UnitId;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.complaint.Act;
import org.caseledger.events.incident.IncidentEvent;
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
        var occurred = occurred(event);
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
                occurredAt(recorded),
                recorded.recordedAt(),
                occurred != null && (occurred.lateReason() != null || occurred.paper() != null));
    }

    private static @Nullable Instant occurredAt(Recorded recorded) {
        if (recorded.event() instanceof ComplaintEvent e) {
            return e.occurredAt();
        }
        return recorded.event() instanceof IncidentEvent e ? e.occurred().at() : recorded.recordedAt();
    }

    /** When it happened as stated; null for what people did not do. */
    static @Nullable Occurred occurred(LedgerEvent event) {
        if (event instanceof Act act) {
            return act.occurred();
        }
        return event instanceof IncidentEvent e ? e.occurred() : null;
    }
}
