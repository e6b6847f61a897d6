package org.caseledger.query.deadlines;

import javax.sql.DataSource;
import org.caseledger.procedure.Deadline;
import org.caseledger.query.views.Cases;
import org.caseledger.query.views.DeclaredView;
import org.caseledger.query.views.Recorded;
import org.jspecify.annotations.Nullable;

/** Writes {@code views.deadline_case} and {@code views.deadline}: every clock of every case. */
public final class DeadlineView extends DeclaredView<DeadlineCase> {
    public DeadlineView(DataSource dataSource) {
        this(dataSource, Cases.REAL);
    }

    public DeadlineView(DataSource dataSource, Cases of) {
        super(dataSource, of, "deadlines", 8, DeadlineCase.class, DeadlineCase::caseId, DeadlineView::next);
        keeps("deadline_case")
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
        this.<OfCase>rows("deadline", c -> c.clocks().stream().map(clock -> new OfCase(c, clock)))
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

    private static @Nullable DeadlineCase next(@Nullable DeadlineCase before, Recorded recorded) {
        return before != null && recorded.position() <= before.position()
                ? before
                : DeadlineFold.next(before, recorded);
    }

    private record OfCase(DeadlineCase ofCase, DeadlineCase.Counted counted) {
        Deadline deadline() {
            return counted.deadline();
        }
    }
}
