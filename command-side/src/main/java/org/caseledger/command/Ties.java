package org.caseledger.command;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.complaint.ComplaintJoined;
import org.caseledger.events.complaint.JoinUndone;
import org.caseledger.events.complaint.RepeatComplaintLinked;
import org.caseledger.events.complaint.RepeatLinkUndone;
import org.jspecify.annotations.Nullable;

/** Which cases this one repeats, and which one leads where it is handled together with others. */
record Ties(Set<CaseId> links, @Nullable CaseId lead) {

    static final Ties NONE = new Ties(Set.of(), null);

    Ties on(ComplaintEvent event) {
        if (event instanceof RepeatComplaintLinked e) {
            return linked(next -> next.add(e.to()));
        } else if (event instanceof RepeatLinkUndone e) {
            return linked(next -> next.remove(e.to()));
        } else if (event instanceof ComplaintJoined e) {
            return new Ties(links, e.lead());
        } else if (event instanceof JoinUndone) {
            return new Ties(links, null);
        }
        return this;
    }

    private Ties linked(Consumer<Set<CaseId>> change) {
        var next = new LinkedHashSet<>(links);
        change.accept(next);
        return new Ties(Set.copyOf(next), lead);
    }
}
