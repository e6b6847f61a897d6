package org.caseledger.query.board;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.caseledger.events.CaseId;
import org.caseledger.events.Clock;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.UnitId;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.Severity;
import org.caseledger.procedure.Light;
import org.caseledger.query.Conditions;
import org.caseledger.query.Page;
import org.jspecify.annotations.Nullable;
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
                jdbc, """
                        SELECT page.*,
                               (SELECT b.kept->'card'->>'secret' FROM views.board b
                                 WHERE b.case_id = page.case_id) IS NOT NULL AS secret
                          FROM (SELECT * FROM views.past
                                 WHERE %1$s
                                 ORDER BY %2$s
                                 LIMIT :size OFFSET :offset) AS page
                         ORDER BY %2$s
                        """.formatted(conditions.text(), order), page, size, (row, n) -> card(row, then.at()));
        // What is under way is counted whole, as the counts do.
        long total = filter.done()
                ? conditions.counted("views.past").read(jdbc)
                : conditions.count("views.past").read(jdbc);
        return new Page<>(cards, total);
    }

    /** How many cards were under way, by unit and state, and by light. */
    public BoardCounts counts(PastFilter filter, Then then) {
        var conditions = conditions(filter, then).with(UNDER_WAY, filter.done());
        var counted = new Counted();
        jdbc.sql("""
                        SELECT unit, state, CASE WHEN next_due_at <= :now THEN 'RED'
                                                 WHEN next_amber_at <= :now THEN 'AMBER'
                                                 ELSE 'GREEN' END AS light,
                               count(*) AS cards
                          FROM views.past
                         WHERE %s
                         GROUP BY 1, 2, 3
                         ORDER BY unit NULLS FIRST, state, light
                        """.formatted(conditions.text())).params(conditions.params()).query(row -> {
            counted.add(
                    unit(row),
                    ComplaintState.valueOf(row.getString("state")),
                    Light.valueOf(row.getString("light")),
                    row.getLong("cards"));
        });
        return counted.counts();
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
                        SELECT past.*, c.clock AS of_clock, c.number AS start, "amberAt", "dueAt",
                               provisional %s
                         ORDER BY "dueAt", case_id, of_clock, start
                         LIMIT :size OFFSET :offset
                        """.formatted(clocks), page, size, (row, n) -> deadline(row, then.at()));
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

    private static PastCard card(ResultSet row, Instant at) throws SQLException {
        var clocks = List.of(EventCodec.read(row.getString("clocks"), NextDeadline[].class));
        var severity = row.getString("severity");
        return new PastCard(
                new CaseId(row.getObject("case_id", UUID.class)),
                row.getLong("from_position"),
                instant(row, "from_at"),
                row.getString("number"),
                ComplaintKind.valueOf(row.getString("kind")),
                Channel.valueOf(row.getString("channel")),
                // Of a case that is secret now, not from before it was (P7.20).
                row.getBoolean("secret") ? null : row.getString("respondent"),
                List.of((String[]) row.getArray("category").getArray()),
                severity == null ? null : Severity.valueOf(severity),
                ComplaintState.valueOf(row.getString("state")),
                row.getBoolean("open"),
                unit(row),
                row.getString("handler"),
                row.getInt("round"),
                row.getString("source"),
                instant(row, "received_at"),
                clocks.isEmpty()
                        ? Light.GREEN
                        : Light.at(
                                at,
                                NextDeadline.firstAmber(clocks),
                                clocks.get(0).dueAt()),
                clocks);
    }

    private static PastDeadline deadline(ResultSet row, Instant at) throws SQLException {
        var amberAt = instant(row, "amberAt");
        var dueAt = instant(row, "dueAt");
        return new PastDeadline(
                new CaseId(row.getObject("case_id", UUID.class)),
                row.getLong("from_position"),
                row.getString("number"),
                ComplaintKind.valueOf(row.getString("kind")),
                Channel.valueOf(row.getString("channel")),
                ComplaintState.valueOf(row.getString("state")),
                unit(row),
                Clock.valueOf(row.getString("of_clock")),
                row.getInt("start"),
                amberAt,
                dueAt,
                row.getBoolean("provisional"),
                Light.at(at, amberAt, dueAt));
    }

    private static @Nullable UnitId unit(ResultSet row) throws SQLException {
        var unit = row.getString("unit");
        return unit == null ? null : new UnitId(unit);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
