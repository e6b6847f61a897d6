package org.caseledger.api.supervision;

import java.time.Instant;
import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.PageController;
import org.caseledger.api.web.Pagination;
import org.caseledger.events.Role;
import org.caseledger.query.responsibility.HoldingBy;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 责任时间: how long units and people held cases, and the times behind each number. */
@PageController
@RequestMapping("/supervision/held")
@RequiredArgsConstructor
class HoldingPages {

    private final HoldingTimes held;

    @GetMapping
    String times(
            @RequestParam(defaultValue = "UNIT") HoldingBy by,
            HoldingTimes.Question question,
            @RequestParam Map<String, String> asked,
            @AuthenticationPrincipal LoggedIn person,
            Model model) {
        var found = held.times(by, question, person.actor());
        model.addAttribute("by", by);
        model.addAttribute("bys", HoldingBy.values());
        model.addAttribute("oversees", AccessPolicy.oversees(person.actor()));
        model.addAttribute("held", found.held());
        period(found.from(), found.until(), model);
        model.addAttribute("sheet", Pagination.of("/supervision/held", asked, found.total()));
        choices(asked, model);
        return "supervision/holding";
    }

    @GetMapping("/holdings")
    String holdings(
            HoldingTimes.Question question,
            @RequestParam(defaultValue = "false") boolean nobody,
            @RequestParam Map<String, String> asked,
            @AuthenticationPrincipal LoggedIn person,
            Model model) {
        var found = held.holdings(nobody ? question.ofNobody() : question, person.actor());
        model.addAttribute("holdings", found.holdings());
        period(found.from(), found.until(), model);
        model.addAttribute("sheet", Pagination.of("/supervision/held/holdings", asked, found.total()));
        choices(asked, model);
        return "supervision/holdings";
    }

    private static void period(Instant from, Instant until, Model model) {
        model.addAttribute("from", from);
        model.addAttribute("until", until);
    }

    private void choices(Map<String, String> asked, Model model) {
        model.addAttribute("asked", asked);
        model.addAttribute("roles", Role.values());
    }
}
