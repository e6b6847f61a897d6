package org.caseledger.api.supervision;

import org.caseledger.api.complaints.CaseReading;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.PageController;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** 查阅与拒绝记录: who opened what is sealed in a case, and who was refused what, and by which rule. */
@PageController
class AccessPages {

    private final CaseReading reading;
    private final Oversight oversight;

    AccessPages(CaseReading reading, Oversight oversight) {
        this.reading = reading;
        this.oversight = oversight;
    }

    @GetMapping("/cases/{id}/access")
    String access(@PathVariable String id, @AuthenticationPrincipal LoggedIn person, Model model) {
        model.addAttribute("openings", oversight.openings(id, person.actor()));
        model.addAttribute("refusals", oversight.refusals(id, person.actor()));
        model.addAttribute("case", reading.read(CaseReading.caseId(id), null, person.actor()));
        return "supervision/access";
    }
}
