package org.caseledger.api.approvals;

import java.util.Arrays;
import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.PageController;
import org.caseledger.api.web.Pagination;
import org.caseledger.events.ComplaintState;
import org.caseledger.query.checkup.EndedSubset;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The endings behind a number of the check-up (P9.12). */
@PageController
@RequiredArgsConstructor
class EndingPages {

    private static final String PATH = "/approvals/endings";

    private final CaseEndings endings;

    @GetMapping(PATH)
    String list(
            CaseEndings.Question question,
            @RequestParam Map<String, String> asked,
            @AuthenticationPrincipal LoggedIn person,
            Model model) {
        var found = endings.list(question, person.actor());
        model.addAttribute("rows", found.cases());
        model.addAttribute("asked", asked);
        model.addAttribute("whiches", EndedSubset.values());
        model.addAttribute(
                "outcomes",
                Arrays.stream(ComplaintState.values()).filter(s -> !s.isOpen()).toList());
        model.addAttribute("sheet", Pagination.of(PATH, asked, found.total()));
        return "approvals/endings";
    }
}
