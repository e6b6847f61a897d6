package org.caseledger.api.approvals;

import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.PageController;
import org.caseledger.api.web.Pagination;
import org.caseledger.events.complaint.ApprovalLevel;
import org.caseledger.query.approvals.Approval;
import org.caseledger.query.approvals.ApprovalSort;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 签阅台账: who approved or reviewed what, when, and how long it took. */
@PageController
@RequiredArgsConstructor
class RegisterPages {

    private final ApprovalRegister approvals;

    @GetMapping("/approvals")
    String register(
            ApprovalRegister.Question question,
            @RequestParam Map<String, String> asked,
            @AuthenticationPrincipal LoggedIn person,
            Model model) {
        var found = approvals.list(question, person.actor());
        model.addAttribute("rows", found.approvals());
        model.addAttribute("asked", asked);
        model.addAttribute("kinds", Approval.Kind.values());
        model.addAttribute("levels", ApprovalLevel.values());
        model.addAttribute("decisions", Approval.Decision.values());
        model.addAttribute("sorts", ApprovalSort.values());
        model.addAttribute("oversees", AccessPolicy.oversees(person.actor()));
        model.addAttribute("sheet", Pagination.of("/approvals", asked, found.total()));
        return "approvals/register";
    }
}
