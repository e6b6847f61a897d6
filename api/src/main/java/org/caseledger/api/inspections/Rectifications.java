package org.caseledger.api.inspections;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.web.requests.Paging;
import org.caseledger.api.web.requests.PeriodParameter;
import org.caseledger.api.web.requests.TimeParameter;
import org.caseledger.events.Actor;
import org.caseledger.events.CaseId;
import org.caseledger.events.UnitId;
import org.caseledger.query.rectification.ListedRectification;
import org.caseledger.query.rectification.RectificationCount;
import org.caseledger.query.rectification.RectificationFilter;
import org.caseledger.query.rectification.RectificationQueries;
import org.caseledger.query.rectification.RectificationState;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** 整改 (P3.13): what respondents have to put right, and how much of it each unit follows up. */
@Component
@RequiredArgsConstructor
class Rectifications {

    private final RectificationQueries rectifications;
    private final Paging paging;
    private final Clock clock;

    /** Which orders are asked for; {@code none} asks for those of cases that no unit has. */
    public record Question(
            @Nullable CaseId caseId,
            @Nullable UnitId unit,
            @Nullable Boolean none,
            @Nullable String respondent,
            @Nullable RectificationState state,
            @Nullable Boolean reopened,
            @Nullable String dueBefore,
            @Nullable String from,
            @Nullable String until,
            @Nullable Integer page,
            @Nullable Integer size,
            @Nullable Long after) {

        private RectificationFilter filter(Actor actor) {
            var period = PeriodParameter.asked(from, until);
            return new RectificationFilter(
                    caseId,
                    unit,
                    Boolean.TRUE.equals(none),
                    respondent,
                    state,
                    reopened,
                    TimeParameter.instantIfGiven("dueBefore", dueBefore),
                    period.from(),
                    period.until(),
                    AccessPolicy.onlyUnit(actor));
        }
    }

    /** Some of the orders, and how many there are, as it stood at an instant. */
    public record Listed(Instant asOf, long total, List<ListedRectification> rectifications) {}

    /** How many each unit has, as it stood at an instant. */
    public record Counted(Instant asOf, List<RectificationCount> units) {}

    Listed list(Question question, Actor actor) {
        AccessPolicy.mustReadCases(actor);
        var filter = question.filter(actor);
        paging.waitFor(question.after());
        var now = clock.instant();
        var found = rectifications.find(filter, Paging.page(question.page()), Paging.size(question.size()), now);
        return new Listed(now, found.total(), found.rows());
    }

    /** By unit, of those that the same filters leave. */
    Counted counts(Question question, Actor actor) {
        AccessPolicy.mustReadCases(actor);
        var filter = question.filter(actor);
        paging.waitFor(question.after());
        var now = clock.instant();
        return new Counted(now, rectifications.counts(filter, now));
    }
}
