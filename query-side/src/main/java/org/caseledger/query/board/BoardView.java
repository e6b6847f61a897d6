package org.caseledger.query.board;

import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.caseledger.events.UnitId;
import org.caseledger.procedure.Procedures;
import org.caseledger.query.views.Cases;
import org.caseledger.query.views.DeclaredView;
import org.caseledger.query.views.Recorded;
import org.caseledger.query.views.TextArray;
import org.jspecify.annotations.Nullable;

/** Writes {@code views.board}: the card of every case. */
public final class BoardView extends DeclaredView<BoardCase> {
    private final Procedures procedures;

    /** {@code procedures} say whose turn it is on a case; one that is gone asks for nothing. */
    public BoardView(DataSource dataSource, Procedures procedures) {
        this(dataSource, procedures, Cases.REAL);
    }

    public BoardView(DataSource dataSource, Procedures procedures, Cases cases) {
        super(
                dataSource,
                cases,
                "board",
                18,
                BoardCase.class,
                kept -> kept.card().caseId(),
                (before, recorded) -> BoardFold.after(before, List.of(recorded), procedures::gates));
        this.procedures = procedures;
        keeps("board")
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

    @Override
    public @Nullable BoardCase after(@Nullable BoardCase before, List<Recorded> events) {
        return BoardFold.after(before, events, procedures::gates);
    }

    private static TextArray units(List<UnitId> units) {
        return new TextArray(units.stream().map(UnitId::value).toList());
    }

    private static @Nullable Instant nextDueAt(BoardCase of) {
        return of.card().next() == null ? null : of.card().next().dueAt();
    }
}
