package org.caseledger.query.board;

import java.time.Instant;
import java.util.List;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.UnitId;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.Severity;
import org.jspecify.annotations.Nullable;

/**
 * The part of a card that is kept for the past: what changes only by events, so that one row covers the whole time
 * between them. {@code clocks} are the running ones, the first due first.
 */
record PastRow(
        String number,
        ComplaintKind kind,
        Channel channel,
        @Nullable String respondent,
        List<String> category,
        @Nullable Severity severity,
        ComplaintState state,
        @Nullable UnitId unit,
        @Nullable String handler,
        int round,
        @Nullable String source,
        Instant receivedAt,
        List<NextDeadline> clocks) {
    static PastRow of(BoardCase kept) {
        var card = kept.card();
        return new PastRow(
                card.number(),
                card.kind(),
                card.channel(),
                card.respondent(),
                card.category(),
                card.severity(),
                card.state(),
                card.unit(),
                card.handler(),
                card.round(),
                card.source(),
                card.receivedAt(),
                NextDeadline.running(kept.deadlines()));
    }
}
