package org.caseledger.query.statistics;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.query.views.DeclaredView;

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
                9,
                CountedCase.class,
                CountedCase::caseId,
                (before, recorded) -> CountedCase.on(before, recorded, calendar));
        keeps("statistics_case")
                .column("position", "bigint", CountedCase::position)
                .kept();
        this.<CountedCase>rows("statistics", Stream::of)
                .key("case_id", "uuid", CountedCase::caseId)
                .column("received_at", "timestamptz", c -> c.of().receivedAt())
                .column("received_month", "text", c -> MONTH.format(c.of().receivedAt()))
                .column("kind", "text", c -> c.of().kind())
                .column("channel", "text", c -> c.of().channel())
                .column("severity", "text", c -> c.of().classification().severity())
                .column("category_1", "text", c -> c.categoryPath(1))
                .column("category_2", "text", c -> c.categoryPath(2))
                .column("category_3", "text", c -> c.categoryPath(3))
                .column("problem_1", "text", c -> c.problemPath(1))
                .column("problem_2", "text", c -> c.problemPath(2))
                .column("unit", "text", c -> c.of().unit())
                .column("respondent", "text", c -> c.respondent().shown())
                .column("entry", "uuid", c -> c.respondent().shownEntry())
                .column("migrated", "boolean", c -> c.of().source() != null)
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
