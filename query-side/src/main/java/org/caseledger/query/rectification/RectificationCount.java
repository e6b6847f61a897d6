package org.caseledger.query.rectification;

import org.caseledger.events.UnitId;
import org.jspecify.annotations.Nullable;

/**
 * How many orders a unit has (null: cases of no unit): {@code open} to {@code doneLate} make up {@code ordered};
 * {@code reopened} were done, and the case was handled again.
 */
public record RectificationCount(
        @Nullable UnitId unit, long ordered, long open, long overdue, long done, long doneLate, long reopened) {}
