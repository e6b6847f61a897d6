package org.caseledger.query.board;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.UnitId;
import org.caseledger.procedure.Light;
import org.caseledger.query.Conditions;
import org.caseledger.query.RowReading;
import org.caseledger.query.board.BoardCounts.UnitState;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Adds up cards by unit and state and by light. */
final class Counted {
    private final Map<UnitState, Long> units = new LinkedHashMap<>();
    private final Map<Light, Long> lights = new EnumMap<>(Light.class);

    private Counted() {
        for (var light : Light.values()) {
            lights.put(light, 0L);
        }
    }

    /** Counts the rows of a board that meet these conditions. */
    static BoardCounts of(JdbcClient jdbc, String table, Conditions conditions) {
        var counted = new Counted();
        jdbc.sql("""
                        SELECT unit, state, %s AS light, count(*) AS cards
                          FROM %s
                         WHERE %s
                         GROUP BY 1, 2, 3
                         ORDER BY unit NULLS FIRST, state, light
                        """.formatted(BoardConditions.LIGHT, table, conditions.text()))
                .params(conditions.params())
                .query(RowReading.of(Row.class))
                .list()
                .forEach(counted::add);
        return counted.counts();
    }

    private record Row(@Nullable UnitId unit, ComplaintState state, Light light, long cards) {}

    private void add(Row row) {
        units.merge(new UnitState(row.unit(), row.state(), 0), row.cards(), Long::sum);
        lights.merge(row.light(), row.cards(), Long::sum);
    }

    private BoardCounts counts() {
        var rows = units.entrySet().stream()
                .map(e -> new UnitState(e.getKey().unit(), e.getKey().state(), e.getValue()))
                .toList();
        return new BoardCounts(rows.stream().mapToLong(UnitState::cards).sum(), rows, lights);
    }
}
