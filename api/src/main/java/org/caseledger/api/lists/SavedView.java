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

    static SavedView of(ListViewSaved event) {
        return new SavedView(event.list(), event.name(), event.asked(), event.unit());
    }

    /** Whether an address asks for it. */
    public boolean isAskedBy(Address address) {
        return path(list).equals(address.path()) && asked(list, address.asked()).equals(asked);
    }

    /** What a view of a list keeps of what is asked for, without what people type words into. */
    static String asked(ListKind list, Map<String, String> asked) {
        var kept = new Address("");
        for (var one : new TreeMap<>(asked).entrySet()) {
            if (list.saves(one.getKey()) && VALUE.matcher(one.getValue()).matches()) {
                kept = kept.with(one.getKey(), one.getValue());
            }
        }
        return kept.query();
    }

    /** Where it is shown. */
    public String address() {
        return asked.isEmpty() ? path(list) : path(list) + "?" + asked;
    }

    /** Where a list is. */
    static String path(ListKind list) {
        return switch (list) {
            case WORK -> "/work";
            case BOARD -> "/board";
            case DEADLINES -> "/deadlines";
        };
    }
}
