package org.caseledger.query.deadlines;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.caseledger.events.Clock;
import org.caseledger.events.UnitId;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.complaint.SourceVerdict;
import org.caseledger.query.Conditions;
import org.caseledger.query.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Opens the numbers of compliance and of the sources' verdicts to the clocks and cases behind. */
public final class FigureQueries {
    private final JdbcClient jdbc;
    private final String clocks;
    private final String cases;

    public FigureQueries(DataSource dataSource) {
        this(dataSource, "views");
    }

    /** {@code schema} is where the rows are: another one has them as of some moment. */
    public FigureQueries(DataSource dataSource, String schema) {
        this.jdbc = JdbcClient.create(dataSource);
        this.clocks = schema + ".deadline d";
        this.cases = schema + ".deadline_case c";
    }

    /**
     * How the limits were kept, clock by clock, in the cases received in a period: of those that a unit answers for, or
     * of all without one. The key is the clock.
     */
    public List<Compliance> byClock(@Nullable UnitId unit, Instant from, Instant until) {
        var conditions = new Conditions()
                .with("d.received_at >= :from", "from", from)
                .with("d.received_at < :until", "until", until)
                .with("d.answering = :unit", "unit", unit);
        return jdbc.sql("""
                        SELECT d.clock AS key, %s
                          FROM %s
                         WHERE %s
                         GROUP BY key
                         ORDER BY key
                        """.formatted(ComplianceFigure.columns(), clocks, conditions.text()))
                .params(conditions.params())
                .query(Compliance.class)
                .list();
    }

    /** A page of the clocks that a number counts, those of the case received last first. */
    public Page<DeadlineRow> clocks(FigureFilter filter, ComplianceFigure figure, int page, int size) {
        var conditions = conditions(filter, "d", "answering")
                .inSight("d.case_id", null)
                .with(figure.condition(), true)
                .with("d.clock = :clock", "clock", filter.clock());
        var rows = conditions.page(
                jdbc, """
                        SELECT c.kept, d.clock, d.number AS start
                          FROM (SELECT * FROM %s WHERE %s
                                 ORDER BY d.received_at DESC, d.case_id, d.clock, d.number
                                 LIMIT :size OFFSET :offset) AS d
                               JOIN %s USING (case_id)
                         ORDER BY d.received_at DESC, case_id, d.clock, d.number
                        """.formatted(clocks, conditions.text(), cases), page, size, FigureQueries::clock);
        return new Page<>(rows, conditions.count(clocks).read(jdbc));
    }

    /** A page of the cases of whose limits their sources say so, the one received last first. */
    public Page<VerdictCase> verdicts(FigureFilter filter, @Nullable SourceVerdict verdict, int page, int size) {
        var conditions = conditions(filter, "c", "unit")
                .inSight("c.case_id", null)
                .with("c.verdict IS NOT NULL", true)
                .with("c.verdict = :verdict", "verdict", verdict);
        var rows = conditions.page(
                jdbc, """
                        SELECT c.kept FROM %s WHERE %s
                         ORDER BY c.received_at DESC, case_id
                         LIMIT :size OFFSET :offset
                        """.formatted(cases, conditions.text()), page, size, (row, n) -> verdict(kept(row)));
        return new Page<>(rows, conditions.count(cases).read(jdbc));
    }

    private static Conditions conditions(FigureFilter filter, String of, String unit) {
        String key =
                switch (filter.by()) {
                    case UNIT -> of + "." + unit;
                    case CHANNEL -> of + ".channel";
                    case MONTH -> of + ".received_month";
                };
        return new Conditions()
                .with(of + ".received_at >= :from", "from", filter.from())
                .with(of + ".received_at < :to", "to", filter.to())
                .with(key + " = :key", "key", filter.none() ? null : filter.key())
                .with(key + " IS NULL", filter.none());
    }

    private static DeadlineRow clock(ResultSet row, int n) throws SQLException {
        var of = kept(row);
        return of.row(of.clock(Clock.valueOf(row.getString("clock")), row.getInt("start")));
    }

    private static VerdictCase verdict(DeadlineCase of) {
        return new VerdictCase(
                of.caseId(),
                of.of().number(),
                of.of().channel(),
                of.of().unit(),
                of.of().receivedAt(),
                of.of().source(),
                of.verdict(),
                of.position());
    }

    private static DeadlineCase kept(ResultSet row) throws SQLException {
        return EventCodec.read(row.getString("kept"), DeadlineCase.class);
    }
}
