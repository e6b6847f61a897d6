package org.caseledger.query.process;

import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.caseledger.events.CaseId;
import org.caseledger.procedure.Procedures;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.query.board.BoardCard;
import org.caseledger.query.board.BoardView;
import org.caseledger.query.views.CaseStateTable;
import org.caseledger.query.views.Recorded;
import org.caseledger.query.views.Rows;
import org.caseledger.query.views.TextArray;
import org.caseledger.query.views.View;
import org.jspecify.annotations.Nullable;

/** Writes {@code views.process*}: the way of every case, and how often which step follows which. */
public final class ProcessView implements View<TracedCase> {

    private static final DateTimeFormatter MONTH =
            DateTimeFormatter.ofPattern("uuuu-MM").withZone(WorkCalendar.ZONE);

    private final CaseStateTable<TracedCase> keptCases;
    private final BoardView board;
    private final Procedures procedures;
    private final FollowsTable follows;
    private final Rows<TracedCase> kept;
    private final Rows<TracedCase> ways;

    /** {@code procedures} say which steps a case has to take. */
    public ProcessView(DataSource dataSource, Procedures procedures) {
        this.keptCases =
                new CaseStateTable<>(
                        dataSource, "process_case", TracedCase.class, c -> card(c).caseId());
        this.board = new BoardView(dataSource, procedures);
        this.procedures = procedures;
        this.follows = new FollowsTable(dataSource);
        this.kept =
                new Rows<TracedCase>(dataSource, "process_case")
                        .key("case_id", "uuid", c -> card(c).caseId())
                        .column("number", "text", c -> card(c).number())
                        .column("steps", "integer", c -> c.steps().size())
                        .column("position", "bigint", c -> card(c).position())
                        .kept();
        this.ways =
                new Rows<TracedCase>(dataSource, "process")
                        .key("case_id", "uuid", c -> card(c).caseId())
                        .column("received_at", "timestamptz", c -> card(c).receivedAt())
                        .column("received_month", "text", ProcessView::month)
                        .column("migrated", "boolean", TracedCase::migrated)
                        .column("ended", "boolean", c -> !card(c).open())
                        .column("path", "text", TracedCase::path)
                        .column("deviations", "text[]", ProcessView::deviations);
    }

    @Override
    public String name() {
        return "process";
    }

    // Whoever counts the board's version up because its fold has changed, counts this up as well.
    @Override
    public int version() {
        return 11;
    }

    @Override
    public List<String> tables() {
        return List.of("process_case", "process", "process_follows");
    }

    @Override
    public List<String> totals() {
        return List.of("process_follows");
    }

    @Override
    public @Nullable TracedCase on(@Nullable TracedCase before, Recorded recorded) {
        if (before != null && recorded.position() <= card(before).position()) {
            return before;
        }
        var next = board.on(before == null ? null : before.board(), recorded);
        return before == null
                ? ProcessFold.begin(next, recorded)
                : ProcessFold.next(before, next, procedures.gates(next.procedure()), recorded);
    }

    @Override
    public Map<CaseId, TracedCase> load(Collection<CaseId> cases) {
        return keptCases.load(cases);
    }

    @Override
    public void save(Collection<TracedCase> changed) {
        follows.count(changed, ProcessView::month);
        kept.write(changed);
        ways.write(changed);
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
