package org.caseledger.query.deadlines;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.caseledger.events.CaseId;
import org.caseledger.procedure.Deadline;
import org.caseledger.query.views.CaseStateTable;
import org.caseledger.query.views.Cases;
import org.caseledger.query.views.Recorded;
import org.caseledger.query.views.Rows;
import org.caseledger.query.views.View;
import org.jspecify.annotations.Nullable;

/** Writes {@code views.deadline_case} and {@code views.deadline}: every clock of every case. */
public final class DeadlineView implements View<DeadlineCase> {

    private final Cases of;
    private final CaseStateTable<DeadlineCase> keptCases;
    private final Rows<DeadlineCase> cases;
    private final Rows<OfCase> clocks;

    public DeadlineView(DataSource dataSource) {
        this(dataSource, Cases.REAL);
    }

    public DeadlineView(DataSource dataSource, Cases of) {
        this.of = of;
        this.keptCases =
                new CaseStateTable<>(
                        dataSource,
                        of.table("deadline_case"),
                        DeadlineCase.class,
                        DeadlineCase::caseId);
        this.cases = cases(dataSource, of.table("deadline_case"));
        this.clocks = clocks(dataSource, of.table("deadline"));
    }

    @Override
    public String name() {
        return of.view("deadlines");
    }

    @Override
    public int version() {
        return 8;
    }

    @Override
    public List<String> tables() {
        return List.of(of.table("deadline_case"), of.table("deadline"));
    }

    @Override
    public Cases cases() {
        return of;
    }

    @Override
    public @Nullable DeadlineCase on(@Nullable DeadlineCase before, Recorded recorded) {
        if (before != null && recorded.position() <= before.position()) {
            return before;
        }
        return DeadlineFold.next(before, recorded);
    }

    @Override
    public Map<CaseId, DeadlineCase> load(Collection<CaseId> cases) {
        return keptCases.load(cases);
    }

    @Override
    public void save(Collection<DeadlineCase> changed) {
        cases.write(changed);
        clocks.write(
                changed.stream()
                        .flatMap(c -> c.clocks().stream().map(clock -> new OfCase(c, clock)))
                        .toList());
    }

    private record OfCase(DeadlineCase ofCase, DeadlineCase.Counted counted) {

        Deadline deadline() {
            return counted.deadline();
        }
    }

    private static Rows<DeadlineCase> cases(DataSource dataSource, String table) {
        return new Rows<DeadlineCase>(dataSource, table)
                .key("case_id", "uuid", DeadlineCase::caseId)
                .column("number", "text", DeadlineCase::number)
                .column("kind", "text", DeadlineCase::kind)
                .column("channel", "text", DeadlineCase::channel)
                .column("state", "text", DeadlineCase::state)
                .column("unit", "text", DeadlineCase::unit)
                .column("received_at", "timestamptz", DeadlineCase::receivedAt)
                .column("received_month", "text", DeadlineCase::receivedMonth)
                .column("source", "text", DeadlineCase::source)
                .column("verdict", "text", DeadlineCase::verdict)
                .column("position", "bigint", DeadlineCase::position)
                .kept();
    }

    private static Rows<OfCase> clocks(DataSource dataSource, String table) {
        return new Rows<OfCase>(dataSource, table)
                .key("case_id", "uuid", c -> c.ofCase().caseId())
                .key("clock", "text", c -> c.deadline().clock())
                .key("number", "integer", c -> c.deadline().number())
                .column("unit", "text", c -> c.ofCase().unit())
                .column("channel", "text", c -> c.ofCase().channel())
                .column("kind", "text", c -> c.ofCase().kind())
                .column("received_at", "timestamptz", c -> c.ofCase().receivedAt())
                .column("received_month", "text", c -> c.ofCase().receivedMonth())
                .column("migrated", "boolean", c -> c.ofCase().source() != null)
                .column("answering", "text", c -> c.counted().answering())
                .column("status", "text", c -> c.deadline().status())
                .column("running", "boolean", c -> c.counted().running())
                .column("missed", "boolean", c -> c.deadline().missed())
                .column("late", "boolean", c -> c.deadline().metLate())
                .column("extended", "boolean", c -> c.deadline().extended())
                .column("as_stated", "boolean", c -> c.deadline().metAsStated())
                .column("amber_at", "timestamptz", c -> c.deadline().amberAt())
                .column("due_at", "timestamptz", c -> c.deadline().dueAt())
                .column("ended_at", "timestamptz", c -> c.deadline().endedAt());
    }
}
