package org.caseledger.query.checkup;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;
import org.caseledger.events.CaseId;
import org.caseledger.events.oversight.SampleStrata;
import org.caseledger.query.Conditions;
import org.caseledger.query.RowReading;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;

/**
 * Reads the cases that a sample is drawn from: all that ended or came to need approvals in a period (P9.12), signed or
 * not, at a position of the log.
 */
final class CasePopulation {
    private static final String AMONG =
            "EXISTS (SELECT FROM views.reviewable o WHERE o.case_id = r.case_id AND o.position <= :position AND ";
    private static final String GATED = AMONG + "o.kind = 'GATED')";
    private static final String OF_UNIT = AMONG + "o.kind IN ('HANDLED', 'ENDED') AND o.unit = :unit)";
    private static final String OF_LEADER = AMONG + "o.kind = 'SIGNED' AND o.person = :leader)";

    private final JdbcClient jdbc;

    CasePopulation(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /** The positions of their receipts, in order. */
    List<Long> positions(@Nullable Instant from, @Nullable Instant until, SampleStrata strata, long position) {
        var conditions = conditions(from, until, strata, position);
        return jdbc.sql("""
                        SELECT DISTINCT r.receipt FROM views.reviewable r
                         WHERE r.kind IN ('ENDED', 'GATED') AND %s
                         ORDER BY r.receipt
                        """.formatted(conditions.text()))
                .params(conditions.params())
                .query(Long.class)
                .list();
    }

    /** The same cases, counted by the strata of samples. */
    Population counted(@Nullable Instant from, @Nullable Instant until, SampleStrata strata, long position) {
        var conditions = conditions(from, until, strata, position);
        var counted = jdbc.sql("""
                                WITH population AS (
                                  SELECT DISTINCT r.case_id, %s AS ever_gated
                                    FROM views.reviewable r
                                   WHERE r.kind IN ('ENDED', 'GATED') AND %s)
                                SELECT 'GATED' AS by, ever_gated::text AS value, count(*) AS cases
                                  FROM population GROUP BY 2
                                UNION ALL
                                SELECT 'UNIT', o.unit, count(DISTINCT o.case_id)
                                  FROM population JOIN views.reviewable o USING (case_id)
                                 WHERE o.position <= :position AND o.kind IN ('HANDLED', 'ENDED')
                                   AND o.unit IS NOT NULL
                                 GROUP BY 2
                                UNION ALL
                                SELECT 'LEADER', o.person, count(DISTINCT o.case_id)
                                  FROM population JOIN views.reviewable o USING (case_id)
                                 WHERE o.position <= :position AND o.kind = 'SIGNED'
                                 GROUP BY 2
                                 ORDER BY 1, 3 DESC, 2
                                """.formatted(GATED, conditions.text()))
                .params(conditions.params())
                .query(RowReading.of(Population.Stratum.class))
                .list();
        return Population.of(counted);
    }

    private static Conditions conditions(
            @Nullable Instant from, @Nullable Instant until, SampleStrata strata, long position) {
        return new Conditions()
                .with("r.position <= :position", "position", position)
                .with("r.at >= :from", "from", from)
                .with("r.at < :until", "until", until)
                .with(GATED, Boolean.TRUE.equals(strata.gated()))
                .with("NOT " + GATED, Boolean.FALSE.equals(strata.gated()))
                .with(OF_UNIT, "unit", strata.unit())
                .with(OF_LEADER, "leader", strata.leader());
    }

    /** The cases with these receipts, as that position had them, in the order of the receipts. */
    List<DrawnCase> received(Collection<Long> receipts, long position) {
        return cases("r.receipt = ANY (:some)", new SqlArrayValue("bigint", receipts.toArray()), position);
    }

    /** These cases, in the same way. */
    List<DrawnCase> named(Collection<CaseId> cases, long position) {
        return cases(
                "r.case_id = ANY (:some)",
                new SqlArrayValue("uuid", cases.stream().map(CaseId::value).toArray()),
                position);
    }

    private List<DrawnCase> cases(String which, SqlArrayValue some, long position) {
        return jdbc.sql("""
                        SELECT DISTINCT ON (r.receipt) r.receipt AS position, case_id, number, outcome, at, unit, %s AS gated,
                               approved, investigated, drafted, 'TO_CONCLUDE' AS state, '{}'::text[] AS readings
                          FROM views.reviewable r
                         WHERE r.kind IN ('ENDED', 'GATED') AND r.position <= :position AND %s
                         ORDER BY r.receipt, r.kind, r.position DESC
                        """.formatted(GATED, which))
                .param("position", position)
                .param("some", some)
                .query(RowReading.of(DrawnCase.class))
                .list();
    }
}
