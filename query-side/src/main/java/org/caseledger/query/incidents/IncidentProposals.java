package org.caseledger.query.incidents;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.caseledger.events.Clause;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.Severity;
import org.caseledger.events.incident.IncidentKind;
import org.caseledger.events.incident.ProposalId;
import org.caseledger.procedure.Measure;
import org.caseledger.procedure.Procedures;
import org.caseledger.procedure.Response;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.query.Conditions;
import org.caseledger.query.Page;
import org.caseledger.query.board.BoardCard;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;

/** Proposes incidents: of a surge, and of cases whose procedure calls for one. Nothing is declared by this. */
public final class IncidentProposals {
    private static final List<String> SURGE_CLAUSES = List.of("P2.22");

    // Cases in progress that call for a response of the procedure and have no decision on it, mandatory responses
    // first. Under an overlay of the law the procedure below it decides.
    private static final String PROPOSED = """
            (SELECT b.case_id, b.received_at, asked.rank
               FROM views.board b
               JOIN unnest(:procedures, :severities, :ranks::int[]) AS asked (procedure, severity, rank)
                 ON asked.severity = coalesce(b.severity, 'GENERAL')
                AND asked.procedure = split_part(b.procedure, '+', 1)
              WHERE b.open AND b.source IS NULL
                AND NOT EXISTS (SELECT FROM views.incident i WHERE i.proposed = 'case/' || b.case_id)
                AND NOT EXISTS (SELECT FROM views.incident_case c
                                 WHERE c.case_id = b.case_id AND c.attached)) AS proposed
            """;

    private final JdbcClient jdbc;
    private final Procedures procedures;
    private final String inForce;
    private final WorkCalendar calendar;
    private final SurgeRule rule;

    /** {@code inForce} is the id of the procedure that the office handles new cases by. */
    public IncidentProposals(
            DataSource dataSource, Procedures procedures, String inForce, WorkCalendar calendar, SurgeRule rule) {
        this.jdbc = JdbcClient.create(dataSource);
        this.procedures = procedures;
        this.inForce = inForce;
        this.calendar = calendar;
        this.rule = rule;
    }

    /** Proposals because of surges at an instant: none while an incident of that kind is open. */
    public List<ProposedIncident> ofSurges(Instant now) {
        boolean goesOn = jdbc.sql("""
                                SELECT EXISTS (SELECT FROM views.incident
                                                WHERE declared AND open AND NOT exercise AND kind = 'SURGE')
                                """).query(Boolean.class).single();
        if (goesOn) {
            return List.of();
        }
        var proposed = intake(now).surges(rule, calendar, now).stream()
                .map(surge -> new ProposedIncident(
                        ProposalId.of(surge.hour(), surge.cases()),
                        IncidentKind.SURGE,
                        Clause.under(inForce, SURGE_CLAUSES),
                        true,
                        null,
                        surge))
                .toList();
        var answered = jdbc.sql("SELECT proposed FROM views.incident WHERE proposed = ANY (:ids)")
                .param("ids", text(proposed.stream().map(p -> p.id().value()).toList()))
                .query(String.class)
                .set();
        return proposed.stream().filter(p -> !answered.contains(p.id().value())).toList();
    }

    private HourlyIntake intake(Instant now) {
        var from = now.truncatedTo(ChronoUnit.HOURS).minus(rule.lookBack()).minus(Duration.ofDays(7L * rule.weeks()));
        var intake = new HourlyIntake();
        jdbc.sql("""
                        SELECT hour, channel, category_1, count(*) AS cases
                          FROM (SELECT date_trunc('hour', received_at, 'UTC') AS hour, channel, category_1
                                  FROM views.statistics
                                 WHERE received_at >= :from AND received_at <= :now AND NOT migrated) AS received
                         GROUP BY GROUPING SETS ((hour), (hour, channel), (hour, category_1))
                        HAVING grouping(channel, category_1) <> 2 OR category_1 IS NOT NULL
                        """)
                .param("from", Conditions.utc(from))
                .param("now", Conditions.utc(now))
                .query(row -> {
                    intake.add(
                            of(row), row.getObject("hour", OffsetDateTime.class).toInstant(), row.getLong("cases"));
                });
        return intake;
    }

    private static HourlyIntake.Of of(ResultSet row) throws SQLException {
        var channel = row.getString("channel");
        return new HourlyIntake.Of(channel == null ? null : Channel.valueOf(channel), row.getString("category_1"));
    }

    /** A page of the cases that propose one, pages counted from 0. */
    public Page<ProposedIncident> ofCases(int page, int size) {
        var names = new ArrayList<String>();
        var severities = new ArrayList<String>();
        var ranks = new ArrayList<String>();
        for (var procedure : procedures.all()) {
            for (var severity : Severity.values()) {
                var responses = procedure.responsesTo(severity);
                if (!responses.isEmpty()) {
                    names.add(procedure.id());
                    severities.add(severity.name());
                    ranks.add(isAtOnce(responses) ? "0" : "1");
                }
            }
        }
        var rows = jdbc.sql("""
                                SELECT b.kept->'card' AS card, b.procedure
                                  FROM (SELECT * FROM %s
                                         ORDER BY rank, received_at, case_id
                                         LIMIT :size OFFSET :offset) AS page
                                  JOIN views.board b USING (case_id)
                                 ORDER BY rank, page.received_at, case_id
                                """.formatted(PROPOSED))
                .param("procedures", text(names))
                .param("severities", text(severities))
                .param("ranks", text(ranks))
                .param("size", size)
                .param("offset", (long) page * size)
                .query((row, n) -> proposed(row))
                .list();
        long total = jdbc.sql("SELECT count(*) FROM %s".formatted(PROPOSED))
                .param("procedures", text(names))
                .param("severities", text(severities))
                .param("ranks", text(ranks))
                .query(Long.class)
                .single();
        return new Page<>(rows, total);
    }

    private ProposedIncident proposed(ResultSet row) throws SQLException {
        var card = EventCodec.read(row.getString("card"), BoardCard.class);
        var severity = card.severity() == null ? Severity.GENERAL : card.severity();
        var procedure = row.getString("procedure").split("\\+")[0];
        var responses = procedures.get(procedure).responsesTo(severity);
        return new ProposedIncident(
                ProposalId.of(card.caseId()),
                IncidentKind.MAJOR,
                responses.get(0).clause(),
                isAtOnce(responses),
                new ProposedCase(
                        card.caseId(),
                        card.number(),
                        severity,
                        card.state(),
                        card.unit(),
                        card.respondent(),
                        card.category(),
                        card.receivedAt(),
                        responses),
                null);
    }

    private static boolean isAtOnce(List<Response> responses) {
        return responses.stream().anyMatch(r -> r.measure() == Measure.INCIDENT);
    }

    private static SqlArrayValue text(List<String> values) {
        return new SqlArrayValue("text", values.toArray());
    }
}
