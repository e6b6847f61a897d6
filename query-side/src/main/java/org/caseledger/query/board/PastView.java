package org.caseledger.query.board;

import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.caseledger.query.views.DeclaredView;
import org.caseledger.query.views.Recorded;
import org.caseledger.query.views.TextArray;
import org.jspecify.annotations.Nullable;

/**
 * Writes {@code views.past}: the board's cards with the span of the log in which each stood. Spans that look alike are
 * one; a row is changed once, when it ends.
 */
public final class PastView extends DeclaredView<PastCase> {
    public PastView(DataSource dataSource) {
        super(dataSource, "past", 11, PastCase.class, c -> c.kept().card().caseId(), PastView::next);
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
}
