package org.caseledger.api.inspections;

import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.PageController;
import org.caseledger.api.web.Pagination;
import org.caseledger.query.rectification.RectificationState;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 整改 (P3.13): what respondents have to put right, and how each unit follows it up. */
@PageController
@RequiredArgsConstructor
class RectificationPages {

    private final Rectifications rectifications;

    @GetMapping("/rectifications")
    String list(
            Rectifications.Question question,
            @RequestParam Map<String, String> asked,
            @AuthenticationPrincipal LoggedIn person,
            Model model) {
        var found = rectifications.list(question, person.actor());
        model.addAttribute("rows", found.rectifications());
        model.addAttribute(
                "counts", rectifications.counts(question, person.actor()).units());
        model.addAttribute("asked", asked);
        model.addAttribute("states", RectificationState.values());
        model.addAttribute("seesInspections", AccessPolicy.seesInspections(person.actor()));
        model.addAttribute("sheet", Pagination.of("/rectifications", asked, found.total()));
        return "inspections/rectifications";
    }
}
