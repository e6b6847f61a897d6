package org.caseledger.api.escalations;

import java.util.List;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.web.requests.Paging;
import org.caseledger.api.web.requests.PeriodParameter;
import org.caseledger.events.Actor;
import org.caseledger.events.CaseId;
import org.caseledger.events.UnitId;
import org.caseledger.query.escalations.EscalationFilter;
import org.caseledger.query.escalations.EscalationQueries;
import org.caseledger.query.escalations.ListedEscalation;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** 上报与仲裁 (P1.12): what was put before a superior authority, and what was answered. */
@Component
@RequiredArgsConstructor
class Escalations {

    private final EscalationQueries escalations;
    private final Paging paging;

    /** Which escalations are asked for. */
    public record Question(
            @Nullable CaseId caseId,
            @Nullable UnitId unit,
            @Nullable Boolean answered,
            @Nullable String from,
            @Nullable String until,
            @Nullable Integer page,
            @Nullable Integer size,
            @Nullable Long after) {

        private EscalationFilter filter(Actor actor) {
            var period = PeriodParameter.asked(from, until);
            return new EscalationFilter(
                    caseId, unit, answered, period.from(), period.until(), AccessPolicy.onlyUnit(actor));
        }
    }

    /** Some of the escalations, and how many there are. */
    public record Listed(long total, List<ListedEscalation> escalations) {}

    Listed list(Question question, Actor actor) {
        AccessPolicy.mustReadCases(actor);
        var filter = question.filter(actor);
        paging.waitFor(question.after());
        var found = escalations.find(filter, Paging.page(question.page()), Paging.size(question.size()));
        return new Listed(found.total(), found.rows());
    }
}
