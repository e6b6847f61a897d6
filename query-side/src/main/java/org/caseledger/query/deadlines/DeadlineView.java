package org.caseledger.query.deadlines;

import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.caseledger.events.CaseId;
import org.caseledger.events.EventCodec;
import org.caseledger.query.views.Recorded;
import org.caseledger.query.views.View;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;

/** Writes {@code views.deadline_case} and {@code views.deadline}: every clock of every case. */
public final class DeadlineView implements View<DeadlineCase> {

    private final JdbcClient jdbc;

    public DeadlineView(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    @Override
    public String name() {
        return "deadlines";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public @Nullable DeadlineCase on(@Nullable DeadlineCase before, Recorded recorded) {
        if (before != null && recorded.position() <= before.position()) {
            return before;
        }
        return DeadlineFold.next(before, recorded);
    }

    @Override
    public Map<CaseId, DeadlineCase> load(Collection<CaseId> cases) {
        return jdbc
                .sql("SELECT kept FROM views.deadline_case WHERE case_id = ANY (:cases)")
                .param(
                        "cases",
                        new SqlArrayValue("uuid", cases.stream().map(CaseId::value).toArray()))
                .query((row, n) -> EventCodec.read(row.getString("kept"), DeadlineCase.class))
                .list()
                .stream()
                .collect(Collectors.toMap(DeadlineCase::caseId, Function.identity()));
    }

    @Override
    public void save(Collection<DeadlineCase> changed) {
        String rows = EventCodec.write(changed);
        jdbc.sql(
                        """
                        INSERT INTO views.deadline_case (case_id, number, kind, channel, state, unit, received_at,
                                                         received_month, source, verdict, position, kept)
                        SELECT (kept->>'caseId')::uuid, kept->>'number', kept->>'kind', kept->>'channel',
                               kept->>'state', kept->>'unit', (kept->>'receivedAt')::timestamptz,
                               kept->>'receivedMonth', kept->>'source', kept->>'verdict',
                               (kept->>'position')::bigint, kept
                          FROM jsonb_array_elements(:changed::jsonb) AS row (kept)
                            ON CONFLICT (case_id) DO UPDATE
                           SET kind = excluded.kind, channel = excluded.channel, state = excluded.state,
                               unit = excluded.unit, source = excluded.source, verdict = excluded.verdict,
                               position = excluded.position, kept = excluded.kept
                        """)
                .param("changed", rows)
                .update();
        jdbc.sql(
                        """
                        INSERT INTO views.deadline AS old (case_id, clock, number, answering, status, running, missed,
                                                    late, amber_at, due_at, ended_at, deadline)
                        SELECT (kept->>'caseId')::uuid, d->>'clock', (d->>'number')::int, clock->>'answering',
                               d->>'status', (clock->>'running')::boolean, (d->>'missed')::boolean,
                               (d->>'late')::boolean, (d->>'amberAt')::timestamptz, (d->>'dueAt')::timestamptz,
                               (d->>'endedAt')::timestamptz, d
                          FROM jsonb_array_elements(:changed::jsonb) AS row (kept),
                               jsonb_array_elements(kept->'clocks') AS counted (clock),
                               LATERAL (SELECT clock->'deadline') AS of_it (d)
                            ON CONFLICT (case_id, clock, number) DO UPDATE
                           SET answering = excluded.answering, status = excluded.status,
                               running = excluded.running, missed = excluded.missed, late = excluded.late,
                               amber_at = excluded.amber_at, due_at = excluded.due_at,
                               ended_at = excluded.ended_at, deadline = excluded.deadline
                         WHERE old.deadline <> excluded.deadline
                            OR old.answering IS DISTINCT FROM excluded.answering
                        """)
                .param("changed", rows)
                .update();
    }

    @Override
    public void clear() {
        jdbc.sql("TRUNCATE views.deadline, views.deadline_case").update();
    }
}
