package org.caseledger.api.supervision;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.web.requests.Paging;
import org.caseledger.api.web.requests.PeriodParameter;
import org.caseledger.events.Actor;
import org.caseledger.events.UnitId;
import org.caseledger.query.responsibility.ReturnFilter;
import org.caseledger.query.responsibility.ReturnGraph;
import org.caseledger.query.responsibility.ReturnQueries;
import org.caseledger.query.responsibility.ReturnRow;
import org.caseledger.query.responsibility.ReturnedCases;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** 退回: who returns cases, where these go then, and why (P9.15). */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class CaseReturns {

    private final ReturnQueries returns;
    private final Paging paging;
    private final Clock clock;

    /**
     * Returns made between two instants, by a unit, after which the case went to another, for one reason; or one return
     * of each case that stands out.
     */
    public record Question(
            @Nullable String from,
            @Nullable String until,
            @Nullable UnitId unit,
            @Nullable UnitId sentTo,
            @Nullable Boolean pingPong,
            @Nullable Boolean refused,
            @Nullable String reason,
            @Nullable ReturnedCases of,
            @Nullable Integer page,
            @Nullable Integer size,
            @Nullable Long after) {

        /** The same, of cases that are not assigned again yet. */
        public Question sentNowhere() {
            return new Question(from, until, unit, new UnitId(""), pingPong, refused, reason, of, page, size, after);
        }
    }

    /** The graph of the returns between these instants. */
    public record Graph(Instant from, Instant until, ReturnGraph graph) {}

    /** The returns behind a number. */
    public record Behind(Instant from, Instant until, long total, List<ReturnRow> returns) {}

    public Graph graph(Question question, Actor actor) {
        var filter = asked(question, actor);
        return new Graph(filter.from(), filter.until(), returns.graph(filter));
    }

    /** Each return with its case; without names for those who do not oversee. */
    public Behind cases(Question question, Actor actor) {
        var filter = asked(question, actor);
        var found = returns.returns(filter, Paging.page(question.page()), Paging.size(question.size()));
        var rows = AccessPolicy.oversees(actor)
                ? found.rows()
                : found.rows().stream().map(ReturnRow::withoutPerson).toList();
        return new Behind(filter.from(), filter.until(), found.total(), rows);
    }

    private ReturnFilter asked(Question question, Actor actor) {
        AccessPolicy.mustReadCases(actor);
        var now = clock.instant();
        var period = PeriodParameter.asked(question.from(), question.until()).orYearUntil(now);
        var filter = new ReturnFilter(
                period.from(),
                period.until(),
                question.unit(),
                question.sentTo(),
                Boolean.TRUE.equals(question.pingPong()),
                Boolean.TRUE.equals(question.refused()),
                question.reason(),
                question.of(),
                AccessPolicy.onlyUnit(actor));
        paging.waitFor(question.after());
        return filter;
    }
}
