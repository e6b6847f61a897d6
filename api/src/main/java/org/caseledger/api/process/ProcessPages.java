package org.caseledger.api.process;

import java.util.List;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.process.ProcessMining.Months;
import org.caseledger.api.process.ProcessMining.Part;
import org.caseledger.api.process.ProcessMining.Ways;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.Address;
import org.caseledger.api.web.PageController;
import org.caseledger.api.web.Pagination;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 流程: which step followed which, the ways that cases took, and where they left the procedure. */
@PageController
@RequestMapping("/process")
@RequiredArgsConstructor
class ProcessPages {

    private static final String PATH = "/process";

    private final ProcessMining process;

    @GetMapping
    String map(Months months, @AuthenticationPrincipal LoggedIn person, Model model) {
        var mapped = process.map(months, null, person.actor());
        model.addAttribute("map", mapped.map());
        // What follows most often is read first.
        model.addAttribute(
                "follows",
                mapped.map().follows().stream()
                        .sorted((a, b) -> Long.compare(b.times(), a.times()))
                        .toList());
        shown(mapped.from(), mapped.until(), months, model);
        return "process/map";
    }

    @GetMapping("/variants")
    String variants(
            Months months,
            @RequestParam(required = false) @Nullable Boolean ended,
            Part part,
            @AuthenticationPrincipal LoggedIn person,
            Model model) {
        var found = process.variants(months, ended, part, person.actor());
        model.addAttribute("variants", found.variants());
        model.addAttribute("ended", ended);
        shown(found.from(), found.until(), months, model);
        sheet(at(PATH + "/variants", months).with("ended", ended), part, found.total(), model);
        return "process/variants";
    }

    /** The cases that went such a way. */
    @GetMapping("/cases")
    String cases(Months months, Ways ways, Part part, @AuthenticationPrincipal LoggedIn person, Model model) {
        var found = process.cases(months, ways, part, person.actor());
        model.addAttribute("cases", found.cases());
        model.addAttribute("total", found.total());
        model.addAttribute("steps", found.steps());
        model.addAttribute("ways", ways);
        model.addAttribute(
                "way", ways.path() == null ? List.of() : List.of(ways.path().split(">")));
        shown(found.from(), found.until(), months, model);
        var address = at(PATH + "/cases", months)
                .with("path", ways.path())
                .with("source", ways.source())
                .with("target", ways.target())
                .with("deviation", ways.deviation())
                .with("conforming", ways.conforming())
                .with("ended", ways.ended());
        sheet(address, part, found.total(), model);
        return "process/cases";
    }

    private static void shown(String from, String until, Months months, Model model) {
        model.addAttribute("from", from);
        model.addAttribute("until", until);
        model.addAttribute("migrated", Boolean.TRUE.equals(months.migrated()));
        model.addAttribute("all", at(PATH, months));
        model.addAttribute("ofVariants", at(PATH + "/variants", months));
        model.addAttribute("behind", at(PATH + "/cases", months));
        model.addAttribute("xes", at("/api/process/xes", months));
        model.addAttribute("csv", at("/api/process/csv", months));
        model.addAttribute("ocel", at("/api/process/ocel", months));
        model.addAttribute("ocelSqlite", at("/api/process/ocel-sqlite", months));
    }

    private static Address at(String path, Months months) {
        return new Address(path)
                .with("from", months.from())
                .with("until", months.until())
                .with("migrated", months.migrated());
    }

    private static void sheet(Address address, Part part, long total, Model model) {
        model.addAttribute("sheet", Pagination.of(address, part.page(), part.size(), total));
    }
}
