package org.caseledger.api.supervision;

import java.util.Map;
import org.caseledger.api.complaints.OffersController;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.PageController;
import org.caseledger.api.web.Pagination;
import org.caseledger.command.complaint.UrgeHandling;
import org.caseledger.query.responsibility.InactiveList;
import org.caseledger.query.responsibility.InactiveRow;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 无声件: cases about which nobody says anything. */
@PageController
class InactiveCasesPages {

    private final InactiveCasesController silent;
    private final OffersController offers;

    InactiveCasesPages(InactiveCasesController silent, OffersController offers) {
        this.silent = silent;
        this.offers = offers;
    }

    @GetMapping("/supervision/silent")
    String silent(
            InactiveCasesController.Question question,
            @RequestParam Map<String, String> asked,
            @AuthenticationPrincipal LoggedIn person,
            Model model) {
        var found = silent.silent(question, person);
        model.addAttribute("list", found.list());
        model.addAttribute("lists", InactiveList.values());
        model.addAttribute("days", found.days());
        model.addAttribute("rows", found.cases());
        var cases = found.cases().stream().map(InactiveRow::caseId).toList();
        model.addAttribute("pressed", offers.offered(cases, UrgeHandling.class, person));
        model.addAttribute("asked", asked);
        model.addAttribute("sheet", Pagination.of("/supervision/silent", asked, found.total()));
        return "supervision/inactive";
    }
}
