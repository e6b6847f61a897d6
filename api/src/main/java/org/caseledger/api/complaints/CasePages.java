package org.caseledger.api.complaints;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.PageController;
import org.caseledger.query.casefile.CaseSummary;
import org.caseledger.query.casefile.DeadlineLine;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One case: what it is, what may be done with it now, and all that was done. */
@PageController
class CasePages {

    private static final String OPENED = "opened";

    private final CaseController cases;
    private final EvidenceController evidence;
    private final OffersController offers;

    CasePages(CaseController cases, EvidenceController evidence, OffersController offers) {
        this.cases = cases;
        this.evidence = evidence;
        this.offers = offers;
    }

    @GetMapping("/cases/{id}")
    String read(@PathVariable String id, @AuthenticationPrincipal LoggedIn person, Model model) {
        return show(id, person, model);
    }

    /**
     * Opens what is sealed, which is logged (P1.08), to be shown beside the rest once: to see it
     * again is to open it again.
     */
    @PostMapping("/cases/{id}/open")
    String open(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable Set<String> parts,
            @AuthenticationPrincipal LoggedIn person,
            RedirectAttributes once) {
        once.addFlashAttribute(OPENED, cases.open(id, parts, person).getBody());
        return "redirect:/cases/" + CaseReading.caseId(id) + "#sealed-title";
    }

    /** Says that a case has moved since somebody opened it, if it has. */
    @GetMapping("/cases/{id}/moved")
    String moved(
            @PathVariable String id,
            @RequestParam long version,
            @AuthenticationPrincipal LoggedIn person,
            Model model) {
        var summary = cases.read(id, null, person).getBody();
        model.addAttribute("caseId", summary.caseId());
        model.addAttribute("moved", summary.version() > version);
        return "complaints/moved :: note";
    }

    private String show(String id, LoggedIn person, Model model) {
        var summary = cases.read(id, null, person).getBody();
        boolean known = cases.knows(id, person);
        model.addAttribute("case", summary);
        model.addAttribute("next", next(summary));
        if (!model.containsAttribute(OPENED)) {
            model.addAttribute(OPENED, Map.of());
        }
        model.addAttribute("history", cases.history(id, person));
        model.addAttribute("evidence", known ? evidence.list(id, person) : List.of());
        model.addAttribute("opensEvidence", EvidenceController.opens(person.actor()));
        model.addAttribute("oversees", AccessPolicy.oversees(person.actor()));
        model.addAttribute("known", known);
        model.addAttribute("actions", CaseActions.of(offers.offered(id, person).getBody()));
        return "complaints/case";
    }

    /** The clocks that run, the first due first. */
    private static List<DeadlineLine> next(CaseSummary summary) {
        return summary.deadlines().stream()
                .filter(line -> line.light() != null)
                .sorted((a, b) -> a.dueAt().compareTo(b.dueAt()))
                .toList();
    }
}
