package org.caseledger.query.deadlines;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.caseledger.events.CaseId;
import org.caseledger.events.Clock;
import org.caseledger.events.EventCodec;
import org.caseledger.query.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the clocks of all cases. */
public final class DeadlineQueries {

    private static final String LISTED =
            """
            WITH listed AS (
                SELECT c.case_id, c.number, c.kind, c.channel, c.state, c.unit, c.received_at, c.source,
                       d.due_at, d.ended_at, c.kept, d.clock, d.number AS start
                  FROM views.deadline d JOIN views.deadline_case c USING (case_id)
                 WHERE CASE :list WHEN 'DUE_SOON' THEN d.running AND d.amber_at <= :now AND d.due_at > :now
                                  WHEN 'OVERDUE' THEN d.running AND d.due_at <= :now
                                  WHEN 'MET_LATE' THEN d.status = 'MET' AND d.late END
                   AND (:unit::text IS NULL OR c.unit = :unit)
                   AND (:within::text IS NULL OR c.unit = :within)
                   AND (:channel::text IS NULL OR c.channel = :channel)
                   AND (:kind::text IS NULL OR c.kind = :kind)
                   AND (:clock::text IS NULL OR d.clock = :clock)
                   AND (:migrated::boolean IS NULL OR (c.source IS NOT NULL) = :migrated)
            )
            """;

    private final JdbcClient jdbc;

    public DeadlineQueries(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /** A page of one of the lists, pages counted from 0, and how many rows it has in all. */
    public Page<DeadlineRow> find(
            DeadlineList list, DeadlineFilter filter, int page, int size, Instant now) {
        var rows =
                jdbc.sql(
                                """
                                %s
                                SELECT * FROM listed
                                 ORDER BY CASE WHEN :list = 'MET_LATE' THEN ended_at END DESC,
                                          due_at, case_id, clock, start
                                 LIMIT :size OFFSET :offset
                                """
                                        .formatted(LISTED))
                        .params(params(list, filter, now))
                        .param("size", size)
                        .param("offset", (long) page * size)
                        .query(DeadlineQueries::listed)
                        .list();
        long total =
                jdbc.sql("%s SELECT count(*) FROM listed".formatted(LISTED))
                        .params(params(list, filter, now))
                        .query(Long.class)
                        .single();
        return new Page<>(rows, total);
    }

    /** Every clock of a case, in the order in which they started. */
    public List<DeadlineRow> of(CaseId caseId) {
        return jdbc.sql("SELECT kept FROM views.deadline_case WHERE case_id = :case")
                .param("case", caseId.value())
                .query((row, n) -> kept(row))
                .optional()
                .map(c -> c.clocks().stream().map(clock -> row(c, clock)).toList())
                .orElse(List.of());
    }

    /** Clocks that have passed and are not yet recorded as missed, the longest passed first. */
    public List<PassedDeadline> passed(Instant now, int limit) {
        return jdbc.sql(
                        """
                        SELECT case_id, clock, number FROM views.deadline
                         WHERE running AND NOT missed AND due_at <= :now
                         ORDER BY due_at
                         LIMIT :limit
                        """)
                .param("now", time(now))
                .param("limit", limit)
                .query(
                        (row, n) ->
                                new PassedDeadline(
                                        new CaseId(row.getObject("case_id", UUID.class)),
                                        Clock.valueOf(row.getString("clock")),
                                        row.getInt("number")))
                .list();
    }

    /**
     * How the limits were kept in the cases received from {@code from} until before {@code to}; of
     * one clock, or of all when it is null.
     */
    public List<Compliance> compliance(
            ComplianceBy by, @Nullable Clock clock, Instant from, Instant to) {
        return jdbc.sql(
                        """
                        WITH counted AS (
                            SELECT CASE :by WHEN 'UNIT' THEN d.answering
                                            WHEN 'CHANNEL' THEN c.channel
                                            WHEN 'MONTH' THEN c.received_month END AS key,
                                   d.status = 'MET' AND NOT d.late AS met_in_time,
                                   d.status = 'MET' AND d.late AS met_late,
                                   d.status <> 'MET' AND d.missed AS missed,
                                   d.status = 'LAPSED' AND NOT d.missed AS lapsed,
                                   d.status = 'OPEN' AND NOT d.missed AS running
                              FROM views.deadline d JOIN views.deadline_case c USING (case_id)
                             WHERE c.received_at >= :from AND c.received_at < :to
                               AND (:clock::text IS NULL OR d.clock = :clock)
                        )
                        SELECT key, count(*) AS total,
                               count(*) FILTER (WHERE met_in_time) AS met_in_time,
                               count(*) FILTER (WHERE met_late) AS met_late,
                               count(*) FILTER (WHERE missed) AS missed,
                               count(*) FILTER (WHERE lapsed) AS lapsed,
                               count(*) FILTER (WHERE running) AS running,
                               count(*) FILTER (WHERE met_in_time)::float8
                                   / nullif(count(*) FILTER (WHERE met_in_time OR met_late OR missed), 0) AS rate
                          FROM counted
                         GROUP BY key
                         ORDER BY key NULLS FIRST
                        """)
                .param("by", by.name())
                .param("clock", clock == null ? null : clock.name())
                .param("from", time(from))
                .param("to", time(to))
                .query(Compliance.class)
                .list();
    }

    /** What the sources say of the migrated cases received in that time, by the case's unit. */
    public List<SourceVerdicts> sourceVerdicts(ComplianceBy by, Instant from, Instant to) {
        return jdbc.sql(
                        """
                        SELECT CASE :by WHEN 'UNIT' THEN unit
                                        WHEN 'CHANNEL' THEN channel
                                        WHEN 'MONTH' THEN received_month END AS key,
                               count(*) FILTER (WHERE verdict = 'IN_TIME') AS in_time,
                               count(*) FILTER (WHERE verdict = 'OVERDUE') AS overdue
                          FROM views.deadline_case
                         WHERE verdict IS NOT NULL AND received_at >= :from AND received_at < :to
                         GROUP BY 1
                         ORDER BY 1 NULLS FIRST
                        """)
                .param("by", by.name())
                .param("from", time(from))
                .param("to", time(to))
                .query(SourceVerdicts.class)
                .list();
    }

    private static Map<String, @Nullable Object> params(
            DeadlineList list, DeadlineFilter filter, Instant now) {
        var params = new HashMap<String, @Nullable Object>();
        params.put("list", list.name());
        params.put("now", time(now));
        params.put("unit", text(filter.unit()));
        params.put("within", text(filter.within()));
        params.put("channel", text(filter.channel()));
        params.put("kind", text(filter.kind()));
        params.put("clock", text(filter.clock()));
        params.put("migrated", filter.migrated());
        return params;
    }

    private static DeadlineRow listed(ResultSet row, int n) throws SQLException {
        var ofCase = kept(row);
        var clock = Clock.valueOf(row.getString("clock"));
        return row(ofCase, ofCase.clock(clock, row.getInt("start")));
    }

    private static DeadlineCase kept(ResultSet row) throws SQLException {
        return EventCodec.read(row.getString("kept"), DeadlineCase.class);
    }

    private static DeadlineRow row(DeadlineCase of, DeadlineCase.Counted clock) {
        return new DeadlineRow(
                of.caseId(),
                of.number(),
                of.kind(),
                of.channel(),
                of.state(),
                of.unit(),
                clock.answering(),
                of.receivedAt(),
                of.source(),
                clock.deadline());
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
