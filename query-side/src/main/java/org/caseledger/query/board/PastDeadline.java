package org.caseledger.query.board;

import java.time.Instant;
import org.caseledger.events.CaseId;
import org.caseledger.events.Clock;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.UnitId;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.procedure.Light;
import org.jspecify.annotations.Nullable;

/** A clock that ran then, with the case and the unit that had it. */
public record PastDeadline(
        CaseId caseId,
        long position,
        String number,
        ComplaintKind kind,
        Channel channel,
        ComplaintState state,
        @Nullable UnitId unit,
        Clock clock,
        int start,
        Instant amberAt,
        Instant dueAt,
        boolean provisional,
        Light light) {}
