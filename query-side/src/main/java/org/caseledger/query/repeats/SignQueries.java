package org.caseledger.query.repeats;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.caseledger.events.CaseId;
import org.caseledger.events.UnitId;
import org.caseledger.events.complaint.RefusalSign;
import org.caseledger.procedure.SignMeasure;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;

/**
 * What the ledger shows of the five factors of article 17 for a complaint (O121-17): compared with complaints alone, so
 * that nothing leads to a report (O121-37). Nothing is opened.
 */
public final class SignQueries {
    // What is compared is a person's or a number's, or alike in text: the latest that were found.
    private static final String FOUND = """
            (SELECT case_id FROM views.repeats
              WHERE %s AND received_at BETWEEN :from AND :until
              ORDER BY received_at DESC, case_id LIMIT 500)
            """;

    private final JdbcClient jdbc;

    public SignQueries(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /** All five in the order of the article, for a reader of one unit's cases (null: of all). */
    public List<ComputedSign> of(CaseId caseId, List<SignMeasure> measures, @Nullable UnitId within) {
        var rules = rules(caseId, measures);
        return Arrays.stream(RefusalSign.values())
                .map(sign -> of(sign, measures, rules).within(within))
                .toList();
    }

    private static ComputedSign of(RefusalSign sign, List<SignMeasure> measures, Optional<SignRules> rules) {
        var measure = measures.stream().filter(m -> m.sign() == sign).findFirst();
        if (measure.isEmpty()) {
            return ComputedSign.without(sign, SignStanding.FOR_A_PERSON, null);
        }
        return rules.map(known -> known.of(measure.get()))
                .orElseGet(() -> ComputedSign.without(sign, SignStanding.NOTHING_TO_COMPARE, measure.get()));
    }

    private Optional<SignRules> rules(CaseId caseId, List<SignMeasure> measures) {
        int days = measures.stream().mapToInt(SignMeasure::withinDays).max().orElse(0);
        return own(caseId).map(own -> new SignRules(own, others(own, Duration.ofDays(days))));
    }

    private Optional<ComparedComplaint> own(CaseId caseId) {
        return jdbc.sql("SELECT %s%s FROM views.repeats r JOIN views.board b USING (case_id) WHERE case_id = :case"
                        .formatted(ComparedComplaint.COLUMNS, ComparedComplaint.SKETCH))
                .param("case", caseId.value())
                .query(ComparedComplaint.READ)
                .optional();
    }

    private List<ComparedComplaint> others(ComparedComplaint own, Duration days) {
        var by = own.keys();
        var found = new ArrayList<String>();
        if (by.phone() != null) {
            found.add(FOUND.formatted("phone = :phone"));
        }
        if (by.email() != null) {
            found.add(FOUND.formatted("email = :email"));
        }
        if (by.address() != null) {
            found.add(FOUND.formatted("address = :address"));
        }
        if (by.respondent() != null && !by.sketch().isEmpty()) {
            found.add(FOUND.formatted("respondent = :name AND sketch && :sketch"));
        }
        if (found.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("""
                                SELECT %s%s
                                  FROM (%s) AS found
                                  JOIN views.repeats r USING (case_id)
                                  JOIN views.board b USING (case_id)
                                 WHERE b.kind = 'COMPLAINT' AND r.case_id <> :self
                                   AND r.complaint IS DISTINCT FROM :self
                                   AND r.case_id IS DISTINCT FROM
                                       (SELECT complaint FROM views.repeats WHERE case_id = :self)
                                """.formatted(
                        ComparedComplaint.COLUMNS, ComparedComplaint.WITHOUT_SKETCH, String.join(" UNION ", found)))
                .param("self", own.caseId().value())
                .param("phone", by.phone())
                .param("email", by.email())
                .param("address", by.address())
                .param("name", by.respondent())
                .param("sketch", new SqlArrayValue("bigint", by.sketch().toArray()))
                .param("from", own.receivedAt().minus(days).atOffset(ZoneOffset.UTC))
                .param("until", own.receivedAt().plus(days).atOffset(ZoneOffset.UTC))
                .query(ComparedComplaint.READ)
                .list();
    }
}
