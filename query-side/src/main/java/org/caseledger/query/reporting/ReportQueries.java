package org.caseledger.query.reporting;

import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.caseledger.eventlog.EventLog;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.reporting.ReportingEvent;
import org.caseledger.query.Conditions;
import org.caseledger.query.Count;
import org.caseledger.query.Page;
import org.caseledger.query.views.Recorded;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Lists and counts the reports upward. */
public final class ReportQueries {

    private final JdbcClient jdbc;
    private final EventLog log;

    public ReportQueries(DataSource dataSource, EventLog log) {
        this.jdbc = JdbcClient.create(dataSource);
        this.log = log;
    }

    /** The report of that identity, as it stood at a position of the log. */
    public Optional<Reported> at(UUID id, long position) {
        Reported report = null;
        for (var recorded : Recorded.all(log.readStream(id, position))) {
            if (!(recorded.event() instanceof ReportingEvent)) {
                return Optional.empty();
            }
            report = Reported.on(report, recorded);
        }
        return Optional.ofNullable(report);
    }

    /** A page of the reports, what is due first at the top, pages counted from 0. */
    public Page<Reported> list(ReportFilter filter, int page, int size) {
        var conditions = conditions(filter);
        var rows = conditions.page(
                jdbc,
                """
                        SELECT kept FROM views.report
                         WHERE %s
                         ORDER BY open DESC, due_on, id
                         LIMIT :size OFFSET :offset
                        """.formatted(conditions.text()),
                page,
                size,
                (row, n) -> EventCodec.read(row.getString("kept"), Reported.class));
        return new Page<>(rows, count(filter).read(jdbc));
    }

    /** How many there are on all pages of {@link #list}. */
    public Count count(ReportFilter filter) {
        return conditions(filter).count("views.report");
    }

    private static Conditions conditions(ReportFilter filter) {
        return new Conditions()
                .with(
                        "state = :state",
                        "state",
                        filter.state() == null ? null : filter.state().name())
                .with("due_on <= :due", "due", filter.dueUntil())
                .with("open", Boolean.TRUE.equals(filter.open()))
                .with("NOT open", Boolean.FALSE.equals(filter.open()));
    }
}
