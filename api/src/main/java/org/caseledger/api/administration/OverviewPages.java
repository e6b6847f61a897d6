package org.caseledger.api.administration;

import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.PageController;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** 管理总览: one page that leads to all that an office changes of itself. */
@PageController
@RequiredArgsConstructor
class OverviewPages {

    private final OfficeOverview overview;

    @GetMapping("/administration")
    String overview(@AuthenticationPrincipal LoggedIn person, Model model) {
        model.addAttribute("parts", overview.parts(person.actor()));
        return "administration/overview";
    }
}
