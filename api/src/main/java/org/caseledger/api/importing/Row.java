package org.caseledger.api.importing;

import java.util.Map;

/**
 * A record as its table has it.
 *
 * @param number counted from 1 with the header, as a spreadsheet shows it
 * @param cells text by column name, trimmed; blank where the table has nothing
 */
public record Row(long number, Map<String, String> cells) implements TableLine {

    /** Blank when there is no such column. */
    String cell(String column) {
        return cells.getOrDefault(column, "");
    }
}
