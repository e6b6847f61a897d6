package org.caseledger.api.administration;

import lombok.RequiredArgsConstructor;
import org.caseledger.api.web.PageController;
import org.caseledger.api.web.PageRequest;
import org.springframework.web.bind.annotation.GetMapping;

/** 管理总览: one page that leads to all that an office changes of itself. */
@PageController
@RequiredArgsConstructor
class OverviewPages {
    private final OfficeOverview overview;

    @GetMapping("/administration")
    String overview(PageRequest page) {
        page.add("parts", overview.parts(page.actor()));
        return "administration/overview";
    }
}
