package org.caseledger.api.inspections;

import java.util.Locale;
import java.util.Map;
import org.caseledger.api.web.RequestedFilter;
import org.caseledger.events.UnitId;
import org.caseledger.events.accountability.AccountabilityKind;
import org.caseledger.query.accountability.AccountabilityBy;
import org.caseledger.query.accountability.AccountabilityCount;
import org.caseledger.query.accountability.AccountabilitySource;
import org.jspecify.annotations.Nullable;

/** Count for one key, with links to its entries. */
public record DeclarationCountLine(AccountabilityBy by, AccountabilityCount count, Map<String, String> asked) {
    /** What the key is; null for no unit, or for units as a whole. */
    public @Nullable Object name() {
        var key = count.key();
        if (key == null) {
            return null;
        }
        return switch (by) {
            case UNIT -> new UnitId(key);
            case PERSON -> key;
            case KIND -> AccountabilityKind.valueOf(key);
            case SOURCE -> AccountabilitySource.valueOf(key);
        };
    }

    /** The link to the entries of a kind that were not withdrawn. */
    public String standing(AccountabilityKind kind) {
        return to(RequestedFilter.with(RequestedFilter.with(asked, "kind", kind.name()), "withdrawn", false));
    }

    /** The link to the withdrawn entries. */
    public String withdrawn() {
        return to(RequestedFilter.with(asked, "withdrawn", true));
    }

    /** How much stands of a kind. */
    public long of(AccountabilityKind kind) {
        return switch (kind) {
            case COMMENDATION -> count.commendations();
            case CRITICISM -> count.criticisms();
            case INQUIRY -> count.inquiries();
        };
    }

    private String to(Map<String, String> filters) {
        var ofKey = count.key() == null
                ? RequestedFilter.with(filters, "none", by.name())
                : RequestedFilter.with(filters, by.name().toLowerCase(Locale.ROOT), count.key());
        return "/accountability?" + RequestedFilter.again(ofKey);
    }
}
