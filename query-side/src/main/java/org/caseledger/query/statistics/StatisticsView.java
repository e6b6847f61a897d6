package org.caseledger.query.statistics;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.caseledger.events.CaseId;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.query.views.KeptCases;
import org.caseledger.query.views.Recorded;
import org.caseledger.query.views.Rows;
import org.caseledger.query.views.View;
import org.jspecify.annotations.Nullable;

/** Writes {@code views.statistics}: what is counted of every case. */
public final class StatisticsView implements View<CountedCase> {

    private static final ZoneId ZONE = WorkCalendar.ZONE;
    private static final DateTimeFormatter MONTH =
            DateTimeFormatter.ofPattern("uuuu-MM").withZone(ZONE);

    private final WorkCalendar calendar;
    private final KeptCases<CountedCase> kept;
    private final Rows<CountedCase> counted;

    /** {@code calendar} says how many working days a reply took. */
    public StatisticsView(DataSource dataSource, WorkCalendar calendar) {
        this.calendar = calendar;
        this.kept =
                new KeptCases<>(
                        dataSource,
                        "statistics_case",
                        CountedCase.class,
                        CountedCase::caseId,
                        CountedCase::position);
        this.counted = counted(dataSource);
    }

    @Override
    public String name() {
        return "statistics";
    }

    @Override
    public int version() {
        return 8;
    }

    @Override
    public List<String> tables() {
        return List.of("statistics_case", "statistics");
    }

    @Override
    public @Nullable CountedCase on(@Nullable CountedCase before, Recorded recorded) {
        if (before != null && recorded.position() <= before.position()) {
            return before;
        }
        return new StatisticsFold(before, calendar.at(recorded.position())).next(recorded);
    }

    @Override
    public Map<CaseId, CountedCase> load(Collection<CaseId> cases) {
        return kept.load(cases);
    }

    @Override
    public void save(Collection<CountedCase> changed) {
        kept.write(changed);
        counted.write(changed);
    }

    private static Rows<CountedCase> counted(DataSource dataSource) {
        return new Rows<CountedCase>(dataSource, "statistics")
                .key("case_id", "uuid", CountedCase::caseId)
                .column("received_at", "timestamptz", CountedCase::receivedAt)
                .column("received_month", "text", c -> MONTH.format(c.receivedAt()))
                .column("kind", "text", CountedCase::kind)
                .column("channel", "text", CountedCase::channel)
                .column("severity", "text", CountedCase::severity)
                .column("category_1", "text", c -> c.categoryPath(1))
                .column("category_2", "text", c -> c.categoryPath(2))
                .column("category_3", "text", c -> c.categoryPath(3))
                .column("problem_1", "text", c -> c.problemPath(1))
                .column("problem_2", "text", c -> c.problemPath(2))
                .column("unit", "text", CountedCase::unit)
                .column("respondent", "text", CountedCase::shownRespondent)
                .column("entry", "uuid", CountedCase::shownEntry)
                .column("migrated", "boolean", c -> c.source() != null)
                .column("decision", "text", CountedCase::decision)
                .column("ended", "text", CountedCase::ended)
                .column("replied", "boolean", CountedCase::replied)
                .column("working_days", "integer", CountedCase::workingDays)
                .column("on_time", "boolean", CountedCase::onTime)
                .column("with_leave", "boolean", CountedCase::withLeave)
                .column("as_stated", "boolean", CountedCase::asStated)
                .column("reopened", "integer", CountedCase::reopened)
                .column("satisfaction", "text", CountedCase::satisfaction)
                .column("repeat", "boolean", c -> c.repeatOf() != null);
    }
}
