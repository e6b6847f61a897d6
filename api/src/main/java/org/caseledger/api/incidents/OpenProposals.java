package org.caseledger.api.incidents;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.web.requests.Paging;
import org.caseledger.api.web.requests.Paging.Part;
import org.caseledger.events.Actor;
import org.caseledger.query.incidents.IncidentProposals;
import org.caseledger.query.incidents.ProposedIncident;
import org.springframework.stereotype.Component;

/** What may have to be declared an incident; a person declares it or dismisses the proposal. */
@Component
@RequiredArgsConstructor
class OpenProposals {
    private final IncidentProposals proposals;
    private final Paging paging;
    private final Clock clock;

    /** Surges, all of them, and some of the cases; {@code total} is how many cases there are. */
    public record Proposed(Instant asOf, List<ProposedIncident> surges, long total, List<ProposedIncident> cases) {}

    Proposed list(Part part, Actor actor) {
        AccessPolicy.mustReadAllCases(actor);
        paging.waitFor(part.after());
        var now = clock.instant();
        var cases = proposals.ofCases(Paging.page(part.page()), Paging.size(part.size()));
        return new Proposed(now, proposals.ofSurges(now), cases.total(), cases.rows());
    }
}
