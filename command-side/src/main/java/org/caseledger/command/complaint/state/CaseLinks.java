package org.caseledger.command.complaint.state;

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
public record CaseLinks(Set<CaseId> links, @Nullable CaseId lead) {

    static final CaseLinks NONE = new CaseLinks(Set.of(), null);

    CaseLinks on(ComplaintEvent event) {
        if (event instanceof RepeatComplaintLinked e) {
            return linked(next -> next.add(e.to()));
        } else if (event instanceof RepeatLinkUndone e) {
            return linked(next -> next.remove(e.to()));
        } else if (event instanceof ComplaintJoined e) {
            return new CaseLinks(links, e.lead());
        } else if (event instanceof JoinUndone) {
            return new CaseLinks(links, null);
        }
        return this;
    }

    private CaseLinks linked(Consumer<Set<CaseId>> change) {
        var next = new LinkedHashSet<>(links);
        change.accept(next);
        return new CaseLinks(Set.copyOf(next), lead);
    }
}
