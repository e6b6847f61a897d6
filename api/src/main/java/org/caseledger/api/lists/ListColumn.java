package org.caseledger.api.lists;

import org.jspecify.annotations.Nullable;

/** A column of a list that its reader may choose; {@code label} is the key of what heads it. */
public interface ListColumn {
    /** What it is called in an address. */
    String name();

    String label();

    /** Whether it is shown unless other columns are chosen. */
    boolean usual();

    /** Whether every choice has it: it leads to what a row is about. */
    default boolean isAlways() {
        return false;
    }

    /** The orders by it; null where the list has none. */
    default @Nullable ColumnOrder order() {
        return null;
    }

    /**
     * The orders of a list by one column, by their names in an address: with the least first and with the greatest
     * first, null where there is none; {@code descendingFirst} says which comes with the first click.
     */
    public record ColumnOrder(
            @Nullable String ascending, @Nullable String descending, boolean descendingFirst) {
        /** With the least first, or the greatest where that is so already. */
        public static ColumnOrder of(Enum<?> ascending, Enum<?> descending) {
            return new ColumnOrder(ascending.name(), descending.name(), false);
        }

        /** The other way round: first the greatest. */
        public static ColumnOrder latestFirst(Enum<?> ascending, Enum<?> descending) {
            return new ColumnOrder(ascending.name(), descending.name(), true);
        }

        /** In one direction only. */
        public static ColumnOrder only(Enum<?> ascending) {
            return new ColumnOrder(ascending.name(), null, false);
        }

        /** How a list in this order is sorted by the column, in the words of ARIA; null for not. */
        @Nullable
        String direction(@Nullable String sort) {
            if (sort == null) {
                return null;
            } else if (sort.equals(ascending)) {
                return "ascending";
            }
            return sort.equals(descending) ? "descending" : null;
        }

        /** Which order a click on the heading asks for. */
        @Nullable
        String after(@Nullable String sort) {
            boolean other = sort != null && sort.equals(descendingFirst ? descending : ascending);
            var next = other != descendingFirst ? descending : ascending;
            return next == null ? ascending : next;
        }
    }
}
