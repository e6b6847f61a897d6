package org.caseledger.query;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.ArrayList;
import java.util.List;
import org.caseledger.events.CaseId;
import org.caseledger.events.LedgerEvent;
import org.caseledger.events.complaint.LinkEvent.RepeatComplaintLinked;
import org.caseledger.events.complaint.LinkEvent.RepeatLinkUndone;
import org.jspecify.annotations.Nullable;

/** The cases that a case repeats, in the order in which they were linked (P4.22). */
public record RepeatLinks(@JsonValue List<CaseId> cases) {
    /** Of a case that repeats none. */
    public static final RepeatLinks NONE = new RepeatLinks(List.of());

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public RepeatLinks {
        cases = List.copyOf(cases);
    }

    /** The links after an event; a case that is linked again is the last one. */
    public RepeatLinks on(LedgerEvent event) {
        if (event instanceof RepeatComplaintLinked e) {
            var next = without(e.to());
            next.add(e.to());
            return new RepeatLinks(next);
        } else if (event instanceof RepeatLinkUndone e) {
            return new RepeatLinks(without(e.to()));
        }
        return this;
    }

    private List<CaseId> without(CaseId other) {
        var next = new ArrayList<>(cases);
        next.remove(other);
        return next;
    }

    /** The case that was linked last; null when none is. */
    public @Nullable CaseId last() {
        return cases.isEmpty() ? null : cases.get(cases.size() - 1);
    }
}
