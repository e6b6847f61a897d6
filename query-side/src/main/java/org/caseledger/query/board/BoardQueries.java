package org.caseledger.query.board;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.EventCodec;
import org.caseledger.events.UnitId;
import org.caseledger.procedure.Light;
import org.caseledger.query.Page;
import org.caseledger.query.board.BoardCounts.UnitState;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the board. */
public final class BoardQueries {

    // A parameter that is null is a condition that PostgreSQL leaves out when it plans.
    private static final String CARDS =
            """
            WITH lit AS (
                SELECT b.*, CASE WHEN next_due_at <= :now THEN 'RED'
                                 WHEN next_amber_at <= :now THEN 'AMBER'
                                 ELSE 'GREEN' END AS light
                  FROM views.board b
            ), card AS (
                SELECT * FROM lit
                 WHERE (:unit::text IS NULL OR unit = :unit)
                   AND (:within::text IS NULL OR unit = :within)
                   AND (:state::text IS NULL OR state = :state)
                   AND (:kind::text IS NULL OR kind = :kind)
                   AND (:channel::text IS NULL OR channel = :channel)
                   AND (:severity::text IS NULL OR severity = :severity)
                   AND (:light::text IS NULL OR light = :light)
                   AND (:respondent::text IS NULL OR position(lower(:respondent) IN lower(respondent)) > 0)
                   AND (:number::text IS NULL OR position(:number IN number) > 0)
                   AND (:category::text IS NULL OR category @> ARRAY[:category::text])
                   AND (:migrated::boolean IS NULL OR (source IS NOT NULL) = :migrated)
                   AND (NOT :openOnly OR open)
            )
            """;

    private final JdbcClient jdbc;

    public BoardQueries(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /** The card of one case. */
    public Optional<BoardCard> card(CaseId caseId) {
        return jdbc.sql("SELECT kept->'card' AS card FROM views.board WHERE case_id = :id")
                .param("id", caseId.value())
                .query(BoardQueries::card)
                .optional();
    }

    /** A page of cards, pages counted from 0, and how many cards there are in all. */
    public Page<BoardCard> find(
            BoardFilter filter, BoardSort sort, int page, int size, Instant now) {
        var rows =
                jdbc.sql(
                                """
                                %s
                                SELECT kept->'card' AS card FROM card
                                 ORDER BY CASE WHEN :sort = 'DUE' THEN next_due_at END NULLS LAST,
                                          CASE WHEN :sort = 'STUCK' THEN last_act_at END,
                                          CASE WHEN :sort = 'NUMBER' THEN number END,
                                          received_at DESC, case_id
                                 LIMIT :size OFFSET :offset
                                """
                                        .formatted(CARDS))
                        .params(params(filter, now))
                        .param("sort", sort.name())
                        .param("size", size)
                        .param("offset", (long) page * size)
                        .query(BoardQueries::card)
                        .list();
        long total =
                jdbc.sql("%s SELECT count(*) FROM card".formatted(CARDS))
                        .params(params(filter, now))
                        .query(Long.class)
                        .single();
        return new Page<>(rows, total);
    }

    /** How many cards there are by unit and state, and by light. */
    public BoardCounts counts(BoardFilter filter, Instant now) {
        var lights = new EnumMap<Light, Long>(Light.class);
        for (Light light : Light.values()) {
            lights.put(light, 0L);
        }
        var units = new LinkedHashMap<UnitState, Long>();
        jdbc.sql(
                        """
                        %s
                        SELECT unit, state, light, count(*) AS cards FROM card
                         GROUP BY unit, state, light
                         ORDER BY unit NULLS FIRST, state, light
                        """
                                .formatted(CARDS))
                .params(params(filter, now))
                .query(
                        row -> {
                            long cards = row.getLong("cards");
                            lights.merge(Light.valueOf(row.getString("light")), cards, Long::sum);
                            units.merge(key(row), cards, Long::sum);
                        });
        List<UnitState> rows =
                units.entrySet().stream()
                        .map(
                                e ->
                                        new UnitState(
                                                e.getKey().unit(),
                                                e.getKey().state(),
                                                e.getValue()))
                        .toList();
        return new BoardCounts(rows.stream().mapToLong(UnitState::cards).sum(), rows, lights);
    }

    private static UnitState key(ResultSet row) throws SQLException {
        String unit = row.getString("unit");
        return new UnitState(
                unit == null ? null : new UnitId(unit),
                ComplaintState.valueOf(row.getString("state")),
                0);
    }

    private static BoardCard card(ResultSet row, int n) throws SQLException {
        return EventCodec.read(row.getString("card"), BoardCard.class);
    }

    private static Map<String, @Nullable Object> params(BoardFilter filter, Instant now) {
        var params = new HashMap<String, @Nullable Object>();
        params.put("now", now.atOffset(ZoneOffset.UTC));
        params.put("unit", text(filter.unit()));
        params.put("within", text(filter.within()));
        params.put("state", text(filter.state()));
        params.put("kind", text(filter.kind()));
        params.put("channel", text(filter.channel()));
        params.put("severity", text(filter.severity()));
        params.put("light", text(filter.light()));
        params.put("respondent", filter.respondent());
        params.put("number", filter.number());
        params.put("category", filter.category());
        params.put("migrated", filter.migrated());
        params.put("openOnly", filter.openOnly());
        return params;
    }

    // Enums and ids as they are written in the rows.
    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
