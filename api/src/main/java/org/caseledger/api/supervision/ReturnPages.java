package org.caseledger.api.supervision;

import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.PageController;
import org.caseledger.api.web.Pagination;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 退回: who returns cases, where these go then, and why (P9.15). */
@PageController
@RequestMapping("/supervision/returns")
@RequiredArgsConstructor
class ReturnPages {

    private final CaseReturns returns;

    @GetMapping
    String graph(
            CaseReturns.Question question,
            @RequestParam Map<String, String> asked,
            @AuthenticationPrincipal LoggedIn person,
            Model model) {
        var found = returns.graph(question, person.actor());
        model.addAttribute("graph", found.graph());
        model.addAttribute("from", found.from());
        model.addAttribute("until", found.until());
        choices(asked, model);
        return "supervision/returns";
    }

    @GetMapping("/cases")
    String cases(
            CaseReturns.Question question,
            @RequestParam(defaultValue = "false") boolean nowhere,
            @RequestParam Map<String, String> asked,
            @AuthenticationPrincipal LoggedIn person,
            Model model) {
        var found = returns.cases(nowhere ? question.sentNowhere() : question, person.actor());
        model.addAttribute("returns", found.returns());
        model.addAttribute("sheet", Pagination.of("/supervision/returns/cases", asked, found.total()));
        choices(asked, model);
        return "supervision/returned";
    }

    private void choices(Map<String, String> asked, Model model) {
        model.addAttribute("asked", asked);
    }
}
