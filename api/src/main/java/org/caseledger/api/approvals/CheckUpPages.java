package org.caseledger.api.approvals;

import java.util.Map;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.PageController;
import org.caseledger.api.web.Pagination;
import org.caseledger.query.checkup.SignedKind;
import org.caseledger.query.checkup.SignedSubset;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 签阅体检: how leaders and reviewers sign, each number with its decisions. */
@PageController
@RequestMapping("/approvals/check-up")
class CheckUpPages {

    private final SigningCheckUp checkUps;

    CheckUpPages(SigningCheckUp checkUps) {
        this.checkUps = checkUps;
    }

    @GetMapping
    String all(
            SigningCheckUp.Question question,
            @RequestParam Map<String, String> asked,
            @AuthenticationPrincipal LoggedIn person,
            Model model) {
        model.addAttribute("rows", checkUps.all(question, person.actor()));
        model.addAttribute("asked", asked);
        model.addAttribute("kinds", SignedKind.values());
        return "approvals/check-up";
    }

    @GetMapping("/{signer}")
    String decisions(
            @PathVariable String signer,
            SigningCheckUp.Question question,
            @RequestParam Map<String, String> asked,
            @AuthenticationPrincipal LoggedIn person,
            Model model) {
        var found = checkUps.decisions(signer, question, person.actor());
        model.addAttribute("signer", signer);
        model.addAttribute("decisions", found.decisions());
        model.addAttribute("asked", asked);
        model.addAttribute("kinds", SignedKind.values());
        model.addAttribute("which", question.which() == null ? SignedSubset.ALL : question.which());
        model.addAttribute("whiches", SignedSubset.values());
        model.addAttribute(
                "sheet", Pagination.of("/approvals/check-up/" + signer, asked, found.total()));
        return "approvals/signed";
    }
}
