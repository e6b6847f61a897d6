package org.caseledger.query.responsibility;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.caseledger.events.CaseId;
import org.caseledger.procedure.OfficeHours;
import org.caseledger.procedure.Procedures;
import org.caseledger.query.board.BoardView;
import org.caseledger.query.views.CaseStateTable;
import org.caseledger.query.views.Recorded;
import org.caseledger.query.views.Rows;
import org.caseledger.query.views.View;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;

/** Writes {@code views.responsibility_*}: who had each case when, its returns, what is silent. */
public final class ResponsibilityView implements View<HoldingCase> {

    /** The key of every reason that no list tells: an address asks for it as for any other. */
    private static final String WITHHELD = "withheld";

    private final JdbcClient jdbc;
    private final CaseStateTable<HoldingCase> keptCases;
    private final BoardView board;
    private final OfficeHours hours;
    private final Rows<HoldingCase> cases;
    private final Rows<Of<Holding>> held;
    private final Rows<Of<Returned>> returned;

    /** The same where no reason is sealed. */
    public ResponsibilityView(DataSource dataSource, Procedures procedures, OfficeHours hours) {
        this(dataSource, procedures, hours, UnaryOperator.identity());
    }

    /**
     * {@code procedures} say whose turn it is, {@code hours} when the office works; {@code reasons}
     * gives for the reason of a return, which may be sealed, what is equal for equal reasons.
     */
    public ResponsibilityView(
            DataSource dataSource,
            Procedures procedures,
            OfficeHours hours,
            UnaryOperator<String> reasons) {
        this.jdbc = JdbcClient.create(dataSource);
        this.keptCases =
                new CaseStateTable<>(
                        dataSource,
                        "responsibility_case",
                        HoldingCase.class,
                        ResponsibilityView::id);
        this.board = new BoardView(dataSource, procedures);
        this.hours = hours;
        this.cases = cases(dataSource);
        this.held = held(dataSource);
        this.returned = returned(dataSource, reasons);
    }

    @Override
    public String name() {
        return "responsibility";
    }

    // Whoever counts the board's version up because its fold has changed, counts this up as well.
    @Override
    public int version() {
        return 12;
    }

    @Override
    public List<String> tables() {
        return List.of("responsibility_case", "responsibility_held", "responsibility_returned");
    }

    @Override
    public @Nullable HoldingCase on(@Nullable HoldingCase before, Recorded recorded) {
        if (before != null && recorded.position() <= before.board().card().position()) {
            return before;
        }
        var next = board.on(before == null ? null : before.board(), recorded);
        return new ResponsibilityFold(before, hours.at(recorded.position())).next(next, recorded);
    }

    @Override
    public Map<CaseId, HoldingCase> load(Collection<CaseId> cases) {
        return keptCases.load(cases);
    }

    @Override
    public void save(Collection<HoldingCase> changed) {
        cases.write(changed);
        held.write(parts(changed, HoldingCase::holdings));
        returned.write(parts(changed, HoldingCase::returns));
        forgetWhatIsNoMore(changed);
    }

    // An adoption takes back the times of its case that were written before it.
    private void forgetWhatIsNoMore(Collection<HoldingCase> changed) {
        var adopted = changed.stream().filter(HoldingCase::migrated).toList();
        if (adopted.isEmpty()) {
            return;
        }
        jdbc.sql(
                        """
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
                                "int", adopted.stream().map(c -> c.holdings().size()).toArray()))
                .update();
    }

    private static CaseId id(HoldingCase of) {
        return of.board().card().caseId();
    }

    private record Of<P>(HoldingCase ofCase, P part) {}

    private static <P> List<Of<P>> parts(
            Collection<HoldingCase> cases, Function<HoldingCase, List<P>> parts) {
        return cases.stream()
                .flatMap(c -> parts.apply(c).stream().map(part -> new Of<>(c, part)))
                .toList();
    }

    private static Rows<HoldingCase> cases(DataSource dataSource) {
        return new Rows<HoldingCase>(dataSource, "responsibility_case")
                .key("case_id", "uuid", ResponsibilityView::id)
                .column("number", "text", c -> c.board().card().number())
                .column("state", "text", HoldingCase::state)
                .column("open", "boolean", c -> c.state().isOpen())
                .column("unit", "text", c -> c.board().card().unit())
                .column("migrated", "boolean", HoldingCase::migrated)
                .column("last_act_at", "timestamptz", HoldingCase::lastActAt)
                .column("follow_up_due_at", "timestamptz", HoldingCase::followUpDueAt)
                .column("untold_since", "timestamptz", HoldingCase::untoldSince)
                .column("follow_up_missing", "boolean", HoldingCase::followUpMissing)
                .column("position", "bigint", c -> c.board().card().position())
                .kept();
    }

    private static Rows<Of<Holding>> held(DataSource dataSource) {
        return new Rows<Of<Holding>>(dataSource, "responsibility_held")
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
    }

    /**
     * Of a secret case no list tells why it was returned (P7.20), nor of one that is sealed off,
     * whose key may be gone.
     */
    private static @Nullable String listedReason(Of<Returned> r) {
        var board = r.ofCase().board();
        return board.card().secret() == null && !board.outOfSight() ? r.part().reason() : null;
    }

    private static String reasonKey(UnaryOperator<String> reasons, @Nullable String reason) {
        return reason == null ? WITHHELD : reasons.apply(reason);
    }

    private static Rows<Of<Returned>> returned(
            DataSource dataSource, UnaryOperator<String> reasons) {
        return new Rows<Of<Returned>>(dataSource, "responsibility_returned")
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
}
