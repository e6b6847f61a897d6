package org.caseledger.api.links;

import java.util.Objects;
import org.caseledger.api.complaints.CaseController;
import org.caseledger.api.complaints.OffersController;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.PageController;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * 关联与重复 (P4.22): which cases this one is linked with or handled together with, which may be about
 * the same matter, and what may be done about it. The page of the case shows it as a part.
 */
@PageController
class RepeatPages {

    private final CaseController cases;
    private final RepeatsController repeats;
    private final OffersController offers;

    RepeatPages(CaseController cases, RepeatsController repeats, OffersController offers) {
        this.cases = cases;
        this.repeats = repeats;
        this.offers = offers;
    }

    @GetMapping("/cases/{id}/repeats")
    String show(@PathVariable String id, @AuthenticationPrincipal LoggedIn person, Model model) {
        var summary = Objects.requireNonNull(cases.read(id, null, person).getBody());
        // What was just linked or undone is to be seen in the answer.
        var question = new RepeatsController.Question(null, null, summary.position());
        var ties = repeats.ties(id, question, person).ties();
        var candidates = repeats.of(id, question, person).candidates();
        var may =
                new LinkActions(
                        summary,
                        ties,
                        candidates,
                        (of, command) -> offers.offered(of, command, person));
        model.addAttribute("case", summary);
        model.addAttribute("ties", ties.stream().map(may::ofTie).toList());
        model.addAttribute("candidates", candidates.stream().map(may::ofCandidate).toList());
        return "links/repeats";
    }
}
