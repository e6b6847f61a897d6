package org.caseledger.query.board;

import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.caseledger.events.CaseId;
import org.caseledger.events.EventCodec;
import org.caseledger.procedure.Gates;
import org.caseledger.procedure.Procedure;
import org.caseledger.procedure.Procedures;
import org.caseledger.query.views.Recorded;
import org.caseledger.query.views.View;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;

/** Writes {@code views.board}: the card of every case. */
public final class BoardView implements View<BoardCase> {

    private final JdbcClient jdbc;
    private final Map<String, Gates> gates;

    /** {@code procedures} say whose turn it is on a case; one that is gone asks for nothing. */
    public BoardView(DataSource dataSource, Procedures procedures) {
        this.jdbc = JdbcClient.create(dataSource);
        this.gates =
                procedures.all().stream()
                        .collect(Collectors.toMap(Procedure::id, Procedure::gates));
    }

    @Override
    public String name() {
        return "board";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public @Nullable BoardCase on(@Nullable BoardCase before, Recorded recorded) {
        if (before != null && recorded.position() <= before.card().position()) {
            return before;
        }
        return new BoardFold(before).next(recorded, gates::get);
    }

    @Override
    public Map<CaseId, BoardCase> load(Collection<CaseId> cases) {
        return jdbc
                .sql("SELECT kept FROM views.board WHERE case_id = ANY (:cases)")
                .param(
                        "cases",
                        new SqlArrayValue("uuid", cases.stream().map(CaseId::value).toArray()))
                .query((row, n) -> EventCodec.read(row.getString("kept"), BoardCase.class))
                .list()
                .stream()
                .collect(Collectors.toMap(kept -> kept.card().caseId(), Function.identity()));
    }

    @Override
    public void save(Collection<BoardCase> changed) {
        jdbc.sql(
                        """
                        INSERT INTO views.board (case_id, number, kind, channel, respondent, category, severity,
                                                 state, open, unit, source, received_at, last_act_at,
                                                 next_amber_at, next_due_at, position, kept)
                        SELECT (card->>'caseId')::uuid, card->>'number', card->>'kind', card->>'channel',
                               card->>'respondent', ARRAY(SELECT jsonb_array_elements_text(card->'category')),
                               card->>'severity', card->>'state', (card->>'open')::boolean, card->>'unit',
                               card->>'source', (card->>'receivedAt')::timestamptz,
                               (card->>'lastActAt')::timestamptz, (card->'next'->>'amberAt')::timestamptz,
                               (card->'next'->>'dueAt')::timestamptz, (card->>'position')::bigint, kept
                          FROM jsonb_array_elements(:changed::jsonb) AS row (kept), LATERAL (SELECT kept->'card') AS c (card)
                            ON CONFLICT (case_id) DO UPDATE
                           SET number = excluded.number, kind = excluded.kind, channel = excluded.channel,
                               respondent = excluded.respondent, category = excluded.category,
                               severity = excluded.severity, state = excluded.state, open = excluded.open,
                               unit = excluded.unit, source = excluded.source,
                               received_at = excluded.received_at, last_act_at = excluded.last_act_at,
                               next_amber_at = excluded.next_amber_at, next_due_at = excluded.next_due_at,
                               position = excluded.position, kept = excluded.kept
                        """)
                .param("changed", EventCodec.write(changed))
                .update();
    }

    @Override
    public void clear() {
        jdbc.sql("TRUNCATE views.board").update();
    }
}
