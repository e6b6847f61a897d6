package org.caseledger.api.inspections;

import java.util.UUID;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.PageCommand;
import org.caseledger.api.web.PageController;
import org.caseledger.api.web.PageRequest;
import org.caseledger.api.web.requests.Paging.Part;
import org.caseledger.command.accountability.DeclareAccountability;
import org.caseledger.command.inspection.InspectionCommand.PrepareInspection;
import org.caseledger.query.inspections.Inspected;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** 检查表 (P1.16): the sheets, whose are due, and each with the rows behind its figures. */
@PageController
@RequestMapping("/inspections")
@RequiredArgsConstructor
class InspectionPages {

    private final InspectionSheets sheets;
    private final DueInspections due;

    @GetMapping
    String list(InspectionSheets.Question question, Part part, PageRequest page) {
        var found = sheets.list(question, part, page.actor());
        page.show(question, found.total(), found.inspections());
        page.add(
                "mayPrepare",
                new PageCommand(PrepareInspection.class).to(page.actor().role()));
        if (DueInspections.isFor(page.actor())) {
            page.add("due", due.due(null, page.actor()));
        }
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
