package org.caseledger.api.escalations;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.web.ListReading;
import org.caseledger.api.web.PageController;
import org.caseledger.api.web.PageRequest;
import org.caseledger.api.web.requests.Paging.Part;
import org.caseledger.events.Actor;
import org.caseledger.query.escalations.EscalationFilter;
import org.caseledger.query.escalations.ListedEscalation;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** 上报与仲裁 (P1.12): what was put before a superior authority, and what was answered. */
@RestController
@Tag(name = "escalations 上报与仲裁")
@RequiredArgsConstructor
class Escalations {
    private final ListReading lists;

    /** Some of the escalations, and how many there are. */
    public record Listed(long total, List<ListedEscalation> escalations) {}

    @GetMapping("/api/escalations")
    Listed list(EscalationFilter filter, Part part, Actor actor) {
        AccessPolicy.mustReadCases(actor);
        return lists.find(EscalationFilter.LIST, filter, part, actor).as(Listed::new);
    }

    @PageController
    @RequiredArgsConstructor
    static class EscalationPages {
        private final Escalations escalations;

        @GetMapping("/escalations")
        String list(EscalationFilter filter, Part part, PageRequest page) {
            var found = escalations.list(filter, part, page.actor());
            page.show(filter, found.total(), found.escalations());
            return "escalations/escalations";
        }
    }
}
