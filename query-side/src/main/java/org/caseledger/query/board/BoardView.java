package org.caseledger.query.board;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.caseledger.events.CaseId;
import org.caseledger.events.UnitId;
import org.caseledger.procedure.Procedures;
import org.caseledger.query.views.CaseStateTable;
import org.caseledger.query.views.Cases;
import org.caseledger.query.views.Recorded;
import org.caseledger.query.views.Rows;
import org.caseledger.query.views.TextArray;
import org.caseledger.query.views.View;
import org.jspecify.annotations.Nullable;

/** Writes {@code views.board}: the card of every case. */
public final class BoardView implements View<BoardCase> {

    private final Cases cases;
    private final CaseStateTable<BoardCase> keptCases;
    private final Rows<BoardCase> rows;
    private final Procedures procedures;

    /** {@code procedures} say whose turn it is on a case; one that is gone asks for nothing. */
    public BoardView(DataSource dataSource, Procedures procedures) {
        this(dataSource, procedures, Cases.REAL);
    }

    public BoardView(DataSource dataSource, Procedures procedures, Cases cases) {
        this.cases = cases;
        this.keptCases =
                new CaseStateTable<>(
                        dataSource,
                        cases.table("board"),
                        BoardCase.class,
                        kept -> kept.card().caseId());
        this.rows = rows(dataSource, cases.table("board"));
        this.procedures = procedures;
    }

    @Override
    public String name() {
        return cases.view("board");
    }

    @Override
    public int version() {
        return 17;
    }

    @Override
    public List<String> tables() {
        return List.of(cases.table("board"));
    }

    @Override
    public Cases cases() {
        return cases;
    }

    @Override
    public @Nullable BoardCase on(@Nullable BoardCase before, Recorded recorded) {
        return after(before, List.of(recorded));
    }

    @Override
    public @Nullable BoardCase after(@Nullable BoardCase before, List<Recorded> events) {
        return BoardFold.after(before, events, procedures::gates);
    }

    @Override
    public Map<CaseId, BoardCase> load(Collection<CaseId> cases) {
        return keptCases.load(cases);
    }

    @Override
    public void save(Collection<BoardCase> changed) {
        rows.write(changed);
    }

    private static Rows<BoardCase> rows(DataSource dataSource, String table) {
        return new Rows<BoardCase>(dataSource, table)
                .key("case_id", "uuid", c -> c.card().caseId())
                .column("number", "text", c -> c.card().number())
                .column("procedure", "text", BoardCase::procedure)
                .column("kind", "text", c -> c.card().kind())
                .column("channel", "text", c -> c.card().channel())
                .column("respondent", "text", c -> c.card().respondent())
                .column("category", "text[]", c -> new TextArray(c.card().category()))
                .column("severity", "text", c -> c.card().severity())
                .column("state", "text", c -> c.card().state())
                .column("open", "boolean", c -> c.card().open())
                .column("unit", "text", c -> c.card().unit())
                .column("waits_for", "text", c -> c.card().waitsFor())
                .column("on_duty", "text[]", c -> new TextArray(c.card().onDuty()))
                .column("assisted_by", "text[]", c -> units(c.card().assistedBy()))
                .column("source", "text", c -> c.card().source())
                .column("received_at", "timestamptz", c -> c.card().receivedAt())
                .column("last_act_at", "timestamptz", c -> c.card().lastActAt())
                .column("next_amber_at", "timestamptz", c -> c.card().amberAt())
                .column("next_due_at", "timestamptz", BoardView::nextDueAt)
                .column("sealed_off", "boolean", BoardCase::outOfSight)
                .column("position", "bigint", c -> c.card().position())
                .kept();
    }

    private static TextArray units(List<UnitId> units) {
        return new TextArray(units.stream().map(UnitId::value).toList());
    }

    private static @Nullable Instant nextDueAt(BoardCase of) {
        return of.card().next() == null ? null : of.card().next().dueAt();
    }
}
