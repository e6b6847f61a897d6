package org.caseledger.api.board;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.UnitId;
import org.caseledger.query.board.BoardCounts;

/** The counts of a board as a table: a line for each unit. */
public final class BoardTable {
    private BoardTable() {}

    /** How many cases of a unit are in each state; the unit is empty where none has them. */
    public record Line(Optional<UnitId> unit, Map<ComplaintState, Long> states) {
        /** All of them. */
        public long total() {
            return states.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /** The lines in the order of the units' codes. */
    public static List<Line> of(BoardCounts counts) {
        var lines = new TreeMap<String, Line>();
        for (var cell : counts.units()) {
            var unit = Optional.ofNullable(cell.unit());
            lines.computeIfAbsent(unit.map(UnitId::value).orElse(""), key -> new Line(unit, new TreeMap<>()))
                    .states()
                    .put(cell.state(), cell.cards());
        }
        return List.copyOf(lines.values());
    }
}
