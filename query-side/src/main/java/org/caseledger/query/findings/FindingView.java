package org.caseledger.query.findings;

import java.util.function.Function;
import javax.sql.DataSource;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.oversight.FindingAnswered;
import org.caseledger.events.oversight.RectificationOverdue;
import org.caseledger.events.oversight.RepeatNotLinked;
import org.caseledger.events.oversight.UnusualReadingNoticed;
import org.caseledger.procedure.Procedures;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.query.views.DeclaredView;
import org.jspecify.annotations.Nullable;

/** Writes {@code views.finding}: a row for each finding, with what was last said to it. */
public final class FindingView extends DeclaredView<WatchedCase> {
    /** As the next, with the calendar of the program. */
    public FindingView(DataSource dataSource, Procedures procedures) {
        this(dataSource, procedures, WorkCalendar.builtIn());
    }

    /**
     * {@code procedures} provide the requirements on a case; an unknown one has none. {@code calendar} determines how
     * long a limit may be extended.
     */
    public FindingView(DataSource dataSource, Procedures procedures, WorkCalendar calendar) {
        this(dataSource, CaseRules.of(procedures, calendar));
    }

    private FindingView(DataSource dataSource, Function<String, @Nullable CaseRules> rules) {
        super(
                dataSource,
                "findings",
                21,
                WatchedCase.class,
                WatchedCase::caseId,
                (before, recorded) -> WatchedCase.on(before, recorded, rules));
        folds(
                ComplaintEvent.class,
                FindingAnswered.class,
                RepeatNotLinked.class,
                RectificationOverdue.class,
                UnusualReadingNoticed.class);
        keeps("finding_case").kept();
        this.<Finding>rows("finding", c -> c.listed().stream())
                .key("position", "bigint", Finding::position)
                .key("rule", "text", Finding::rule)
                .column("clause", "text", Finding::clause)
                .column("severity", "text", Finding::severity)
                .column("case_id", "uuid", Finding::caseId)
                .column("at", "timestamptz", Finding::at)
                .column("person", "text", Finding::person)
                .column("unit", "text", Finding::unit)
                .column("answer", "text", FindingView::answer)
                .column("history", "boolean", Finding::history)
                .kept("finding", "json", kept -> kept);
    }

    private static @Nullable Object answer(Finding finding) {
        var last = finding.lastAnswer();
        return last == null ? null : last.answer();
    }
}
