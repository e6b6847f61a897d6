package org.caseledger.api.integrity;

import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.PageController;
import org.caseledger.query.views.BackgroundAudit;
import org.caseledger.query.views.Views;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** 视图: how far each is behind the log, how far a rebuild is, and whether it says what the log does. */
@PageController
@RequestMapping("/views")
@RequiredArgsConstructor
class ViewPages {
    private final Views views;
    private final ViewChecks checks;
    private final BackgroundAudit audit;

    @GetMapping
    String views(LoggedIn person, Model model) {
        model.addAttribute("views", views.status());
        model.addAttribute("audit", audit.progress().orElse(null));
        model.addAttribute("mayCheck", AccessPolicy.oversees(person.actor()));
        return "integrity/views";
    }

    /** Begins to compare all of them with the log; the page tells how far that is. */
    @PostMapping("/audit")
    String audit(LoggedIn person) {
        AccessPolicy.mustOversee(person.actor());
        audit.begin();
        return "redirect:/views";
    }

    /** Builds rows of one anew, aside, and shows how those that answer differ. */
    @PostMapping("/{view}/check")
    String check(@PathVariable String view, LoggedIn person, Model model) {
        var check = new ViewChecks.Check(view, null, null, null, null, null);
        model.addAttribute("report", checks.check(check, person.actor()));
        return views(person, model);
    }
}
