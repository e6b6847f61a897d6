package org.caseledger.query.escalations;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import javax.sql.DataSource;
import org.caseledger.events.UnitId;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.query.Conditions;
import org.caseledger.query.Count;
import org.caseledger.query.Page;
import org.caseledger.query.SecretNow;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Lists and counts what was put before a superior authority. */
public final class EscalationQueries {

    private final JdbcClient jdbc;

    public EscalationQueries(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /**
     * A page of escalations, pages counted from 0: what waits for an answer the longest waiting first, everything else
     * the latest first. The total is exact.
     */
    public Page<ListedEscalation> find(EscalationFilter filter, int page, int size) {
        var conditions = conditions(filter);
        boolean waiting = Boolean.FALSE.equals(filter.answered());
        var rows = conditions.page(
                jdbc,
                """
                        SELECT case_number, unit, respondent, kept, %s FROM views.escalation e
                         WHERE %s
                         ORDER BY escalated_at %s, case_id, number
                         LIMIT :size OFFSET :offset
                        """.formatted(SecretNow.column("e.case_id"), conditions.text(), waiting ? "" : "DESC"),
                page,
                size,
                (row, n) -> listed(row));
        return new Page<>(rows, count(filter).read(jdbc));
    }

    /** How many there are on all pages of {@link #find}. */
    public Count count(EscalationFilter filter) {
        return conditions(filter).count("views.escalation");
    }

    private static Conditions conditions(EscalationFilter filter) {
        var caseId = filter.caseId();
        return new Conditions()
                .inSight("case_id", caseId)
                .with("case_id = :case", "case", caseId == null ? null : caseId.value())
                .with("unit = :unit", "unit", text(filter.unit()))
                .with("unit = :within", "within", text(filter.within()))
                .with("answered", Boolean.TRUE.equals(filter.answered()))
                .with("NOT answered", Boolean.FALSE.equals(filter.answered()))
                .with("escalated_at >= :from", "from", time(filter.from()))
                .with("escalated_at < :until", "until", time(filter.until()));
    }

    private static ListedEscalation listed(ResultSet row) throws SQLException {
        var unit = row.getString("unit");
        return new ListedEscalation(
                row.getString("case_number"),
                unit == null ? null : new UnitId(unit),
                row.getString("respondent"),
                SecretNow.of(row, EventCodec.read(row.getString("kept"), Escalation.class), Escalation::withheld));
    }

    private static @Nullable String text(@Nullable UnitId unit) {
        return unit == null ? null : unit.value();
    }

    private static @Nullable OffsetDateTime time(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
