package org.caseledger.api.inspections;

import java.util.Map;
import java.util.UUID;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.PageCommand;
import org.caseledger.api.web.PageController;
import org.caseledger.api.web.Pagination;
import org.caseledger.command.accountability.DeclareAccountability;
import org.caseledger.command.inspection.InspectionCommand.PrepareInspection;
import org.caseledger.inspection.InspectionState;
import org.caseledger.query.inspections.Inspected;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 检查表 (P1.16): the sheets, whose are due, and each with the rows behind its figures. */
@PageController
@RequestMapping("/inspections")
@RequiredArgsConstructor
class InspectionPages {

    private final InspectionSheets sheets;
    private final DueInspections due;

    @GetMapping
    String list(
            InspectionSheets.Question question,
            @RequestParam Map<String, String> asked,
            @AuthenticationPrincipal LoggedIn person,
            Model model) {
        var found = sheets.list(question, person.actor());
        model.addAttribute("rows", found.inspections());
        model.addAttribute("asked", asked);
        model.addAttribute("states", InspectionState.values());
        model.addAttribute(
                "mayPrepare",
                new PageCommand(PrepareInspection.class).to(person.actor().role()));
        if (DueInspections.isFor(person.actor())) {
            model.addAttribute("due", due.due(null, person.actor()));
        }
        model.addAttribute("sheet", Pagination.of("/inspections", asked, found.total()));
        return "inspections/sheets";
    }

    @GetMapping("/{id}")
    String read(@PathVariable UUID id, @AuthenticationPrincipal LoggedIn person, Model model) {
        show(sheets.read(id.toString(), person.actor()), person, model);
        return "inspections/sheet";
    }

    /** Counts the figures again and says which differ. */
    @PostMapping("/{id}/check")
    String check(@PathVariable UUID id, @AuthenticationPrincipal LoggedIn person, Model model) {
        model.addAttribute("recount", sheets.recount(id.toString(), person.actor()));
        return read(id, person, model);
    }

    private static void show(Inspected inspected, LoggedIn person, Model model) {
        model.addAttribute("inspected", inspected);
        model.addAttribute("behind", new FigureLinks(inspected.sheet().prepared()));
        model.addAttribute(
                "commands",
                InspectionAction.on(inspected.sheet(), person.actor().role()));
        model.addAttribute("oversees", AccessPolicy.oversees(person.actor()));
        model.addAttribute(
                "mayDeclare",
                new PageCommand(DeclareAccountability.class).to(person.actor().role()));
    }
}
