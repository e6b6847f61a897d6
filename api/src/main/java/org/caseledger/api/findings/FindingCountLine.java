package org.caseledger.api.findings;

import java.util.Locale;
import java.util.Map;
import org.caseledger.api.web.RequestedFilter;
import org.caseledger.events.UnitId;
import org.caseledger.events.oversight.FindingAnswer;
import org.caseledger.query.findings.FindingCount;
import org.caseledger.query.findings.FindingRule;
import org.caseledger.query.findings.FindingSeverity;
import org.caseledger.query.findings.FindingsBy;
import org.jspecify.annotations.Nullable;

/** Count of findings for one key, with links to them. */
public record FindingCountLine(FindingsBy by, FindingCount count, Map<String, String> asked) {
    /** What the key is; null for the complaint center, or for omissions without an actor. */
    public @Nullable Object name() {
        var key = count.key();
        if (key == null) {
            return null;
        }
        return switch (by) {
            case RULE -> FindingRule.valueOf(key);
            case SEVERITY -> FindingSeverity.valueOf(key);
            case UNIT -> new UnitId(key);
            case PERSON, CLAUSE -> key;
        };
    }

    /** All of them. */
    public String all() {
        return to("answered", null);
    }

    /** Those without an answer. */
    public String unanswered() {
        return to("answered", false);
    }

    /** Those with this last answer. */
    public String answered(FindingAnswer answer) {
        return to("answer", answer.name());
    }

    /** Those of imported histories, which wait for no answer. */
    public String history() {
        return to(RequestedFilter.with(asked, "history", true), "answered", false);
    }

    private String to(String parameter, @Nullable Object value) {
        return to(asked, parameter, value);
    }

    private String to(Map<String, String> filter, String parameter, @Nullable Object value) {
        var ofKey = count.key() == null
                ? RequestedFilter.with(filter, "none", by.name())
                : RequestedFilter.with(filter, by.name().toLowerCase(Locale.ROOT), count.key());
        return "/findings?" + RequestedFilter.again(RequestedFilter.with(ofKey, parameter, value));
    }
}
