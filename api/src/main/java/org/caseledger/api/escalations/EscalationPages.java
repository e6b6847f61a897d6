package org.caseledger.api.escalations;

import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.PageController;
import org.caseledger.api.web.Pagination;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 上报与仲裁 (P1.12): the list from which an answer is recorded. */
@PageController
@RequiredArgsConstructor
class EscalationPages {

    private final Escalations escalations;

    @GetMapping("/escalations")
    String list(
            Escalations.Question question,
            @RequestParam Map<String, String> asked,
            @AuthenticationPrincipal LoggedIn person,
            Model model) {
        var found = escalations.list(question, person.actor());
        model.addAttribute("rows", found.escalations());
        model.addAttribute("asked", asked);
        model.addAttribute("sheet", Pagination.of("/escalations", asked, found.total()));
        return "escalations/escalations";
    }
}
