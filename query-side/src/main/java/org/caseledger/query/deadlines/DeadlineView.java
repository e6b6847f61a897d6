package org.caseledger.query.deadlines;

import javax.sql.DataSource;
import org.caseledger.procedure.Deadline;
import org.caseledger.query.views.Cases;
import org.caseledger.query.views.DeclaredView;

/** Writes {@code views.deadline_case} and {@code views.deadline}: every clock of every case. */
public final class DeadlineView extends DeclaredView<DeadlineCase> {
    public DeadlineView(DataSource dataSource) {
        this(dataSource, Cases.REAL);
    }

    public DeadlineView(DataSource dataSource, Cases of) {
        super(dataSource, of, "deadlines", 9, DeadlineCase.class, DeadlineCase::caseId, DeadlineCase::on);
        keeps("deadline_case")
                .column("number", "text", c -> c.of().number())
                .column("kind", "text", c -> c.of().kind())
                .column("channel", "text", c -> c.of().channel())
                .column("state", "text", c -> c.of().state())
                .column("unit", "text", c -> c.of().unit())
                .column("received_at", "timestamptz", c -> c.of().receivedAt())
                .column("received_month", "text", DeadlineCase::receivedMonth)
                .column("source", "text", c -> c.of().source())
                .column("verdict", "text", DeadlineCase::verdict)
                .column("position", "bigint", DeadlineCase::position)
                .kept();
        this.<OfCase>rows("deadline", c -> c.clocks().stream().map(clock -> new OfCase(c, clock)))
                .key("case_id", "uuid", c -> c.ofCase().caseId())
                .key("clock", "text", c -> c.deadline().clock())
                .key("number", "integer", c -> c.deadline().number())
                .column("unit", "text", c -> c.ofCase().of().unit())
                .column("channel", "text", c -> c.ofCase().of().channel())
                .column("kind", "text", c -> c.ofCase().of().kind())
                .column("received_at", "timestamptz", c -> c.ofCase().of().receivedAt())
                .column("received_month", "text", c -> c.ofCase().receivedMonth())
                .column("migrated", "boolean", c -> c.ofCase().of().source() != null)
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

    private record OfCase(DeadlineCase ofCase, DeadlineCase.Counted counted) {
        Deadline deadline() {
            return counted.deadline();
        }
    }
}
