package org.caseledger.api.process;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.Address;
import org.caseledger.api.web.PageController;
import org.caseledger.api.web.PageRequest;
import org.caseledger.api.web.Pagination;
import org.caseledger.api.web.problems.InvalidInputException;
import org.caseledger.api.web.requests.Paging;
import org.caseledger.api.web.requests.PeriodParameter;
import org.caseledger.events.Actor;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.query.process.Deviation;
import org.caseledger.query.process.ProcessMap;
import org.caseledger.query.process.ProcessQueries;
import org.caseledger.query.process.ProcessQueries.ProcessFilter;
import org.caseledger.query.process.ProcessQueries.VariantFilter;
import org.caseledger.query.process.TracedRow;
import org.caseledger.query.process.Variant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** 过程: the ways that cases really take; all cases, and so not for a handler. */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class ProcessMining {
    private static final int USUAL_MONTHS = 12;

    private final ProcessQueries process;
    private final Paging paging;
    private final Clock clock;

    /**
     * Cases received from the begin of a month until the end of another, such as {@code 2026-03}: this office's own, or
     * those that were migrated.
     */
    public record Months(
            @Nullable String from,
            @Nullable String until,
            @Nullable Boolean migrated) {
        ProcessFilter filter(Clock clock) {
            var now = YearMonth.from(clock.instant().atZone(WorkCalendar.ZONE));
            var end = until == null ? now : month("until", until);
            var begin = from == null ? end.minusMonths(USUAL_MONTHS - 1L) : month("from", from);
            PeriodParameter.mustNotBeReversed(begin, end);
            return new ProcessFilter(begin, end, Boolean.TRUE.equals(migrated));
        }

        private static YearMonth month(String name, String text) {
            try {
                return YearMonth.parse(text);
            } catch (DateTimeException e) {
                throw new InvalidInputException(name, "应为月份，如 2026-03", "must be a month like 2026-03");
            }
        }
    }

    /** A page of a list, and how new it has to be. */
    public record Part(
            @Nullable Integer page,
            @Nullable Integer size,
            @Nullable Long after) {}

    /** How the cases of these months went. */
    public record Mapped(String from, String until, boolean migrated, ProcessMap map) {}

    /** The ways of the cases of these months. */
    public record Variants(String from, String until, long total, List<Variant> variants) {}

    /**
     * The cases behind a number; {@code steps} is how often the one step followed the other in them, null where that is
     * not asked.
     */
    public record Behind(
            String from, String until, long total, @Nullable Long steps, List<TracedRow> cases) {}

    Mapped map(Months months, @Nullable Long after, Actor actor) {
        var filter = asked(months, after, actor);
        return new Mapped(filter.from().toString(), filter.until().toString(), filter.migrated(), process.map(filter));
    }

    Variants variants(Months months, @Nullable Boolean ended, Part part, Actor actor) {
        var filter = asked(months, part.after(), actor);
        var found = process.variants(filter, ended, Paging.page(part.page()), Paging.size(part.size()));
        return new Variants(filter.from().toString(), filter.until().toString(), found.total(), found.rows());
    }

    /** Ways: a whole path with {@code >} between its steps, or two steps that follow each other. */
    public record Ways(
            @Nullable String path,
            @Nullable String source,
            @Nullable String target,
            @Nullable Deviation deviation,
            @Nullable Boolean conforming,
            @Nullable Boolean ended) {
        VariantFilter filter() {
            if ((source == null) != (target == null)) {
                throw new InvalidInputException(
                        source == null ? "source" : "target",
                        "source 与 target 须同时填写",
                        "must be given together with the other one");
            }
            var steps = path == null ? null : Arrays.asList(path.split(">"));
            if (steps != null) {
                steps.forEach(step -> mustBeAStep("path", step));
            }
            mustBeAStep("source", source);
            mustBeAStep("target", target);
            return new VariantFilter(steps, source, target, deviation, conforming, ended);
        }

        private static void mustBeAStep(String parameter, @Nullable String step) {
            if (step != null && !EventCodec.isType(step)) {
                throw new InvalidInputException(parameter, "没有此步骤：%s", "there is no such step: %s", step);
            }
        }
    }

    Behind cases(Months months, Ways ways, Part part, Actor actor) {
        var filter = asked(months, part.after(), actor);
        var asked = ways.filter();
        var found = process.cases(filter, asked, Paging.page(part.page()), Paging.size(part.size()));
        return new Behind(
                filter.from().toString(),
                filter.until().toString(),
                found.total(),
                asked.source() == null ? null : process.steps(filter, asked),
                found.rows());
    }

    /** The cases of these months, when the views hold what was recorded up to a position. */
    ProcessFilter asked(Months months, @Nullable Long after, Actor actor) {
        AccessPolicy.mustReadAllCases(actor);
        var filter = months.filter(clock);
        paging.waitFor(after);
        return filter;
    }

    /** 过程: the ways that cases really take. */
    @RestController
    @Tag(name = "process 过程")
    @RequestMapping("/api/process")
    @RequiredArgsConstructor
    static class ProcessController {
        private final ProcessMining process;

        @GetMapping
        Mapped map(Months months, @Nullable Long after, LoggedIn person) {
            return process.map(months, after, person.actor());
        }

        @GetMapping("/variants")
        Variants variants(Months months, @Nullable Boolean ended, Part part, LoggedIn person) {
            return process.variants(months, ended, part, person.actor());
        }

        @GetMapping("/cases")
        Behind cases(Months months, Ways ways, Part part, LoggedIn person) {
            return process.cases(months, ways, part, person.actor());
        }
    }

    /** 流程: which step followed which, the ways that cases took, and where they left the procedure. */
    @PageController
    @RequestMapping("/process")
    @RequiredArgsConstructor
    static class ProcessPages {
        private static final String PATH = "/process";

        private final ProcessMining process;

        @GetMapping
        String map(Months months, PageRequest page) {
            var mapped = process.map(months, null, page.actor());
            page.add("map", mapped.map());
            // What follows most often is read first.
            page.add(
                    "follows",
                    mapped.map().follows().stream()
                            .sorted((a, b) -> Long.compare(b.times(), a.times()))
                            .toList());
            shown(mapped.from(), mapped.until(), months, page);
            return "process/map";
        }

        @GetMapping("/variants")
        String variants(Months months, @Nullable Boolean ended, Part part, PageRequest page) {
            var found = process.variants(months, ended, part, page.actor());
            page.add("variants", found.variants());
            page.add("ended", ended);
            shown(found.from(), found.until(), months, page);
            sheet(at(PATH + "/variants", months).with("ended", ended), part, found.total(), page);
            return "process/variants";
        }

        /** The cases that went such a way. */
        @GetMapping("/cases")
        String cases(Months months, Ways ways, Part part, PageRequest page) {
            var found = process.cases(months, ways, part, page.actor());
            page.add("cases", found.cases());
            page.add("total", found.total());
            page.add("steps", found.steps());
            page.add("ways", ways);
            page.add(
                    "way", ways.path() == null ? List.of() : List.of(ways.path().split(">")));
            shown(found.from(), found.until(), months, page);
            var address = at(PATH + "/cases", months)
                    .with("path", ways.path())
                    .with("source", ways.source())
                    .with("target", ways.target())
                    .with("deviation", ways.deviation())
                    .with("conforming", ways.conforming())
                    .with("ended", ways.ended());
            sheet(address, part, found.total(), page);
            return "process/cases";
        }

        private static void shown(String from, String until, Months months, PageRequest page) {
            page.add("from", from);
            page.add("until", until);
            page.add("migrated", Boolean.TRUE.equals(months.migrated()));
            page.add("all", at(PATH, months));
            page.add("ofVariants", at(PATH + "/variants", months));
            page.add("behind", at(PATH + "/cases", months));
            page.add("xes", at("/api/process/xes", months));
            page.add("csv", at("/api/process/csv", months));
            page.add("ocel", at("/api/process/ocel", months));
        }

        private static Address at(String path, Months months) {
            return new Address(path)
                    .with("from", months.from())
                    .with("until", months.until())
                    .with("migrated", months.migrated());
        }

        private static void sheet(Address address, Part part, long total, PageRequest page) {
            page.add("sheet", Pagination.of(address, part.page(), part.size(), total));
        }
    }
}
