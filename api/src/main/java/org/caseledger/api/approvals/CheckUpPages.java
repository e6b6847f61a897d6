package org.caseledger.api.approvals;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.PageController;
import org.caseledger.api.web.Pagination;
import org.caseledger.query.checkup.EndedSubset;
import org.caseledger.query.checkup.Period;
import org.caseledger.query.checkup.SignedKind;
import org.caseledger.query.checkup.SignedSubset;
import org.caseledger.query.findings.FindingFilter;
import org.caseledger.query.findings.FindingQueries;
import org.caseledger.query.findings.FindingRule;
import org.caseledger.query.findings.FindingsBy;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 签阅体检: how leaders and reviewers sign, each number with its decisions. */
@PageController
@RequestMapping("/approvals/check-up")
@RequiredArgsConstructor
class CheckUpPages {

    private final SigningCheckUp checkUps;
    private final CaseEndings endings;
    private final FindingQueries findings;
    private final Clock clock;

    /** How many findings a rule has, and how many of them are unanswered. */
    record RuleCount(FindingRule rule, long total, long unanswered) {}

    @GetMapping
    String all(
            SigningCheckUp.Question question,
            @RequestParam Map<String, String> asked,
            @AuthenticationPrincipal LoggedIn person,
            Model model) {
        model.addAttribute("rows", checkUps.all(question, person.actor()));
        var ended = CaseEndings.Question.ofPeriod(question.from(), question.until());
        model.addAttribute("endings", endings.counts(ended, person.actor()));
        var period = question.period(clock.instant());
        model.addAttribute("findings", found(period));
        model.addAttribute("from", period.from());
        model.addAttribute("until", period.until());
        model.addAttribute("subsets", EndedSubset.values());
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
        model.addAttribute("sheet", Pagination.of("/approvals/check-up/" + signer, asked, found.total()));
        return "approvals/signed";
    }

    private List<RuleCount> found(Period period) {
        var filter = new FindingFilter(
                null, null, null, null, null, null, null, null, null, null, period.from(), period.until());
        return findings.counts(FindingsBy.RULE, filter).stream()
                .map(c ->
                        new RuleCount(FindingRule.valueOf(Objects.requireNonNull(c.key())), c.total(), c.unanswered()))
                .toList();
    }
}
