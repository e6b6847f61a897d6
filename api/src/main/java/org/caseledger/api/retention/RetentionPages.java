package org.caseledger.api.retention;

import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.PageController;
import org.caseledger.api.web.Pagination;
import org.caseledger.query.retention.RetentionList;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** 封存与销毁: the list from which two people decide, and the certificate of what is destroyed. */
@PageController
@RequiredArgsConstructor
class RetentionPages {

    private final KeptCases cases;
    private final Certificates certificates;

    @GetMapping("/retention")
    String list(
            KeptCases.Question question,
            @RequestParam Map<String, String> asked,
            @AuthenticationPrincipal LoggedIn person,
            Model model) {
        var found = cases.list(question, person.actor());
        model.addAttribute("rows", found.cases());
        model.addAttribute("lists", RetentionList.values());
        model.addAttribute("list", question.list() == null ? RetentionList.PROPOSED : question.list());
        model.addAttribute("asked", asked);
        model.addAttribute("handsOver", AccessPolicy.archives(person.actor()));
        model.addAttribute("sheet", Pagination.of("/retention", asked, found.total()));
        return "retention/retention";
    }

    @GetMapping("/retention/{id}/certificate")
    String certificate(@PathVariable String id, @AuthenticationPrincipal LoggedIn person, Model model) {
        model.addAttribute("certificate", certificates.of(id, person.actor()));
        return "retention/certificate";
    }
}
