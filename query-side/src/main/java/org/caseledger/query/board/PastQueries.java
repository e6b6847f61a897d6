package org.caseledger.query.board;

import java.time.Instant;
import javax.sql.DataSource;
import org.caseledger.query.Conditions;
import org.caseledger.query.Page;
import org.caseledger.query.RowReading;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reads the board as it was after any event of the log; lights and what is overdue are those of the time that is asked
 * for with it.
 */
public final class PastQueries {
    /** A point of the past: everything recorded up to a position, looked at by the clock of then. */
    public record Then(long position, Instant at) {}

    private static final String STOOD = "int8range(from_position, to_position) @> CAST(:position AS bigint)";
    private static final String UNDER_WAY = "(open OR next_due_at IS NOT NULL)";

    private final JdbcClient jdbc;

    public PastQueries(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /**
     * A page of cards, pages counted from 0, and how many there were in all: what is under way by the first that is
     * due, and when what is done is asked for too, the latest received first.
     */
    public Page<PastCard> find(PastFilter filter, Then then, int page, int size) {
        var conditions = conditions(filter, then);
        var order = filter.done() ? "received_at DESC, case_id" : "next_due_at, received_at DESC, case_id";
        // Whether a case is secret now is looked up for the page only, one by one.
        var cards = conditions.page(
                jdbc,
                """
                        SELECT case_id, from_position AS position, from_at AS since, number, kind, channel,
                               -- Of a case that is secret now, not from before it was (P7.20).
                               CASE WHEN (SELECT b.kept->'card'->>'secret' FROM views.board b
                                           WHERE b.case_id = page.case_id) IS NULL
                                    THEN respondent END AS respondent,
                               category, severity, state, open, unit, handler, round, source, received_at,
                               %3$s AS light, clocks
                          FROM (SELECT * FROM views.past
                                 WHERE %1$s
                                 ORDER BY %2$s
                                 LIMIT :size OFFSET :offset) AS page
                         ORDER BY %2$s
                        """.formatted(conditions.text(), order, BoardConditions.LIGHT),
                page,
                size,
                RowReading.of(PastCard.class));
        // What is under way is counted whole, as the counts do.
        long total = filter.done()
                ? conditions.counted("views.past").read(jdbc)
                : conditions.count("views.past").read(jdbc);
        return new Page<>(cards, total);
    }

    /** How many cards were under way, by unit and state, and by light. */
    public BoardCounts counts(PastFilter filter, Then then) {
        var conditions = conditions(filter, then).with(UNDER_WAY, filter.done());
        return Counted.of(jdbc, "views.past", conditions);
    }

    /** A page of the clocks that were amber, or red, the first due first. */
    public Page<PastDeadline> deadlines(PastFilter filter, boolean overdue, Then then, int page, int size) {
        var conditions = conditions(filter, then)
                .with("next_due_at IS NOT NULL", true)
                .with("next_due_at <= :now", overdue)
                .with("\"dueAt\" <= :now", overdue)
                .with("\"amberAt\" <= :now AND \"dueAt\" > :now", !overdue);
        var clocks = """
                FROM views.past
                     CROSS JOIN LATERAL jsonb_to_recordset(clocks)
                         AS c (clock text, number integer, "amberAt" timestamptz, "dueAt" timestamptz,
                                 provisional boolean)
                WHERE %s
                """.formatted(conditions.text());
        var rows = conditions.page(jdbc, """
                        SELECT case_id, from_position AS position, past.number, kind, channel, state, unit, clock,
                               c.number AS start, "amberAt" AS amber_at, "dueAt" AS due_at, provisional,
                               CASE WHEN "dueAt" <= :now THEN 'RED' ELSE 'AMBER' END AS light %s
                         ORDER BY due_at, case_id, clock, start
                         LIMIT :size OFFSET :offset
                        """.formatted(clocks), page, size, RowReading.of(PastDeadline.class));
        long total = jdbc.sql("SELECT count(*) %s".formatted(clocks))
                .params(conditions.params())
                .query(Long.class)
                .single();
        return new Page<>(rows, total);
    }

    private static Conditions conditions(PastFilter filter, Then then) {
        var conditions = Conditions.of(filter)
                .with(STOOD, "position", then.position())
                .inSight("case_id", null)
                .with(UNDER_WAY, !filter.done())
                // nothing is recorded before it happened: the index begins there
                .with("received_at <= :now", filter.done())
                .param("now", then.at());
        if (filter.light() == null) {
            return conditions;
        }
        return switch (filter.light()) {
            case RED -> conditions.with("next_due_at <= :now", true);
            case AMBER -> conditions.with("next_due_at > :now AND next_amber_at <= :now", true);
            case GREEN ->
                conditions.with("(next_due_at IS NULL OR (next_due_at > :now AND next_amber_at > :now))", true);
        };
    }
}
