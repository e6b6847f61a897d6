package org.caseledger.api.approvals;

import java.util.List;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.complaints.IncidentCases;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.web.ListReading;
import org.caseledger.api.web.PageController;
import org.caseledger.api.web.PageRequest;
import org.caseledger.api.web.requests.Paging;
import org.caseledger.api.web.requests.Paging.Part;
import org.caseledger.events.Actor;
import org.caseledger.query.approvals.Approval;
import org.caseledger.query.approvals.ApprovalQueries;
import org.caseledger.query.approvals.ApprovalQueries.ApprovalFilter;
import org.caseledger.query.approvals.ApprovalSort;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;

/** 签阅台账: who approved or reviewed what, when, and how long it took. */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class ApprovalRegister {
    private final ApprovalQueries approvals;
    private final IncidentCases ofIncident;
    private final ListReading lists;

    /** Some of the decisions, and how many there are. */
    public record Listed(long total, List<Approval> approvals) {}

    Listed list(ApprovalFilter filter, @Nullable String incident, @Nullable ApprovalSort sort, Part part, Actor actor) {
        AccessPolicy.mustReadCases(actor);
        var within = lists.upTo(part, filter, actor).within();
        return ofIncident
                .lists(incident, approvals, approvals::ofIncident)
                .find(
                        filter,
                        within,
                        sort == null ? ApprovalSort.LATEST : sort,
                        Paging.page(part.page()),
                        Paging.size(part.size()))
                .as(Listed::new);
    }

    /** 签阅台账: who approved or reviewed what, when, and how long it took. */
    @PageController
    @RequiredArgsConstructor
    static class RegisterPages {
        private final ApprovalRegister approvals;

        @GetMapping("/approvals")
        String register(
                ApprovalFilter filter,
                @Nullable String incident,
                @Nullable ApprovalSort sort,
                Part part,
                PageRequest page) {
            var found = approvals.list(filter, incident, sort, part, page.actor());
            page.show(filter, found.total(), found.approvals());
            page.add("sorts", ApprovalSort.values());
            page.add("oversees", AccessPolicy.oversees(page.actor()));
            return "approvals/register";
        }
    }
}
