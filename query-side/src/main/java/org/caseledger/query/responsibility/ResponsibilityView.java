package org.caseledger.query.responsibility;

import java.util.Collection;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.caseledger.events.CaseId;
import org.caseledger.procedure.OfficeHours;
import org.caseledger.procedure.Procedures;
import org.caseledger.query.board.BoardView;
import org.caseledger.query.views.DeclaredView;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;

/** Writes {@code views.responsibility_*}: who had each case when, its returns, what is silent. */
public final class ResponsibilityView extends DeclaredView<HoldingCase> {
    /** The key of every reason that no list tells: an address asks for it as for any other. */
    private static final String WITHHELD = "withheld";

    private final JdbcClient jdbc;

    /** The same where no reason is sealed. */
    public ResponsibilityView(DataSource dataSource, Procedures procedures, OfficeHours hours) {
        this(dataSource, procedures, hours, UnaryOperator.identity());
    }

    /**
     * {@code procedures} say whose turn it is, {@code hours} when the office works; {@code reasons} gives for the
     * reason of a return, which may be sealed, what is equal for equal reasons.
     */
    public ResponsibilityView(
            DataSource dataSource, Procedures procedures, OfficeHours hours, UnaryOperator<String> reasons) {
        super(
                dataSource,
                "responsibility",
                14,
                HoldingCase.class,
                ResponsibilityView::id,
                fold(new BoardView(dataSource, procedures), hours));
        this.jdbc = JdbcClient.create(dataSource);
        keeps("responsibility_case")
                .column("number", "text", c -> c.board().card().number())
                .column("state", "text", HoldingCase::state)
                .column("open", "boolean", c -> c.state().isOpen())
                .column("unit", "text", c -> c.board().card().unit())
                .column("migrated", "boolean", HoldingCase::migrated)
                .column("last_act_at", "timestamptz", HoldingCase::lastActAt)
                .column("follow_up_due_at", "timestamptz", HoldingCase::followUpDueAt)
                .column("missed_calls", "integer", HoldingCase::missedCalls)
                .column("untold_since", "timestamptz", HoldingCase::untoldSince)
                .column("follow_up_missing", "boolean", HoldingCase::followUpMissing)
                .column("position", "bigint", c -> c.board().card().position())
                .kept();
        this.<Of<Holding>>rows("responsibility_held", c -> c.holdings().stream().map(part -> new Of<>(c, part)))
                .key("case_id", "uuid", h -> id(h.ofCase()))
                .key("number", "integer", h -> h.part().number())
                .column("role", "text", h -> h.part().role())
                .column("unit", "text", h -> h.part().unit())
                .column("person", "text", h -> h.part().person())
                .column("migrated", "boolean", h -> h.ofCase().migrated())
                .column("from_at", "timestamptz", h -> h.part().from())
                .column("from_worked", "bigint", h -> h.part().fromWorked())
                .column("until_at", "timestamptz", h -> h.part().until())
                .column("until_worked", "bigint", h -> h.part().untilWorked())
                .column("ended_by", "text", h -> h.part().endedBy());
        this.<Of<Returned>>rows(
                        "responsibility_returned", c -> c.returns().stream().map(part -> new Of<>(c, part)))
                .key("case_id", "uuid", r -> id(r.ofCase()))
                .key("number", "integer", r -> r.part().number())
                .column("at", "timestamptz", r -> r.part().at())
                .column("unit", "text", r -> r.part().unit())
                .column("person", "text", r -> r.part().person())
                .column("reason", "text", ResponsibilityView::listedReason)
                .column("reason_key", "text", r -> reasonKey(reasons, listedReason(r)))
                .column("proposed", "text", r -> r.part().proposed())
                .column("sent_to", "text", r -> r.part().sentTo())
                .column("ping_pong", "boolean", r -> r.part().pingPong())
                .column("refused", "boolean", r -> r.part().refused());
    }

    private static Fold<HoldingCase> fold(BoardView board, OfficeHours hours) {
        return (before, recorded) -> {
            if (before != null && recorded.position() <= before.board().card().position()) {
                return before;
            }
            var next = board.on(before == null ? null : before.board(), recorded);
            return new ResponsibilityFold(before, hours.at(recorded.position())).next(next, recorded);
        };
    }

    @Override
    public void save(Collection<HoldingCase> changed) {
        super.save(changed);
        forgetWhatIsNoMore(changed);
    }

    // An adoption takes back the times of its case that were written before it.
    private void forgetWhatIsNoMore(Collection<HoldingCase> changed) {
        var adopted = changed.stream().filter(HoldingCase::migrated).toList();
        if (adopted.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        DELETE FROM responsibility_held h
                         USING unnest(:cases, :numbers) AS c (case_id, last)
                         WHERE h.case_id = c.case_id AND h.number > c.last
                        """)
                .param(
                        "cases",
                        new SqlArrayValue(
                                "uuid", adopted.stream().map(c -> id(c).value()).toArray()))
                .param(
                        "numbers",
                        new SqlArrayValue(
                                "int",
                                adopted.stream().map(c -> c.holdings().size()).toArray()))
                .update();
    }

    private static CaseId id(HoldingCase of) {
        return of.board().card().caseId();
    }

    private record Of<P>(HoldingCase ofCase, P part) {}

    /**
     * The reason of a return in lists: none for a secret case (P7.20), nor for one that is sealed off, whose key may be
     * gone.
     */
    private static @Nullable String listedReason(Of<Returned> r) {
        var board = r.ofCase().board();
        return board.card().secret() == null && !board.outOfSight() ? r.part().reason() : null;
    }

    private static String reasonKey(UnaryOperator<String> reasons, @Nullable String reason) {
        return reason == null ? WITHHELD : reasons.apply(reason);
    }
}
