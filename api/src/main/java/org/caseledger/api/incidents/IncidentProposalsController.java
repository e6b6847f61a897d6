package org.caseledger.api.incidents;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.requests.Paging;
import org.caseledger.query.incidents.IncidentProposals;
import org.caseledger.query.incidents.ProposedIncident;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What may have to be declared an incident; a person declares it or dismisses the proposal. */
@RestController
@Tag(name = "incidents 应急")
public class IncidentProposalsController {

    private final IncidentProposals proposals;
    private final Paging paging;
    private final Clock clock;

    IncidentProposalsController(IncidentProposals proposals, Paging paging, Clock clock) {
        this.proposals = proposals;
        this.paging = paging;
        this.clock = clock;
    }

    /** Surges, all of them, and some of the cases; {@code total} is how many cases there are. */
    public record Proposed(
            Instant asOf,
            List<ProposedIncident> surges,
            long total,
            List<ProposedIncident> cases) {}

    @GetMapping(IncidentsController.PATH + "/proposals")
    public Proposed proposals(
            @RequestParam(required = false) Integer page,
            @RequestParam(required = false) Integer size,
            @RequestParam(required = false) Long after,
            @AuthenticationPrincipal LoggedIn person) {
        AccessPolicy.mustReadAllCases(person.actor());
        paging.waitFor(after);
        var now = clock.instant();
        var cases = proposals.ofCases(Paging.page(page), Paging.size(size));
        return new Proposed(now, proposals.ofSurges(now), cases.total(), cases.rows());
    }
}
