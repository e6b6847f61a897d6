package org.caseledger.query.findings;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import javax.sql.DataSource;
import org.caseledger.events.EventCodec;
import org.caseledger.query.Conditions;
import org.caseledger.query.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the findings of all cases. */
public final class FindingQueries {

    private final JdbcClient jdbc;

    public FindingQueries(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /** A page of findings, the latest first, pages counted from 0, and how many there are. */
    public Page<Finding> find(FindingFilter filter, int page, int size) {
        var conditions = conditions(filter);
        var rows =
                conditions.page(
                        jdbc,
                        """
                        SELECT finding FROM views.finding
                         WHERE %s
                         ORDER BY at DESC, position DESC, rule
                         LIMIT :size OFFSET :offset
                        """
                                .formatted(conditions.text()),
                        page,
                        size,
                        (row, n) -> EventCodec.read(row.getString("finding"), Finding.class));
        long total = conditions.counted(jdbc, "views.finding");
        return new Page<>(rows, total);
    }

    /** How many findings there are of each key, the most first. */
    public List<FindingCount> counts(FindingsBy by, FindingFilter filter) {
        var conditions = conditions(filter);
        return jdbc.sql(
                        """
                        SELECT %s AS key, count(*) AS total,
                               count(*) FILTER (WHERE answer IS NULL) AS unanswered,
                               count(*) FILTER (WHERE answer = 'ACKNOWLEDGED') AS acknowledged,
                               count(*) FILTER (WHERE answer = 'EXPLAINED') AS explained
                          FROM views.finding
                         WHERE %s
                         GROUP BY key
                         ORDER BY total DESC, key NULLS FIRST
                        """
                                .formatted(by.name().toLowerCase(), conditions.text()))
                .params(conditions.params())
                .query(FindingCount.class)
                .list();
    }

    private static Conditions conditions(FindingFilter filter) {
        return new Conditions()
                .with("rule = :rule", "rule", text(filter.rule()))
                .with("clause = :clause", "clause", filter.clause())
                .with("severity = :severity", "severity", text(filter.severity()))
                .with(
                        "case_id = :caseId",
                        "caseId",
                        filter.caseId() == null ? null : filter.caseId().value())
                .with("person = :person", "person", filter.person())
                .with("unit = :unit", "unit", text(filter.unit()))
                .with("answer IS NOT NULL", Boolean.TRUE.equals(filter.answered()))
                .with("answer IS NULL", Boolean.FALSE.equals(filter.answered()))
                .with("answer = :answer", "answer", text(filter.answer()))
                .with("at >= :from", "from", utc(filter.from()))
                .with("at < :until", "until", utc(filter.until()));
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
