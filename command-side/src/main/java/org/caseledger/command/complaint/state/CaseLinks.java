package org.caseledger.command.complaint.state;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;
import lombok.With;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.complaint.LinkEvent.ComplaintJoined;
import org.caseledger.events.complaint.LinkEvent.JoinUndone;
import org.caseledger.events.complaint.LinkEvent.NewFactsReported;
import org.caseledger.events.complaint.LinkEvent.RepeatComplaintLinked;
import org.caseledger.events.complaint.LinkEvent.RepeatLinkUndone;
import org.jspecify.annotations.Nullable;

/**
 * Which cases this one repeats, which one leads where it is handled together with others, and which later reports
 * brought new facts.
 */
@With
public record CaseLinks(Set<CaseId> links, @Nullable CaseId lead, Set<CaseId> newFacts) {
    static final CaseLinks NONE = new CaseLinks(Set.of(), null, Set.of());

    CaseLinks on(ComplaintEvent event) {
        if (event instanceof RepeatComplaintLinked e) {
            return linked(next -> next.add(e.to()));
        } else if (event instanceof RepeatLinkUndone e) {
            return linked(next -> next.remove(e.to()));
        } else if (event instanceof ComplaintJoined e) {
            return withLead(e.lead());
        } else if (event instanceof JoinUndone) {
            return withLead(null);
        } else if (event instanceof NewFactsReported e) {
            var more = new LinkedHashSet<>(newFacts);
            more.add(e.in());
            return withNewFacts(Set.copyOf(more));
        }
        return this;
    }

    private CaseLinks linked(Consumer<Set<CaseId>> change) {
        var next = new LinkedHashSet<>(links);
        change.accept(next);
        return withLinks(Set.copyOf(next));
    }
}
