package org.caseledger.api.approvals;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.caseledger.api.complaints.IncidentCases;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.requests.Paging;
import org.caseledger.api.web.requests.PeriodParameter;
import org.caseledger.events.CaseId;
import org.caseledger.events.UnitId;
import org.caseledger.events.complaint.ApprovalLevel;
import org.caseledger.query.approvals.Approval;
import org.caseledger.query.approvals.ApprovalFilter;
import org.caseledger.query.approvals.ApprovalQueries;
import org.caseledger.query.approvals.ApprovalSort;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** 签阅台账: who approved or reviewed what, when, and how long it took. */
@RestController
@Tag(name = "approvals 签阅台账")
public class ApprovalsController {

    private final ApprovalQueries approvals;
    private final IncidentCases ofIncident;
    private final Paging paging;

    ApprovalsController(ApprovalQueries approvals, IncidentCases ofIncident, Paging paging) {
        this.ofIncident = ofIncident;
        this.approvals = approvals;
        this.paging = paging;
    }

    /** Which decisions are asked for. */
    public record Question(
            @Nullable CaseId caseId,
            @Nullable String person,
            Approval.@Nullable Kind kind,
            @Nullable ApprovalLevel level,
            Approval.@Nullable Decision decision,
            @Nullable UnitId unit,
            @Nullable String from,
            @Nullable String until,
            @Nullable String incident,
            @Nullable ApprovalSort sort,
            @Nullable Integer page,
            @Nullable Integer size,
            @Nullable Long after) {}

    /** Some of the decisions, and how many there are. */
    public record Listed(long total, List<Approval> approvals) {}

    @GetMapping("/api/approvals")
    public Listed list(
            @ParameterObject Question question, @AuthenticationPrincipal LoggedIn person) {
        AccessPolicy.mustReadCases(person.actor());
        paging.waitFor(question.after());
        var period = PeriodParameter.asked(question.from(), question.until());
        var filter =
                new ApprovalFilter(
                        question.caseId(),
                        question.person(),
                        question.kind(),
                        question.level(),
                        question.decision(),
                        question.unit(),
                        period.from(),
                        period.until(),
                        AccessPolicy.onlyUnit(person.actor()));
        var sort = question.sort() == null ? ApprovalSort.LATEST : question.sort();
        var found =
                ofIncident
                        .lists(question.incident(), approvals, approvals::ofIncident)
                        .find(
                                filter,
                                sort,
                                Paging.page(question.page()),
                                Paging.size(question.size()));
        return new Listed(found.total(), found.rows());
    }
}
