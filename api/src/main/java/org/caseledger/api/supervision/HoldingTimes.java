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
import org.caseledger.query.responsibility.HoldingQueries;
import org.caseledger.query.responsibility.HoldingQueries.HoldingBy;
import org.caseledger.query.responsibility.HoldingQueries.HoldingFilter;
import org.caseledger.query.responsibility.HoldingRow;
import org.caseledger.query.responsibility.HoldingTime;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 责任时间: how many office hours units and people held cases. */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class HoldingTimes {
    private final HoldingQueries held;
    private final ListReading lists;

    /** Who held cases, and for how many office hours of the time between these instants. */
    public record Held(Instant from, Instant until, long total, List<HoldingTime> held) {}

    /** The times behind a number. */
    public record Behind(Instant from, Instant until, long total, List<HoldingRow> holdings) {}

    /** Those of people only for those who look into what people do. */
    Held times(HoldingBy by, HoldingFilter filter, Part part, Actor actor) {
        if (by == HoldingBy.PERSON) {
            AccessPolicy.mustOversee(actor);
        }
        var asked = asked(filter, part, actor);
        var found =
                held.times(by, asked, AccessPolicy.onlyUnit(actor), Paging.page(part.page()), Paging.size(part.size()));
        return new Held(asked.from(), asked.until(), found.total(), found.rows());
    }

    /** Each time that a case waited, with the case; without names for those who do not oversee. */
    Behind holdings(HoldingFilter filter, Part part, Actor actor) {
        if (filter.person() != null) {
            AccessPolicy.mustOversee(actor);
        }
        var asked = asked(filter, part, actor);
        var found = held.held(asked, AccessPolicy.onlyUnit(actor), Paging.page(part.page()), Paging.size(part.size()));
        var rows = AccessPolicy.oversees(actor)
                ? found.rows()
                : found.rows().stream().map(HoldingRow::withoutPerson).toList();
        return new Behind(asked.from(), asked.until(), found.total(), rows);
    }

    private HoldingFilter asked(HoldingFilter filter, Part part, Actor actor) {
        AccessPolicy.mustReadCases(actor);
        var now = lists.upTo(part, filter, actor).now();
        var period = new PeriodParameter(filter.from(), filter.until()).orYearUntil(now);
        return filter.in(period.from(), period.until().isAfter(now) ? now : period.until());
    }

    /** 责任时间: how long units and people held cases, and the times behind each number. */
    @PageController
    @RequestMapping("/supervision/held")
    @RequiredArgsConstructor
    static class HoldingPages {
        private final HoldingTimes held;

        @GetMapping
        String times(
                @RequestParam(defaultValue = "UNIT") HoldingBy by, HoldingFilter filter, Part part, PageRequest page) {
            var found = held.times(by, filter, part, page.actor());
            page.add("by", by);
            page.add("bys", HoldingBy.values());
            page.add("oversees", AccessPolicy.oversees(page.actor()));
            page.show(filter, found.total(), found.held());
            page.add("from", found.from());
            page.add("until", found.until());
            return "supervision/holding";
        }

        @GetMapping("/holdings")
        String holdings(
                HoldingFilter filter,
                Part part,
                @RequestParam(defaultValue = "false") boolean nobody,
                PageRequest page) {
            var found = held.holdings(nobody ? filter.ofNobody() : filter, part, page.actor());
            page.show(filter, found.total(), found.holdings());
            page.add("from", found.from());
            page.add("until", found.until());
            return "supervision/holdings";
        }
    }
}
