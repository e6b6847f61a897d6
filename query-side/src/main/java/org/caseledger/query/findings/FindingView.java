package org.caseledger.query.findings;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javax.sql.DataSource;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.LedgerEvent;
import org.caseledger.events.oversight.FindingAnswered;
import org.caseledger.events.oversight.RectificationOverdue;
import org.caseledger.events.oversight.RepeatNotLinked;
import org.caseledger.events.oversight.UnusualReadingNoticed;
import org.caseledger.procedure.Procedures;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.query.views.CaseStateTable;
import org.caseledger.query.views.Recorded;
import org.caseledger.query.views.Rows;
import org.caseledger.query.views.View;
import org.jspecify.annotations.Nullable;

/** Writes {@code views.finding}: a row for each finding, with what was last said to it. */
public final class FindingView implements View<WatchedCase> {

    private final CaseStateTable<WatchedCase> keptCases;
    private final Rows<WatchedCase> cases;
    private final Rows<Finding> findings;
    private final Function<String, @Nullable CaseRules> rules;

    /** As the next, with the calendar of the program. */
    public FindingView(DataSource dataSource, Procedures procedures) {
        this(dataSource, procedures, WorkCalendar.builtIn());
    }

    /**
     * {@code procedures} say what is asked of a case; one that is gone asks for nothing. {@code
     * calendar} says how long a limit may be extended.
     */
    public FindingView(DataSource dataSource, Procedures procedures, WorkCalendar calendar) {
        this.keptCases =
                new CaseStateTable<>(
                        dataSource, "finding_case", WatchedCase.class, WatchedCase::caseId);
        this.cases = cases(dataSource);
        this.findings = findings(dataSource);
        this.rules = CaseRules.of(procedures, calendar);
    }

    @Override
    public String name() {
        return "findings";
    }

    @Override
    public int version() {
        return 19;
    }

    @Override
    public List<String> tables() {
        return List.of("finding_case", "finding");
    }

    @Override
    public boolean wants(Class<? extends LedgerEvent> type) {
        return ComplaintEvent.class.isAssignableFrom(type)
                || type == FindingAnswered.class
                || type == RepeatNotLinked.class
                || type == RectificationOverdue.class
                || type == UnusualReadingNoticed.class;
    }

    @Override
    public @Nullable WatchedCase on(@Nullable WatchedCase before, Recorded recorded) {
        return WatchedCase.on(before, recorded, rules);
    }

    @Override
    public Map<CaseId, WatchedCase> load(Collection<CaseId> cases) {
        return keptCases.load(cases);
    }

    @Override
    public void save(Collection<WatchedCase> changed) {
        cases.write(changed);
        findings.write(changed.stream().flatMap(c -> c.listed().stream()).toList());
    }

    private static Rows<WatchedCase> cases(DataSource dataSource) {
        return new Rows<WatchedCase>(dataSource, "finding_case")
                .key("case_id", "uuid", WatchedCase::caseId)
                .kept();
    }

    private static Rows<Finding> findings(DataSource dataSource) {
        return new Rows<Finding>(dataSource, "finding")
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
