package org.caseledger.query.retention;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.caseledger.events.CaseId;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.procedure.RetentionRule;
import org.caseledger.procedure.RetentionSchedule;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads how long cases are kept, and which of them are to be seen to. */
public final class RetentionQueries {
    private static final UUID FIRST = new UUID(0, 0);

    private final JdbcClient jdbc;

    public RetentionQueries(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /**
     * At most so many cases after one, by identity, that may have to be sealed off or proposed for destruction by a
     * schedule on that day.
     */
    public List<CaseId> due(RetentionSchedule schedule, LocalDate today, @Nullable CaseId last, int limit) {
        return jdbc.sql("""
                        SELECT case_id FROM (
                            (SELECT case_id FROM views.retention
                              WHERE stage = 'IN_USE' AND archived_in < :year
                                AND archived_in + 1 + CASE WHEN taken_back THEN %2$s ELSE %1$s END <= :year
                                AND (put_off_until IS NULL OR put_off_until <= :today)
                                AND case_id > :last
                              ORDER BY case_id LIMIT :limit)
                            UNION ALL
                            (SELECT case_id FROM views.retention
                              WHERE stage = 'SEALED_OFF' AND proposed_at IS NULL
                                AND archived_in + 1 + %2$s <= :year
                                AND (put_off_until IS NULL OR put_off_until <= :today)
                                AND case_id > :last
                              ORDER BY case_id LIMIT :limit)) AS due
                         ORDER BY case_id LIMIT :limit
                        """.formatted(
                                years(schedule, RetentionRule::sealedOffAfter), years(schedule, RetentionRule::years)))
                .param("year", today.getYear())
                .param("today", today)
                .param("last", last == null ? FIRST : last.value())
                .param("limit", limit)
                .query((row, n) -> new CaseId(row.getObject("case_id", UUID.class)))
                .list();
    }

    private static String years(RetentionSchedule schedule, ToIntFunction<RetentionRule> of) {
        return schedule.classes().stream()
                .map(rule -> "WHEN kind IN (%s)%s THEN %d"
                        .formatted(
                                names(rule.kinds()),
                                rule.severities() == null
                                        ? ""
                                        : " AND severity IN (%s)".formatted(names(rule.severities())),
                                of.applyAsInt(rule)))
                .collect(Collectors.joining(" ", "CASE ", " END"));
    }

    private static String names(Collection<? extends Enum<?>> values) {
        return values.stream().map(v -> "'" + v.name() + "'").collect(Collectors.joining(", "));
    }

    /** One case. */
    public Optional<KeptCase> of(CaseId caseId) {
        return jdbc.sql("SELECT kept FROM views.retention WHERE case_id = :id")
                .param("id", caseId.value())
                .query((row, n) -> EventCodec.read(row.getString("kept"), KeptCase.class))
                .optional();
    }
}
