package org.caseledger.api.complaints;

import java.util.regex.Pattern;
import org.caseledger.api.web.problems.InvalidInputException;
import org.caseledger.events.CaseId;

/**
 * A draft chosen for approval together with others: its number and digest, in the version of the case that the list
 * showed.
 */
record BatchItem(CaseId caseId, int draft, String digest, long version) {
    private static final Pattern WRITTEN = Pattern.compile("([0-9a-f-]{36}) (\\d{1,6}) ([0-9a-f]{64}) (\\d{1,12})");

    /** Reads what a checkbox of the list sends. */
    static BatchItem of(String text) {
        var parts = WRITTEN.matcher(text);
        if (!parts.matches()) {
            throw new InvalidInputException("item", "不是清单中的事项", "is not an item of the list");
        }
        return new BatchItem(
                CaseReading.caseId(parts.group(1)),
                Integer.parseInt(parts.group(2)),
                parts.group(3),
                Long.parseLong(parts.group(4)));
    }

    @Override
    public String toString() {
        return "%s %d %s %d".formatted(caseId, draft, digest, version);
    }
}
