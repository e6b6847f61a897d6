package org.caseledger.query.checkup;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.procedure.OfficeHours;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.query.Conditions;
import org.caseledger.query.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;

/** Reads how people sign: the numbers, and the decisions that each of them counts. */
public final class CheckUpQueries {
    /**
     * Each decision with its context. A batch is five decisions in a row within two minutes; slightly more than the
     * period is read, to detect one that began before it.
     */
    private static final String JUDGED = """
            WITH around AS (
                SELECT position, person, name, role, behalf, kind, sent_back, drafter, leader, signed_at, took_millis, entered_later,
                       took_millis IS NOT NULL AS timed,
                       coalesce(took_millis <= 30000, false) AS within30s,
                       signed_at IS NOT NULL AND NOT (signed_on = ANY (:workingDays)
                           AND signed_time >= :opens::time AND signed_time < :closes::time) AS outside_hours,
                       kind IN ('REPLY', 'OPINION') AND NOT opened AND NOT elsewhere AS never_opened,
                       (%1$s) AS in_period,
                       lead(signed_at, 4) OVER (PARTITION BY person ORDER BY signed_at, position)
                           - signed_at <= interval '2 minutes' AS begins_batch
                  FROM views.signed
                 WHERE %2$s
            ), judged AS (
                SELECT *,
                       coalesce(bool_or(begins_batch) OVER (PARTITION BY person ORDER BY signed_at, position
                                                            ROWS 4 PRECEDING), false) AS in_batch
                  FROM around
            ), most AS (
                SELECT DISTINCT ON (person) person, drafter, leader
                  FROM views.signed
                 WHERE %1$s AND %2$s AND kind IN ('REPLY', 'OPINION') AND drafter IS NOT NULL
                 GROUP BY person, drafter, leader
                 ORDER BY person, count(*) DESC, drafter, leader
            ), shown AS (
                SELECT j.*, m.drafter AS most_drafter, m.leader AS most_leader,
                       coalesce(j.kind IN ('REPLY', 'OPINION') AND j.drafter = m.drafter
                                AND j.leader IS NOT DISTINCT FROM m.leader, false) AS same_pair
                  FROM judged j LEFT JOIN most m USING (person)
                 WHERE in_period
            )
            """;

    private final JdbcClient jdbc;
    private final WorkCalendar calendar;
    private final OfficeHours hours;

    public CheckUpQueries(DataSource dataSource, WorkCalendar calendar, OfficeHours hours) {
        this.jdbc = JdbcClient.create(dataSource);
        this.calendar = calendar;
        this.hours = hours;
    }

    /** Everybody who signed in the period, whoever signed most first; one person when named. */
    public List<CheckUp> checkUp(Period period, @Nullable SignedKind kind, @Nullable String person) {
        return ask("""
                        SELECT person, max(name) AS name, coalesce(max(role) FILTER (WHERE behalf IS NULL), max(role)) AS role, count(*) AS decisions,
                               count(*) FILTER (WHERE timed) AS timed,
                               percentile_cont(0.5) WITHIN GROUP (ORDER BY took_millis) / 1000 AS median_seconds,
                               min(took_millis) / 1000.0::float8 AS quickest_seconds,
                               count(*) FILTER (WHERE within30s) AS within30s,
                               count(*) FILTER (WHERE in_batch) AS in_batch,
                               count(*) FILTER (WHERE outside_hours) AS outside_hours,
                               count(*) FILTER (WHERE kind IN ('REPLY', 'OPINION')) AS on_drafts,
                               count(*) FILTER (WHERE never_opened) AS never_opened,
                               count(*) FILTER (WHERE entered_later) AS entered_later,
                               count(*) FILTER (WHERE sent_back) AS sent_back,
                               count(*) FILTER (WHERE sent_back)::float8
                                   / nullif(count(*) FILTER (WHERE kind IN ('REPLY', 'OPINION')), 0) AS sent_back_rate,
                               count(*) FILTER (WHERE same_pair) AS same_pair,
                               count(*) FILTER (WHERE same_pair)::float8
                                   / nullif(count(*) FILTER (WHERE kind IN ('REPLY', 'OPINION')), 0) AS same_pair_rate,
                               min(most_drafter) AS drafter, min(most_leader) AS leader,
                               count(*) FILTER (WHERE behalf IS NOT NULL) AS on_behalf
                          FROM shown
                         GROUP BY person
                         ORDER BY decisions DESC, person
                        """, period, kind, person).query(CheckUp.class).list();
    }

    /** The decisions behind a number of a person, the latest first, pages counted from 0. */
    public Page<Signed> decisions(
            String person, SignedSubset which, Period period, @Nullable SignedKind kind, int page, int size) {
        var rows = ask("""
                                SELECT decision
                                  FROM (SELECT position FROM shown
                                         WHERE %s
                                         ORDER BY position DESC
                                         LIMIT :size OFFSET :offset) AS found
                                  JOIN views.signed USING (position)
                                 ORDER BY position DESC
                                """.formatted(which.condition()), period, kind, person)
                .param("size", size)
                .param("offset", (long) page * size)
                .query((row, n) -> EventCodec.read(row.getString("decision"), Signed.class))
                .list();
        long total = ask("SELECT count(*) FROM shown WHERE %s".formatted(which.condition()), period, kind, person)
                .query(Long.class)
                .single();
        return new Page<>(rows, total);
    }

    private JdbcClient.StatementSpec ask(
            String question, Period period, @Nullable SignedKind kind, @Nullable String person) {
        var within = new Conditions()
                .with("signed_at >= :from", "from", period.from())
                .with("signed_at < :until", "until", period.until());
        var around = new Conditions()
                .with("signed_at >= :from - interval '2 minutes'", "from", period.from())
                .with("signed_at < :until + interval '2 minutes'", "until", period.until())
                .with("person = :person", "person", person)
                .with("kind = :kind", "kind", kind);
        return jdbc.sql(JUDGED.formatted(within.text(), around.text()) + question)
                .params(around.params())
                .param("workingDays", workingDays(period))
                .param("opens", hours.opens().toString())
                .param("closes", hours.closes().toString());
    }

    /** The working days from the first to the last day on which anything was signed. */
    private SqlArrayValue workingDays(Period period) {
        Map<String, Object> ends = jdbc.sql("SELECT min(signed_on) AS first, max(signed_on) AS last FROM views.signed")
                .query()
                .singleRow();
        var first = latest(day(ends.get("first")), period.from());
        var last = earliest(day(ends.get("last")), period.until());
        var days = first == null || last == null || last.isBefore(first)
                ? new Object[0]
                : first.datesUntil(last.plusDays(1))
                        .filter(calendar::isWorkingDay)
                        .map(java.sql.Date::valueOf)
                        .toArray();
        return new SqlArrayValue("date", days);
    }

    private static @Nullable LocalDate day(@Nullable Object date) {
        return date == null ? null : ((java.sql.Date) date).toLocalDate();
    }

    private static @Nullable LocalDate latest(@Nullable LocalDate first, @Nullable Instant from) {
        var asked = from == null ? null : LocalDate.ofInstant(from, WorkCalendar.ZONE);
        return first == null || asked == null || asked.isBefore(first) ? first : asked;
    }

    private static @Nullable LocalDate earliest(@Nullable LocalDate last, @Nullable Instant until) {
        var asked = until == null ? null : LocalDate.ofInstant(until, WorkCalendar.ZONE);
        return last == null || asked == null || asked.isAfter(last) ? last : asked;
    }
}
