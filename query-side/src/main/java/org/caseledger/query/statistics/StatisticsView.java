package org.caseledger.query.statistics;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.query.views.DeclaredView;
import org.caseledger.query.views.Recorded;
import org.jspecify.annotations.Nullable;

/** Writes {@code views.statistics}: what is counted of every case. */
public final class StatisticsView extends DeclaredView<CountedCase> {
    private static final ZoneId ZONE = WorkCalendar.ZONE;
    private static final DateTimeFormatter MONTH =
            DateTimeFormatter.ofPattern("uuuu-MM").withZone(ZONE);

    /** {@code calendar} says how many working days a reply took. */
    public StatisticsView(DataSource dataSource, WorkCalendar calendar) {
        super(
                dataSource,
                "statistics",
                8,
                CountedCase.class,
                CountedCase::caseId,
                (before, recorded) -> next(before, recorded, calendar));
        keeps("statistics_case")
                .column("position", "bigint", CountedCase::position)
                .kept();
        this.<CountedCase>rows("statistics", Stream::of)
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

    private static @Nullable CountedCase next(@Nullable CountedCase before, Recorded recorded, WorkCalendar calendar) {
        return before != null && recorded.position() <= before.position()
                ? before
                : new StatisticsFold(before, calendar.at(recorded.position())).next(recorded);
    }
}
