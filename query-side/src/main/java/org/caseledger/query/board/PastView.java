package org.caseledger.query.board;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.UnitId;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.Severity;
import org.caseledger.query.views.DeclaredView;
import org.caseledger.query.views.Recorded;
import org.caseledger.query.views.TextArray;
import org.jspecify.annotations.Nullable;

/**
 * Writes {@code views.past}: the board's cards with the span of the log in which each stood. Spans that look alike are
 * one; a row is changed once, when it ends.
 */
public final class PastView extends DeclaredView<PastView.PastCase> {
    public PastView(DataSource dataSource) {
        super(dataSource, "past", 12, PastCase.class, c -> c.kept().card().caseId(), PastView::next);
        keeps("past_case")
                .column("position", "bigint", c -> c.kept().card().position())
                .kept();
        rows("past", PastCase::toWrite)
                .key("case_id", "uuid", PastSpan::caseId)
                .key("from_position", "bigint", PastSpan::fromPosition)
                .column("to_position", "bigint", PastSpan::toPosition)
                .column("from_at", "timestamptz", PastSpan::fromAt)
                .column("to_at", "timestamptz", PastSpan::toAt)
                .column("number", "text", s -> s.row().number())
                .column("kind", "text", s -> s.row().kind())
                .column("channel", "text", s -> s.row().channel())
                .column("respondent", "text", s -> s.row().respondent())
                .column("category", "text[]", s -> new TextArray(s.row().category()))
                .column("severity", "text", s -> s.row().severity())
                .column("state", "text", s -> s.row().state())
                .column("open", "boolean", s -> s.row().state().isOpen())
                .column("unit", "text", s -> s.row().unit())
                .column("handler", "text", s -> s.row().handler())
                .column("round", "integer", s -> s.row().round())
                .column("source", "text", s -> s.row().source())
                .column("received_at", "timestamptz", s -> s.row().receivedAt())
                .column(
                        "next_amber_at",
                        "timestamptz",
                        s -> NextDeadline.firstAmber(s.row().clocks()))
                .column("next_due_at", "timestamptz", PastView::nextDueAt)
                .kept("clocks", "jsonb", s -> s.row().clocks());
    }

    private static @Nullable PastCase next(@Nullable PastCase before, Recorded recorded) {
        if (before != null && recorded.position() <= before.kept().card().position()) {
            return before;
        }
        var fold = new BoardFold(before == null ? null : before.kept());
        // Whose turn it is depends on the procedure in use, and so is no part of the past.
        var after = fold.next(recorded, procedure -> null);
        return before == null ? PastCase.begin(after, recorded) : before.next(after, recorded);
    }

    /** Spans that have ended are written once and forgotten. */
    @Override
    public PastCase written(PastCase saved) {
        return new PastCase(saved.kept(), saved.lasting(), List.of());
    }

    private static @Nullable Instant nextDueAt(PastSpan span) {
        var clocks = span.row().clocks();
        return clocks.isEmpty() ? null : clocks.get(0).dueAt();
    }

    /**
     * What the past keeps of one case: the board's own fold and the span that lasts; {@code ended} are the spans that
     * ended since the case was loaded, and are only written.
     */
    record PastCase(
            BoardCase kept,
            PastSpan lasting,
            @JsonIgnore @Nullable List<PastSpan> ended) {
        static PastCase begin(BoardCase kept, Recorded recorded) {
            return new PastCase(kept, PastSpan.from(recorded, PastRow.of(kept)), List.of());
        }

        PastCase next(BoardCase after, Recorded recorded) {
            var row = PastRow.of(after);
            if (row.equals(lasting.row())) {
                return new PastCase(after, lasting, ended);
            }
            // Rows recorded at the same time were never visible separately.
            if (recorded.recordedAt().equals(lasting.fromAt())) {
                return new PastCase(after, lasting.with(row), ended);
            }
            var all = new ArrayList<>(ended == null ? List.of() : ended);
            all.add(lasting.until(recorded));
            return new PastCase(after, PastSpan.from(recorded, row), List.copyOf(all));
        }

        Stream<PastSpan> toWrite() {
            return Stream.concat(ended == null ? Stream.of() : ended.stream(), Stream.of(lasting));
        }
    }

    /**
     * How long a card looked the same: from the event at a position until before another, by the times at which these
     * were recorded; null while it still does.
     */
    record PastSpan(
            CaseId caseId,
            long fromPosition,
            @Nullable Long toPosition,
            Instant fromAt,
            @Nullable Instant toAt,
            PastRow row) {
        static PastSpan from(Recorded recorded, PastRow row) {
            return new PastSpan(recorded.caseId(), recorded.position(), null, recorded.recordedAt(), null, row);
        }

        PastSpan with(PastRow other) {
            return new PastSpan(caseId, fromPosition, toPosition, fromAt, toAt, other);
        }

        PastSpan until(Recorded recorded) {
            return new PastSpan(caseId, fromPosition, recorded.position(), fromAt, recorded.recordedAt(), row);
        }
    }

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
}
