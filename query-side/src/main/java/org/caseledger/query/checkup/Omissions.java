package org.caseledger.query.checkup;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import javax.sql.DataSource;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.UnitId;
import org.caseledger.query.Conditions;
import org.caseledger.query.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads how cases ended, and without what: the numbers start from all endings (P9.12). */
public final class Omissions {

    private final JdbcClient jdbc;

    public Omissions(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /** The numbers of a period, by how the cases ended. */
    public List<EndedCount> counts(Period period) {
        var conditions = in(period);
        return jdbc
                .sql("""
                        SELECT outcome, count(*) AS ended,
                               count(*) FILTER (WHERE gated) AS gated,
                               count(*) FILTER (WHERE gated AND NOT approved) AS without_approval,
                               count(*) FILTER (WHERE gated AND NOT investigated) AS without_investigation,
                               count(*) FILTER (WHERE gated AND NOT drafted) AS without_draft
                          FROM views.reviewable
                         WHERE %s
                         GROUP BY outcome
                        """.formatted(conditions.text()))
                .params(conditions.params())
                .query(EndedCount.class)
                .list()
                .stream()
                .sorted(Comparator.comparing(EndedCount::outcome))
                .toList();
    }

    /** The endings behind a number, the latest first, pages counted from 0. */
    public Page<Ended> endings(EndedSubset which, @Nullable ComplaintState outcome, Period period, int page, int size) {
        var conditions = in(period)
                .inSight("case_id", null)
                .with(which.condition(), which != EndedSubset.ALL)
                .with("outcome = :outcome", "outcome", outcome == null ? null : outcome.name());
        var rows = conditions.page(
                jdbc,
                "SELECT * FROM views.reviewable WHERE %s ORDER BY position DESC LIMIT :size OFFSET :offset"
                        .formatted(conditions.text()),
                page,
                size,
                (row, n) -> ended(row));
        return new Page<>(rows, conditions.count("views.reviewable").read(jdbc));
    }

    private static Ended ended(ResultSet row) throws SQLException {
        var at = row.getObject("at", OffsetDateTime.class);
        var unit = row.getString("unit");
        return new Ended(
                row.getLong("position"),
                CaseId.of(row.getString("case_id")),
                row.getString("number"),
                ComplaintState.valueOf(row.getString("outcome")),
                at == null ? null : at.toInstant(),
                unit == null ? null : new UnitId(unit),
                row.getString("person"),
                row.getBoolean("gated"),
                row.getObject("approved", Boolean.class),
                row.getObject("investigated", Boolean.class),
                row.getObject("drafted", Boolean.class));
    }

    private static Conditions in(Period period) {
        return new Conditions()
                .with("kind = 'ENDED'", true)
                .with("at >= :from", "from", utc(period.from()))
                .with("at < :until", "until", utc(period.until()));
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
