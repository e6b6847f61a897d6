package org.caseledger.api.supervision;

import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.PageController;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** 监督要点 of a case, which the page of the case shows as a card to those who oversee. */
@PageController
@RequiredArgsConstructor
class CasePointsPages {

    private final CasePoints points;

    @GetMapping("/cases/{id}/points")
    String points(@PathVariable String id, @AuthenticationPrincipal LoggedIn person, Model model) {
        var found = points.of(id, person.actor());
        model.addAttribute("points", found);
        model.addAttribute("case", found.summary());
        return "supervision/points";
    }
}
