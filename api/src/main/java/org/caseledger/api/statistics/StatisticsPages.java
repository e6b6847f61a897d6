package org.caseledger.api.statistics;

import java.time.Clock;
import java.time.LocalDate;
import java.util.function.Supplier;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.statistics.CaseStatistics.Question;
import org.caseledger.api.web.Address;
import org.caseledger.api.web.DayRange;
import org.caseledger.api.web.PageController;
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
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
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
    String counts(Asked asked, DayRange days, @AuthenticationPrincipal LoggedIn person, Model model) {
        var counted = statistics.count(asked.of(days), person.actor());
        model.addAttribute("counted", counted);
        model.addAttribute("figures", Figure.values());
        model.addAttribute("asked", asked);
        model.addAttribute("days", days);
        model.addAttribute("usual", DayRange.usual(today()));
        model.addAttribute("again", asked.at(PATH, days.from(), days.until()));
        model.addAttribute("behind", asked.at(PATH + "/cases", days.from(), days.until()));
        model.addAttribute("file", asked.at("/api/statistics", days.begin(), days.end()));
        model.addAttribute("report", asked.at("/api/statistics/report", days.begin(), days.end()));
        model.addAttribute("reports", AccessPolicy.readsAllCases(person.actor()));
        model.addAttribute("bys", StatisticsBy.values());
        model.addAttribute("channels", Channel.values());
        model.addAttribute("kinds", ComplaintKind.values());
        model.addAttribute("sheet", sheet(asked, asked.at(PATH, days.from(), days.until()), counted.total()));
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
            @AuthenticationPrincipal LoggedIn person,
            Model model) {
        var found = statistics.cases(asked.of(days), figure, none ? "" : key, person.actor());
        model.addAttribute("found", found);
        model.addAttribute("group", none || key != null ? name(asked, none ? "" : key) : null);
        model.addAttribute("by", asked.counted());
        model.addAttribute("days", days);
        model.addAttribute("back", asked.at(PATH, days.from(), days.until()));
        var address = asked.at(PATH + "/cases", days.from(), days.until())
                .with("figure", figure)
                .with("key", key)
                .with("none", none ? true : null);
        model.addAttribute("sheet", sheet(asked, address, found.total()));
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
