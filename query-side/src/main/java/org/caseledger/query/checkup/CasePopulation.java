package org.caseledger.query.checkup;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.UnitId;
import org.caseledger.events.oversight.SampleStrata;
import org.caseledger.query.Conditions;
import org.caseledger.review.ReviewState;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;

/**
 * Reads the cases that a sample is drawn from: all that ended or came to need approvals in a period
 * (P9.12), whether anybody signed anything in them or not, as a position of the log had them.
 */
final class CasePopulation {

    private static final String AMONG =
            "EXISTS (SELECT FROM views.reviewable o WHERE o.case_id = r.case_id AND o.position <= :position AND ";
    private static final String GATED = AMONG + "o.kind = 'GATED')";
    private static final String OF_UNIT =
            AMONG + "o.kind IN ('HANDLED', 'ENDED') AND o.unit = :unit)";
    private static final String OF_LEADER = AMONG + "o.kind = 'SIGNED' AND o.person = :leader)";

    private final JdbcClient jdbc;

    CasePopulation(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /** The positions of their receipts, in order. */
    List<Long> positions(
            @Nullable Instant from, @Nullable Instant until, SampleStrata strata, long position) {
        var conditions =
                new Conditions()
                        .with("r.position <= :position", "position", position)
                        .with("r.at >= :from", "from", utc(from))
                        .with("r.at < :until", "until", utc(until))
                        .with(GATED, Boolean.TRUE.equals(strata.gated()))
                        .with("NOT " + GATED, Boolean.FALSE.equals(strata.gated()))
                        .with(OF_UNIT, "unit", strata.unit() == null ? null : strata.unit().value())
                        .with(OF_LEADER, "leader", strata.leader());
        return jdbc.sql(
                        """
                        SELECT DISTINCT r.receipt FROM views.reviewable r
                         WHERE r.kind IN ('ENDED', 'GATED') AND %s
                         ORDER BY r.receipt
                        """
                                .formatted(conditions.text()))
                .params(conditions.params())
                .query(Long.class)
                .list();
    }

    /** The cases with these receipts, as that position had them, in the order of the receipts. */
    List<DrawnCase> received(Collection<Long> receipts, long position) {
        return cases(
                "r.receipt = ANY (:some)",
                new SqlArrayValue("bigint", receipts.toArray()),
                position);
    }

    /** These cases, in the same way. */
    List<DrawnCase> named(Collection<CaseId> cases, long position) {
        return cases(
                "r.case_id = ANY (:some)",
                new SqlArrayValue("uuid", cases.stream().map(CaseId::value).toArray()),
                position);
    }

    private List<DrawnCase> cases(String which, SqlArrayValue some, long position) {
        return jdbc.sql(
                        """
                        SELECT DISTINCT ON (r.receipt) r.*, %s AS ever_gated
                          FROM views.reviewable r
                         WHERE r.kind IN ('ENDED', 'GATED') AND r.position <= :position AND %s
                         ORDER BY r.receipt, r.kind, r.position DESC
                        """
                                .formatted(GATED, which))
                .param("position", position)
                .param("some", some)
                .query(
                        (row, n) -> {
                            var outcome = row.getString("outcome");
                            var unit = row.getString("unit");
                            var at = row.getObject("at", OffsetDateTime.class);
                            return new DrawnCase(
                                    row.getLong("receipt"),
                                    CaseId.of(row.getString("case_id")),
                                    row.getString("number"),
                                    outcome == null ? null : ComplaintState.valueOf(outcome),
                                    at == null ? null : at.toInstant(),
                                    unit == null ? null : new UnitId(unit),
                                    row.getBoolean("ever_gated"),
                                    row.getObject("approved", Boolean.class),
                                    row.getObject("investigated", Boolean.class),
                                    row.getObject("drafted", Boolean.class),
                                    ReviewState.TO_CONCLUDE,
                                    List.of());
                        })
                .list();
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
