package org.caseledger.api.integrity;

import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.supervision.OversightController;
import org.caseledger.api.web.PageController;
import org.caseledger.query.views.BackgroundAudit;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * 视图: how far each is behind the log, how far a rebuild is, and whether it says what the log does.
 */
@PageController
@RequestMapping("/views")
class ViewPages {

    private final OversightController oversight;
    private final ViewCheckController checks;
    private final BackgroundAudit audit;

    ViewPages(OversightController oversight, ViewCheckController checks, BackgroundAudit audit) {
        this.oversight = oversight;
        this.checks = checks;
        this.audit = audit;
    }

    @GetMapping
    String views(@AuthenticationPrincipal LoggedIn person, Model model) {
        model.addAttribute("views", oversight.views());
        model.addAttribute("audit", audit.progress().orElse(null));
        model.addAttribute("mayCheck", AccessPolicy.oversees(person.actor()));
        return "integrity/views";
    }

    /** Begins to compare all of them with the log; the page tells how far that is. */
    @PostMapping("/audit")
    String audit(@AuthenticationPrincipal LoggedIn person) {
        AccessPolicy.mustOversee(person.actor());
        audit.begin();
        return "redirect:/views";
    }

    /** Builds rows of one anew, aside, and shows how those that answer differ. */
    @PostMapping("/{view}/check")
    String check(@PathVariable String view, @AuthenticationPrincipal LoggedIn person, Model model) {
        var check = new ViewCheckController.Check(view, null, null, null, null, null);
        model.addAttribute("report", checks.check(check, person));
        return views(person, model);
    }
}
