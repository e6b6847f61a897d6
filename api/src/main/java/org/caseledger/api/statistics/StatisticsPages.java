package org.caseledger.api.statistics;

import java.time.Clock;
import java.time.LocalDate;
import java.util.function.Supplier;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.statistics.CaseStatistics.Question;
import org.caseledger.api.web.Address;
import org.caseledger.api.web.DayRange;
import org.caseledger.api.web.PageController;
import org.caseledger.api.web.PageRequest;
import org.caseledger.api.web.Pagination;
import org.caseledger.api.web.problems.RequestLanguage;
import org.caseledger.events.UnitId;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.reporting.Figure;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.query.DisplayNames;
import org.caseledger.query.statistics.StatisticsBy;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 统计: what came in and how it was handled, counted, and the cases behind each figure. */
@PageController
@RequestMapping("/statistics")
@RequiredArgsConstructor
class StatisticsPages {

    private static final String PATH = "/statistics";

    private final CaseStatistics statistics;
    private final Supplier<DisplayNames> names;
    private final Clock clock;

    /** Which cases are counted, and by what; by default those of all days. */
    record Asked(
            @Nullable StatisticsBy by,
            @Nullable UnitId unit,
            @Nullable Channel channel,
            @Nullable ComplaintKind kind,
            @Nullable String category,
            @Nullable Boolean migrated,
            @Nullable Integer page,
            @Nullable Integer size) {

        StatisticsBy counted() {
            return by == null ? StatisticsBy.CHANNEL : by;
        }

        Question of(DayRange days) {
            return new Question(
                    counted(), days.begin(), days.end(), unit, channel, kind, category, migrated, page, size, null);
        }

        Address at(String path, @Nullable Object from, @Nullable Object until) {
            return new Address(path)
                    .with("by", counted().name())
                    .with("from", from)
                    .with("until", until)
                    .with("unit", unit)
                    .with("channel", channel)
                    .with("kind", kind)
                    .with("category", category)
                    .with("migrated", migrated);
        }
    }

    @GetMapping
    String counts(Asked asked, DayRange days, PageRequest page) {
        var counted = statistics.count(asked.of(days), page.actor());
        page.add("counted", counted);
        page.add("figures", Figure.values());
        page.add("asked", asked);
        page.add("days", days);
        page.add("usual", DayRange.usual(today()));
        page.add("again", asked.at(PATH, days.from(), days.until()));
        page.add("behind", asked.at(PATH + "/cases", days.from(), days.until()));
        page.add("file", asked.at("/api/statistics", days.begin(), days.end()));
        page.add("report", asked.at("/api/statistics/report", days.begin(), days.end()));
        page.add("reports", AccessPolicy.readsAllCases(page.actor()));
        page.add("bys", StatisticsBy.values());
        page.add("channels", Channel.values());
        page.add("kinds", ComplaintKind.values());
        page.add("sheet", sheet(asked, asked.at(PATH, days.from(), days.until()), counted.total()));
        return "statistics/counts";
    }

    /** The cases behind a figure: of a group by its key, of those that have {@code none}, of all. */
    @GetMapping("/cases")
    String cases(
            Asked asked,
            DayRange days,
            @RequestParam(required = false) @Nullable Figure figure,
            @RequestParam(required = false) @Nullable String key,
            @RequestParam(defaultValue = "false") boolean none,
            PageRequest page) {
        var found = statistics.cases(asked.of(days), figure, none ? "" : key, page.actor());
        page.add("found", found);
        page.add("group", none || key != null ? name(asked, none ? "" : key) : null);
        page.add("by", asked.counted());
        page.add("days", days);
        page.add("back", asked.at(PATH, days.from(), days.until()));
        var address = asked.at(PATH + "/cases", days.from(), days.until())
                .with("figure", figure)
                .with("key", key)
                .with("none", none ? true : null);
        page.add("sheet", sheet(asked, address, found.total()));
        return "statistics/cases";
    }

    private String name(Asked asked, String key) {
        return new GroupNames(names.get(), RequestLanguage.current()).of(asked.counted(), key);
    }

    private static Pagination sheet(Asked asked, Address address, long total) {
        return Pagination.of(address, asked.page(), asked.size(), total);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), WorkCalendar.ZONE);
    }
}
