package org.caseledger.api.batch;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.AttachmentResponse;
import org.caseledger.api.web.PageController;
import org.caseledger.api.web.PageFormats;
import org.caseledger.api.web.problems.NotFoundException;
import org.caseledger.events.CaseId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** 批量打印: a form of the cases chosen in a list as one PDF. */
@PageController
@RequiredArgsConstructor
class BatchPrintPages {
    private static final Set<String> PAPERS = Set.of("registration", "approval");

    private final ChosenCases chosen;
    private final PrintedCases printed;

    @GetMapping("/batch/print/{paper}")
    ResponseEntity<byte[]> print(
            @PathVariable String paper,
            @RequestParam(name = "case", required = false) @Nullable List<CaseId> cases,
            @ModelAttribute("ui") PageFormats ui,
            LoggedIn person) {
        if (!PAPERS.contains(paper)) {
            throw new NotFoundException();
        }
        var cards = chosen.of(cases, person.actor());
        int unseen = new HashSet<>(cases == null ? List.of() : cases).size() - cards.size();
        return AttachmentResponse.file(
                paper + ".pdf", MediaType.APPLICATION_PDF_VALUE, printed.pdf(paper, cards, unseen, ui, person.actor()));
    }
}
