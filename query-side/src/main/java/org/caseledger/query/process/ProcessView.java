package org.caseledger.query.process;

import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.caseledger.procedure.Procedures;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.query.board.BoardCard;
import org.caseledger.query.board.BoardView;
import org.caseledger.query.views.DeclaredView;
import org.caseledger.query.views.TextArray;

/** Writes {@code views.process*}: the way of every case, and how often which step follows which. */
public final class ProcessView extends DeclaredView<TracedCase> {
    private static final DateTimeFormatter MONTH =
            DateTimeFormatter.ofPattern("uuuu-MM").withZone(WorkCalendar.ZONE);

    // Whoever counts the board's version up because its fold has changed, counts this up as well.
    private static final int VERSION = 13;

    private final FollowsTable follows;

    /** {@code procedures} say which steps a case has to take. */
    public ProcessView(DataSource dataSource, Procedures procedures) {
        super(
                dataSource,
                "process",
                VERSION,
                TracedCase.class,
                c -> card(c).caseId(),
                fold(new BoardView(dataSource, procedures), procedures));
        this.follows = new FollowsTable(dataSource);
        keeps("process_case")
                .column("number", "text", c -> card(c).number())
                .column("steps", "integer", c -> c.steps().size())
                .column("position", "bigint", c -> card(c).position())
                .kept();
        this.<TracedCase>rows("process", Stream::of)
                .key("case_id", "uuid", c -> card(c).caseId())
                .column("received_at", "timestamptz", c -> card(c).receivedAt())
                .column("received_month", "text", ProcessView::month)
                .column("migrated", "boolean", TracedCase::migrated)
                .column("ended", "boolean", c -> !card(c).open())
                .column("path", "text", TracedCase::path)
                .column("deviations", "text[]", ProcessView::deviations);
    }

    private static Fold<TracedCase> fold(BoardView board, Procedures procedures) {
        return (before, recorded) -> {
            if (before != null && recorded.position() <= card(before).position()) {
                return before;
            }
            var next = board.on(before == null ? null : before.board(), recorded);
            return before == null
                    ? ProcessFold.begin(next, recorded)
                    : ProcessFold.next(before, next, procedures.gates(next.procedure()), recorded);
        };
    }

    @Override
    public void save(Collection<TracedCase> changed) {
        follows.count(changed, ProcessView::month);
        super.save(changed);
    }

    @Override
    public List<String> tables() {
        return List.of("process_case", "process", "process_follows");
    }

    @Override
    public List<String> totals() {
        return List.of("process_follows");
    }

    private static BoardCard card(TracedCase of) {
        return of.board().card();
    }

    private static String month(TracedCase of) {
        return MONTH.format(card(of).receivedAt());
    }

    private static TextArray deviations(TracedCase of) {
        return new TextArray(of.deviations().stream().map(Deviation::name).toList());
    }
}
