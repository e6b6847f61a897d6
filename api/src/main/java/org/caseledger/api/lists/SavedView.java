package org.caseledger.api.lists;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.caseledger.api.web.Address;
import org.caseledger.events.UnitId;
import org.caseledger.events.office.ListKind;
import org.caseledger.events.office.ListViewEvent.ListViewSaved;
import org.jspecify.annotations.Nullable;

/** A saved view of a list, of a person or of a unit: {@code asked} is its query as it appears in an address. */
public record SavedView(
        ListKind list, String name, String asked, @Nullable UnitId unit) {
    /** Words and codes of the domain, and nothing that could be more than one value. */
    private static final Pattern VALUE = Pattern.compile("[\\p{L}\\p{N}_,.-]{1,300}");

    /** Which of the plain lists it is of. */
    static final String NAME = "list";

    static SavedView of(ListViewSaved event) {
        return new SavedView(event.list(), event.name(), event.asked(), event.unit());
    }

    /** Whether an address asks for it. */
    public boolean isAskedBy(Address address) {
        return address().equals(kept(list, address).toString());
    }

    /** What a view of a list keeps of what is asked for, without what people type words into. */
    static String asked(ListKind list, Map<String, String> asked) {
        return list == ListKind.PLAIN
                ? kept(list, new Address(asked.get(NAME), asked)).toString()
                : kept(list, new Address("", asked)).query();
    }

    private static Address kept(ListKind list, Address address) {
        var kept = new Address(address.path());
        for (var one : new TreeMap<>(address.asked()).entrySet()) {
            if (list.saves(one.getKey()) && VALUE.matcher(one.getValue()).matches()) {
                kept = kept.with(one.getKey(), one.getValue());
            }
        }
        return kept;
    }

    /** Where it is shown. */
    public String address() {
        if (list == ListKind.PLAIN) {
            return path(list) + asked;
        }
        return asked.isEmpty() ? path(list) : path(list) + "?" + asked;
    }

    /** Where a list is. */
    static String path(ListKind list) {
        return switch (list) {
            case WORK -> "/work";
            case BOARD -> "/board";
            case DEADLINES -> "/deadlines";
            case PLAIN -> PlainLists.PATH;
        };
    }
}
