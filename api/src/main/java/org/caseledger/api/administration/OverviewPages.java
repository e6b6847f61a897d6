package org.caseledger.api.administration;

import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.PageController;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** 管理总览: one page that leads to all that an office changes of itself. */
@PageController
class OverviewPages {

    private final OfficeOverview overview;

    OverviewPages(OfficeOverview overview) {
        this.overview = overview;
    }

    @GetMapping("/administration")
    String overview(@AuthenticationPrincipal LoggedIn person, Model model) {
        model.addAttribute("parts", overview.parts(person.actor()));
        return "administration/overview";
    }
}
