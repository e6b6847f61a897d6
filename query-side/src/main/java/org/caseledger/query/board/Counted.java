package org.caseledger.query.board;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.UnitId;
import org.caseledger.procedure.Light;
import org.caseledger.query.board.BoardCounts.UnitState;
import org.jspecify.annotations.Nullable;

/** Adds up cards by unit and state and by light. */
final class Counted {
    private final Map<UnitState, Long> units = new LinkedHashMap<>();
    private final Map<Light, Long> lights = new EnumMap<>(Light.class);

    Counted() {
        for (var light : Light.values()) {
            lights.put(light, 0L);
        }
    }

    void add(@Nullable UnitId unit, ComplaintState state, Light light, long cards) {
        units.merge(new UnitState(unit, state, 0), cards, Long::sum);
        lights.merge(light, cards, Long::sum);
    }

    BoardCounts counts() {
        var rows = units.entrySet().stream()
                .map(e -> new UnitState(e.getKey().unit(), e.getKey().state(), e.getValue()))
                .toList();
        return new BoardCounts(rows.stream().mapToLong(UnitState::cards).sum(), rows, lights);
    }
}
