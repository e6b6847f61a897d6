package org.caseledger.query.responsibility;

import java.time.Instant;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.caseledger.events.CaseId;
import org.caseledger.events.Role;
import org.caseledger.events.UnitId;
import org.caseledger.procedure.OfficeHours;
import org.caseledger.query.Conditions;
import org.caseledger.query.InPeriod;
import org.caseledger.query.Page;
import org.caseledger.query.RowReading;
import org.caseledger.query.Where;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Tells how long cases waited for whom, in office hours. */
public final class HoldingQueries {
    /** Working seconds of a row that lie within the period. */
    private static final String SPENT = "greatest(least(until_worked, :end) - greatest(from_worked, :begin), 0)";

    private final JdbcClient jdbc;
    private final TransactionTemplate reading;
    private final OfficeHours hours;

    public HoldingQueries(DataSource dataSource, OfficeHours hours) {
        this.jdbc = JdbcClient.create(dataSource);
        this.reading = new TransactionTemplate(new JdbcTransactionManager(dataSource));
        this.reading.setReadOnly(true);
        this.hours = hours;
    }

    // The times of a period lie together in the index that their questions are asked of, so that
    // its pages are read one after the other; for jumping between them PostgreSQL would rather read
    // the whole table.
    private <T> T inOrder(Supplier<T> question) {
        return reading.execute(status -> {
            jdbc.sql("SET LOCAL random_page_cost = 1.1").update();
            return question.get();
        });
    }

    /** A page of those who held cases, pages counted from 0, the longest time first. */
    public Page<HoldingTime> times(HoldingBy by, HoldingFilter filter, @Nullable UnitId within, int page, int size) {
        return inOrder(() -> timesOf(by, filter, within, page, size));
    }

    private Page<HoldingTime> timesOf(HoldingBy by, HoldingFilter filter, @Nullable UnitId within, int page, int size) {
        var conditions = conditions(filter, within);
        String key = by == HoldingBy.UNIT ? "role, unit" : "role, unit, person";
        return conditions.groups(
                jdbc,
                """
                        SELECT role, unit, %4$s AS person, count(*) AS times,
                               count(*) FILTER (WHERE until_at IS NULL) AS lasting,
                               sum(%2$s)::float8 / 3600 AS hours, sum(%2$s)::float8 / 3600 / count(*) AS mean_hours,
                               max(%2$s)::float8 / 3600 AS longest_hours, count(*) OVER () AS groups
                          FROM views.responsibility_held
                         WHERE %3$s
                         GROUP BY %1$s
                         ORDER BY hours DESC, %1$s
                         LIMIT :size OFFSET :offset
                        """.formatted(key, SPENT, conditions.text(), by == HoldingBy.UNIT ? "NULL::text" : "person"),
                page,
                size,
                RowReading.of(HoldingTime.class));
    }

    /** The times behind such a number, the longest first; those of one case as they followed. */
    public Page<HoldingRow> held(HoldingFilter filter, @Nullable UnitId within, int page, int size) {
        return inOrder(() -> heldOf(filter, within, page, size));
    }

    private Page<HoldingRow> heldOf(HoldingFilter filter, @Nullable UnitId within, int page, int size) {
        var conditions = conditions(filter, within);
        var order = filter.caseId() == null ? "spent DESC, case_id, number" : "number";
        var rows = conditions.page(
                jdbc, """
                        SELECT held.*, from_at AS from, until_at AS until, page.spent / 3600.0::float8 AS hours, case_number
                          FROM (SELECT case_id, number, %1$s AS spent FROM views.responsibility_held
                                 WHERE %2$s
                                 ORDER BY %3$s
                                 LIMIT :size OFFSET :offset) AS page
                          JOIN views.responsibility_held held USING (case_id, number)
                          JOIN (SELECT case_id, number AS case_number
                                  FROM views.responsibility_case) c USING (case_id)
                         ORDER BY %3$s
                        """.formatted(SPENT, conditions.text(), order), page, size, RowReading.of(HoldingRow.class));
        long total = conditions.count("views.responsibility_held").read(jdbc);
        return new Page<>(rows, total);
    }

    private Conditions conditions(HoldingFilter filter, @Nullable UnitId within) {
        return Conditions.of(filter)
                .inSight("case_id", filter.caseId())
                .with("unit = :within", "within", within)
                .param("begin", hours.secondsUntil(filter.from()))
                .param("end", hours.secondsUntil(filter.until()));
    }

    /** The grouping of holding times. */
    public enum HoldingBy {
        /** Each handling unit, and each role that cases wait for besides. */
        UNIT,
        /** Each person of them. */
        PERSON
    }

    /**
     * Conditions on holdings: what lies in a period, of these (null accepts all; an empty person stands for holdings
     * without a named person); {@code migrated} has those of before the case was here, too.
     */
    public record HoldingFilter(
            @Where("coalesce(until_at, 'infinity') > :from") @Nullable
            Instant from,

            @Where("from_at < :until") @Nullable Instant until,
            @Where("case_id = :caseId") @Nullable CaseId caseId,
            @Where("role = :role") @Nullable Role role,
            @Where("unit = :unit") @Nullable UnitId unit,

            @Where("coalesce(person, '') = :person") @Nullable
            String person,

            @Where(value = "until_at IS NULL", no = "until_at IS NOT NULL") @Nullable
            Boolean lasting,

            @Where(value = "true", no = "NOT migrated") @Nullable
            Boolean migrated)
            implements InPeriod {
        /** All that was held in a period by people of this office. */
        public static HoldingFilter of(Instant from, Instant until) {
            return new HoldingFilter(from, until, null, null, null, null, null, false);
        }

        /** The same of another period, with what is migrated only if that is asked for. */
        public HoldingFilter in(Instant begin, Instant end) {
            return new HoldingFilter(begin, end, caseId, role, unit, person, lasting, Boolean.TRUE.equals(migrated));
        }

        /** The same, for holdings without a named person. */
        public HoldingFilter ofNobody() {
            return new HoldingFilter(from, until, caseId, role, unit, "", lasting, migrated);
        }
    }
}
