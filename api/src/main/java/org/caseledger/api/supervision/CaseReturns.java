package org.caseledger.api.supervision;

import java.time.Instant;
import java.util.List;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.web.ListReading;
import org.caseledger.api.web.PageController;
import org.caseledger.api.web.PageRequest;
import org.caseledger.api.web.requests.Paging;
import org.caseledger.api.web.requests.Paging.Part;
import org.caseledger.api.web.requests.PeriodParameter;
import org.caseledger.events.Actor;
import org.caseledger.query.responsibility.ReturnGraph;
import org.caseledger.query.responsibility.ReturnQueries;
import org.caseledger.query.responsibility.ReturnQueries.ReturnFilter;
import org.caseledger.query.responsibility.ReturnRow;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 退回: who returns cases, where these go then, and why (P9.15). */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class CaseReturns {
    private final ReturnQueries returns;
    private final ListReading lists;

    /** The graph of the returns between these instants. */
    public record Graph(Instant from, Instant until, ReturnGraph graph) {}

    /** The returns behind a number. */
    public record Behind(Instant from, Instant until, long total, List<ReturnRow> returns) {}

    Graph graph(ReturnFilter filter, Part part, Actor actor) {
        var asked = asked(filter, part, actor);
        return new Graph(asked.from(), asked.until(), returns.graph(asked, AccessPolicy.onlyUnit(actor)));
    }

    /** Each return with its case; without names for those who do not oversee. */
    Behind cases(ReturnFilter filter, Part part, Actor actor) {
        var asked = asked(filter, part, actor);
        var found = returns.returns(
                asked, AccessPolicy.onlyUnit(actor), Paging.page(part.page()), Paging.size(part.size()));
        var rows = AccessPolicy.oversees(actor)
                ? found.rows()
                : found.rows().stream().map(ReturnRow::withoutPerson).toList();
        return new Behind(asked.from(), asked.until(), found.total(), rows);
    }

    private ReturnFilter asked(ReturnFilter filter, Part part, Actor actor) {
        AccessPolicy.mustReadCases(actor);
        var now = lists.upTo(part, filter, actor).now();
        var period = new PeriodParameter(filter.from(), filter.until()).orYearUntil(now);
        return filter.in(period.from(), period.until());
    }

    /** 退回: who returns cases, where these go then, and why (P9.15). */
    @PageController
    @RequestMapping("/supervision/returns")
    @RequiredArgsConstructor
    static class ReturnPages {
        private final CaseReturns returns;

        @GetMapping
        String graph(ReturnFilter filter, Part part, PageRequest page) {
            var found = returns.graph(filter, part, page.actor());
            page.add("graph", found.graph());
            page.add("from", found.from());
            page.add("until", found.until());
            page.add("asked", page.asked());
            return "supervision/returns";
        }

        @GetMapping("/cases")
        String cases(
                ReturnFilter filter,
                Part part,
                @RequestParam(defaultValue = "false") boolean nowhere,
                PageRequest page) {
            var found = returns.cases(nowhere ? filter.sentNowhere() : filter, part, page.actor());
            page.show(filter, found.total(), found.returns());
            return "supervision/returned";
        }
    }
}
