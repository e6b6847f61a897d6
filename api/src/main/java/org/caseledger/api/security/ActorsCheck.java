package org.caseledger.api.security;

import java.util.Optional;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.eventlog.LogCheck.Fault;
import org.caseledger.events.Behalf;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Holds who acted against the people of the log: whether each was active, in the role, where the event stands. */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class ActorsCheck {
    private final JdbcClient jdbc;

    /**
     * The first event of a person who was disabled or had another role then; an act under way while that changed may
     * come a minute later.
     */
    public Optional<Fault> run() {
        return jdbc.sql("""
                        WITH state AS MATERIALIZED (
                            SELECT payload->>'username' AS person, payload->>'role' AS role,
                                   (payload->>'active')::boolean AS active, recorded_at, position AS since,
                                   lead(position) OVER (PARTITION BY stream_id ORDER BY sequence) AS until
                              FROM ledger.event
                             WHERE aggregate_type = 'person' AND type IN ('PersonRecorded', 'PersonChanged'))
                        SELECT e.position, s.person
                          FROM state s JOIN ledger.event e
                            ON e.metadata->>'actor' = s.person AND e.position > s.since
                           AND (s.until IS NULL OR e.position < s.until)
                         WHERE (NOT s.active OR e.metadata->>'role' <> s.role)
                           AND e.metadata->>:behalf IS NULL
                           AND e.recorded_at > s.recorded_at + interval '1 minute'
                         ORDER BY e.position
                         LIMIT 1
                        """)
                .param("behalf", Behalf.PERSON)
                .query((row, n) -> Fault.at(
                        row.getLong("position"),
                        "%s 当时已停用或不是此角色".formatted(row.getString("person")),
                        "%s was disabled then, or had another role".formatted(row.getString("person"))))
                .optional();
    }
}
