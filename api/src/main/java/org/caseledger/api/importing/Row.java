package org.caseledger.api.importing;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.caseledger.text.Text;

/**
 * A record as its table has it.
 *
 * @param number counted from 1 with the header, as a spreadsheet shows it
 * @param cells text by column name, trimmed; blank where the table has nothing
 * @param faults what is wrong with a cell, by column name; it matters where the column is used
 */
public record Row(long number, Map<String, String> cells, Map<String, Text> faults) implements TableLine {
    /** One whose cells can all be read. */
    Row(long number, Map<String, String> cells) {
        this(number, cells, Map.of());
    }

    /** Blank when there is no such column. */
    String cell(String column) {
        return cells.getOrDefault(column, "");
    }

    /** The first fault in one of these columns. */
    Optional<Reject> fault(Collection<String> used) {
        return faults.entrySet().stream()
                .filter(fault -> used.contains(fault.getKey()))
                .findFirst()
                .map(fault -> new Reject(number, fault.getKey(), fault.getValue()));
    }
}
