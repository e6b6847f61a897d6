package org.caseledger.api.statistics;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.deadlines.ComplianceFigures;
import org.caseledger.api.deadlines.ComplianceFigures.Behind;
import org.caseledger.api.web.Address;
import org.caseledger.api.web.DayRange;
import org.caseledger.api.web.PageController;
import org.caseledger.api.web.PageRequest;
import org.caseledger.api.web.Pagination;
import org.caseledger.api.web.problems.RequestLanguage;
import org.caseledger.events.Clock;
import org.caseledger.events.complaint.SourceVerdict;
import org.caseledger.query.DisplayNames;
import org.caseledger.query.deadlines.Compliance;
import org.caseledger.query.deadlines.ComplianceBy;
import org.caseledger.query.deadlines.ComplianceFigure;
import org.caseledger.query.statistics.StatisticsBy;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** 时限执行: how the limits were kept, and the clocks behind each number. */
@PageController
@RequestMapping("/statistics/compliance")
@RequiredArgsConstructor
class CompliancePages {
    private static final String PATH = "/statistics/compliance";

    private final ComplianceFigures figures;
    private final Supplier<DisplayNames> names;

    /** The grouping, the clock, and the key of the group. */
    record Asked(
            @Nullable ComplianceBy by,
            @Nullable Clock clock,
            @Nullable String key,
            @Nullable Boolean none,
            @Nullable Integer page,
            @Nullable Integer size) {
        ComplianceBy counted() {
            return by == null ? ComplianceBy.UNIT : by;
        }

        Behind behind(DayRange days) {
            return new Behind(counted(), key, none, clock, days.begin(), days.end(), page, size, null);
        }

        Address at(String path, DayRange days) {
            return new Address(path)
                    .with("by", counted())
                    .with("clock", clock)
                    .with("from", days.from())
                    .with("until", days.until());
        }
    }

    /** A line of the table: whose, and its numbers. */
    public record Line(String name, Compliance of) {
        /** Each of its numbers. */
        public Map<ComplianceFigure, Long> numbers() {
            var numbers = new LinkedHashMap<ComplianceFigure, Long>();
            for (var figure : ComplianceFigure.values()) {
                numbers.put(
                        figure,
                        switch (figure) {
                            case TOTAL -> of.total();
                            case MET_IN_TIME -> of.metInTime();
                            case MET_WITH_LEAVE -> of.metWithLeave();
                            case MET_AS_STATED -> of.metAsStated();
                            case MET_LATE -> of.metLate();
                            case MISSED -> of.missed();
                            case LAPSED -> of.lapsed();
                            case RUNNING -> of.running();
                        });
            }
            return numbers;
        }

        /** The share met in time, not as stated only, of those met or missed, in per cent. */
        public String rate() {
            return of.rate() == null ? "—" : "%.1f%%".formatted(of.rate() * 100);
        }
    }

    /** The verdicts of the sources on the cases of a group. */
    public record Verdicts(String name, @Nullable String key, Map<SourceVerdict, Long> numbers) {}

    @GetMapping
    String kept(Asked asked, DayRange days, PageRequest page) {
        var kept = figures.compliance(
                new ComplianceFigures.Period(asked.counted(), asked.clock(), days.begin(), days.end()), page.actor());
        var names = names();
        page.add(
                "lines",
                kept.ours().stream()
                        .map(c -> new Line(name(names, kept.by(), c.key()), c))
                        .toList());
        page.add(
                "sources",
                kept.sources().stream()
                        .map(s -> new Verdicts(
                                name(names, kept.by(), s.key()),
                                s.key(),
                                Map.of(SourceVerdict.IN_TIME, s.inTime(), SourceVerdict.OVERDUE, s.overdue())))
                        .toList());
        page.add("verdicts", List.of(SourceVerdict.IN_TIME, SourceVerdict.OVERDUE));
        page.add("by", kept.by());
        page.add("asked", asked);
        page.add("days", days);
        page.add("bys", ComplianceBy.values());
        page.add("clocks", Clock.values());
        page.add("figures", ComplianceFigure.values());
        page.add("behind", asked.at(PATH + "/cases", days));
        page.add("said", asked.at(PATH + "/said", days));
        return "statistics/compliance";
    }

    @GetMapping("/cases")
    String clocks(Asked asked, DayRange days, @Nullable ComplianceFigure figure, PageRequest page) {
        var found = figures.clocks(asked.behind(days), figure, page.actor());
        page.add("figure", found.figure());
        page.add("rows", found.deadlines());
        shown(asked, days, found.total(), "/cases", "figure", found.figure(), page);
        return "statistics/compliance-cases";
    }

    /** The verdicts of the sources on migrated cases. */
    @GetMapping("/said")
    String said(Asked asked, DayRange days, @Nullable SourceVerdict verdict, PageRequest page) {
        var found = figures.verdicts(asked.behind(days), verdict, page.actor());
        page.add("rows", found.cases());
        page.add("verdict", verdict);
        shown(asked, days, found.total(), "/said", "verdict", verdict, page);
        return "statistics/compliance-said";
    }

    private void shown(
            Asked asked,
            DayRange days,
            long total,
            String below,
            String choice,
            @Nullable Object chosen,
            PageRequest page) {
        boolean all = asked.key() == null && !Boolean.TRUE.equals(asked.none());
        var address = asked.at(PATH + below, days)
                .with(choice, chosen)
                .with("key", asked.key())
                .with("none", asked.none());
        page.add("group", all ? null : name(names(), asked.counted(), asked.key()));
        page.add("asked", asked);
        page.add("days", days);
        page.add("back", asked.at(PATH, days));
        page.add("sheet", Pagination.of(address, asked.page(), asked.size(), total));
    }

    private GroupNames names() {
        return new GroupNames(names.get(), RequestLanguage.current());
    }

    private static String name(GroupNames names, ComplianceBy by, @Nullable String key) {
        return names.of(StatisticsBy.valueOf(by.name()), key == null ? "" : key);
    }
}
