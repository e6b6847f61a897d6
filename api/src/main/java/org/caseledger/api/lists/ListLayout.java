package org.caseledger.api.lists;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.caseledger.api.web.Address;
import org.jspecify.annotations.Nullable;

/**
 * How a list is shown: {@code all} the columns that it has, those that are {@code shown} and in which order its rows
 * come; {@code address} asks for that and for what the list is filtered by.
 */
public record ListLayout<C extends ListColumn>(
        List<C> all,
        List<C> shown,
        Address address,
        @Nullable String sort) {
    /** What the chosen columns are called in an address. */
    public static final String COLUMNS = "columns";

    private static final String SORT = "sort";

    /** The heading of a column: how the list is sorted by it, and where a click leads to. */
    public record Heading(
            String label, @Nullable String sorted, @Nullable Address to) {}

    /**
     * The columns {@code chosen}, or else the usual ones, in the order that the list has for them; {@code sort} is the
     * order in which the rows are.
     */
    public static <C extends Enum<C> & ListColumn> ListLayout<C> of(
            Class<C> type, @Nullable List<C> chosen, Address address, @Nullable Enum<?> sort) {
        return of(Arrays.asList(type.getEnumConstants()), chosen, address, sort);
    }

    static <C extends ListColumn> ListLayout<C> of(
            List<C> all, @Nullable List<C> chosen, Address address, @Nullable Enum<?> sort) {
        boolean none = chosen == null || chosen.isEmpty();
        var shown = all.stream()
                .filter(c -> none ? c.usual() : c.isAlways() || chosen.contains(c))
                .toList();
        var usually = all.stream().filter(ListColumn::usual).toList();
        var asked = shown.equals(usually) ? null : names(shown);
        return new ListLayout<>(all, shown, address.with(COLUMNS, asked), sort == null ? null : sort.name());
    }

    /** The usual columns of a list that cannot be changed. */
    public static <C extends Enum<C> & ListColumn> ListLayout<C> usual(Class<C> type) {
        return of(type, null, new Address(""), null);
    }

    private static String names(List<? extends ListColumn> columns) {
        return columns.stream().map(ListColumn::name).collect(Collectors.joining(","));
    }

    /** The headings of the columns that are shown. */
    public List<Heading> headings() {
        return shown.stream().map(this::heading).toList();
    }

    private Heading heading(C column) {
        var order = column.order();
        if (order == null || address.path().isEmpty()) {
            return new Heading(column.label(), null, null);
        }
        return new Heading(column.label(), order.direction(sort), address.with(SORT, order.after(sort)));
    }

    /** Whether a column is shown. */
    public boolean shows(C column) {
        return shown.contains(column);
    }

    /** Whether the reader can choose. */
    public boolean isChoosable() {
        return !address.path().isEmpty();
    }

    /** The address of all its rows as a file of this kind. */
    public Address file(String kind) {
        return new Address(address.path() + "/list." + kind, address.asked());
    }

    /** The same with the usual columns. */
    public Address withUsual() {
        return address.with(COLUMNS, null);
    }
}
