package org.caseledger.query.incidents;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.caseledger.events.CaseId;
import org.caseledger.events.incident.ReplayedCase;
import org.caseledger.query.Conditions;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which past cases an exercise can receive again, and which it is to receive by now. */
public final class ReplayQueries {
    private final JdbcClient jdbc;
    private final IncidentQueries incidents;

    public ReplayQueries(DataSource dataSource, IncidentQueries incidents) {
        this.jdbc = JdbcClient.create(dataSource);
        this.incidents = incidents;
    }

    /** The real cases received from an instant until before another, in that order, at most so many. */
    public List<ReplayedCase> past(Instant from, Instant until, int atMost) {
        var respondents = new HashMap<String, Integer>();
        return jdbc.sql("""
                        SELECT case_id, received_at, respondent FROM views.statistics
                         WHERE received_at >= :from AND received_at < :until
                         ORDER BY received_at, case_id
                         LIMIT :most
                        """)
                .param("from", Conditions.utc(from))
                .param("until", Conditions.utc(until))
                .param("most", atMost)
                .query((row, n) -> new ReplayedCase(
                        new CaseId(row.getObject("case_id", UUID.class)),
                        row.getObject("received_at", OffsetDateTime.class).toInstant(),
                        number(respondents, row.getString("respondent"))))
                .list();
    }

    private static int number(Map<String, Integer> respondents, @Nullable String name) {
        return name == null ? 0 : respondents.computeIfAbsent(name, n -> respondents.size() + 1);
    }

    /**
     * What is to be received by an instant and is not yet, the longest due first: of an exercise that was closed
     * meanwhile too, since it is closed only after all of it was due.
     */
    public List<ReplayRow> due(Instant now, int limit) {
        var waiting = new HashMap<UUID, List<CaseId>>();
        jdbc.sql("""
                        SELECT c.incident_id, c.case_id
                          FROM views.incident_case c
                         WHERE c.attached AND c.due_at <= :now
                           AND NOT EXISTS (SELECT FROM views.exercise_board b WHERE b.case_id = c.case_id)
                         ORDER BY c.due_at
                         LIMIT :limit
                        """).param("now", Conditions.utc(now)).param("limit", limit).query(row -> {
            waiting.computeIfAbsent(row.getObject("incident_id", UUID.class), id -> new ArrayList<>())
                    .add(new CaseId(row.getObject("case_id", UUID.class)));
        });
        var due = new ArrayList<ReplayRow>();
        waiting.forEach((incident, cases) -> due.addAll(still(incident, cases)));
        due.sort(Comparator.comparing(ReplayRow::dueAt));
        return due;
    }

    // The view may be behind the log: what was stopped meanwhile is not received.
    private List<ReplayRow> still(UUID incident, List<CaseId> cases) {
        Optional<IncidentFile> file = incidents.find(incident);
        return file.map(f -> f.replayed().stream()
                        .filter(r -> r.attached() && cases.contains(r.caseId()))
                        .toList())
                .orElse(List.of());
    }
}
