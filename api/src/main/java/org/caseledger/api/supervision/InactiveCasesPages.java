package org.caseledger.api.supervision;

import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.PageController;
import org.caseledger.api.web.Pagination;
import org.caseledger.command.complaint.AvailableCommands;
import org.caseledger.command.complaint.urging.UrgingCommand.UrgeHandling;
import org.caseledger.query.responsibility.InactiveList;
import org.caseledger.query.responsibility.InactiveRow;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 停滞件: cases in which nothing happens. */
@PageController
@RequiredArgsConstructor
class InactiveCasesPages {

    private final InactiveCases inactive;
    private final AvailableCommands commands;

    @GetMapping("/supervision/silent")
    String silent(
            InactiveCases.Question question,
            @RequestParam Map<String, String> asked,
            @AuthenticationPrincipal LoggedIn person,
            Model model) {
        var found = inactive.list(question, person.actor());
        model.addAttribute("list", found.list());
        model.addAttribute("lists", InactiveList.values());
        model.addAttribute("days", found.days());
        model.addAttribute("rows", found.cases());
        var cases = found.cases().stream().map(InactiveRow::caseId).toList();
        model.addAttribute("pressed", commands.that(person.actor(), UrgeHandling.class, cases));
        model.addAttribute("asked", asked);
        model.addAttribute("sheet", Pagination.of("/supervision/silent", asked, found.total()));
        return "supervision/inactive";
    }
}
