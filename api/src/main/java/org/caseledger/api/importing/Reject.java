package org.caseledger.api.importing;

import org.caseledger.text.Labelled;

/**
 * A record that cannot be taken.
 *
 * @param row counted from 1 with the header
 * @param column where, {@code -} when it is the whole record
 * @param zh why, in Chinese
 * @param en why, in English
 */
public record Reject(long row, String column, String zh, String en)
        implements TableLine, Mapped, Labelled {

    @Override
    public long number() {
        return row;
    }

    /** Not one column but the record is broken. */
    static Reject record(long row, String zh, String en) {
        return new Reject(row, "-", zh, en);
    }
}
