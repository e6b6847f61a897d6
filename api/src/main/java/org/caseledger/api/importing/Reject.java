package org.caseledger.api.importing;

import org.caseledger.text.Labelled;
import org.caseledger.text.Text;

/**
 * A record that cannot be taken.
 *
 * @param row counted from 1 with the header
 * @param column where, {@code -} when it is the whole record
 * @param text why
 */
public record Reject(long row, String column, Text text) implements TableLine, Mapped, Labelled {
    /** In the place of a column when it is the whole record. */
    static final String WHOLE = "-";

    @Override
    public long number() {
        return row;
    }

    /** Not one column but the record is broken. */
    static Reject record(long row, Text text) {
        return new Reject(row, WHOLE, text);
    }
}
