package org.caseledger.api.lists;

import org.jspecify.annotations.Nullable;

/** A column of a list that its reader may choose; {@code label} is the key of what heads it. */
public interface ListColumn {
    /** What it is called in an address. */
    String name();

    String label();

    /** Whether it is shown unless other columns are chosen. */
    boolean isUsual();

    /** Whether every choice has it: it leads to what a row is about. */
    default boolean isAlways() {
        return false;
    }

    /** The orders by it; null where the list has none. */
    default @Nullable ColumnOrder order() {
        return null;
    }
}
