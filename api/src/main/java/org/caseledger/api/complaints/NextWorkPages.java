package org.caseledger.api.complaints;

import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.PageController;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** 下一件: what waits for a reader next, and the way from a case to the form of its next step. */
@PageController
@RequiredArgsConstructor
class NextWorkPages {
    private final NextWork next;
    private final WayOn way;

    /** The target of links in lists: redirects to the form of the current step, which the log determines. */
    @GetMapping("/cases/{id}/next")
    String next(@PathVariable String id, LoggedIn person) {
        return "redirect:" + way.to(CaseReading.caseId(id), person.actor());
    }

    /** The line that a page asks for again when something has moved. */
    @GetMapping("/work/next")
    String line(LoggedIn person, Model model) {
        AccessPolicy.mustReadCases(person.actor());
        model.addAttribute("following", next.of(person.actor()).orElse(null));
        return "complaints/following :: line";
    }
}
