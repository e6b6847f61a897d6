package org.caseledger.api.approvals;

import java.util.List;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.complaints.IncidentCases;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.web.requests.Paging;
import org.caseledger.api.web.requests.PeriodParameter;
import org.caseledger.events.Actor;
import org.caseledger.events.CaseId;
import org.caseledger.events.UnitId;
import org.caseledger.events.complaint.ApprovalLevel;
import org.caseledger.query.approvals.Approval;
import org.caseledger.query.approvals.ApprovalFilter;
import org.caseledger.query.approvals.ApprovalQueries;
import org.caseledger.query.approvals.ApprovalSort;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** 签阅台账: who approved or reviewed what, when, and how long it took. */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class ApprovalRegister {

    private final ApprovalQueries approvals;
    private final IncidentCases ofIncident;
    private final Paging paging;

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

    public Listed list(Question question, Actor actor) {
        AccessPolicy.mustReadCases(actor);
        paging.waitFor(question.after());
        var period = PeriodParameter.asked(question.from(), question.until());
        var filter = new ApprovalFilter(
                question.caseId(),
                question.person(),
                question.kind(),
                question.level(),
                question.decision(),
                question.unit(),
                period.from(),
                period.until(),
                AccessPolicy.onlyUnit(actor));
        var sort = question.sort() == null ? ApprovalSort.LATEST : question.sort();
        var found = ofIncident
                .lists(question.incident(), approvals, approvals::ofIncident)
                .find(filter, sort, Paging.page(question.page()), Paging.size(question.size()));
        return new Listed(found.total(), found.rows());
    }
}
