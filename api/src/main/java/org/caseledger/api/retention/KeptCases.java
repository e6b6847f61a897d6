package org.caseledger.api.retention;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.complaints.CaseReading;
import org.caseledger.api.integrity.ProvenCaseReading;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.ListReading;
import org.caseledger.api.web.PageController;
import org.caseledger.api.web.PageRequest;
import org.caseledger.api.web.problems.NotFoundException;
import org.caseledger.api.web.requests.Paging.Part;
import org.caseledger.casefile.CheckedCase;
import org.caseledger.events.Actor;
import org.caseledger.events.retention.RetentionEvent.CaseDestroyed;
import org.caseledger.query.retention.KeptCase;
import org.caseledger.query.retention.RetentionFilter;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** 封存与销毁 (PIPL art. 47): the list from which two people decide, and the certificate of what is destroyed. */
@RestController("retention")
@Tag(name = "retention 封存与销毁")
@RequestMapping("/api/retention")
@RequiredArgsConstructor
class KeptCases {
    private final ListReading lists;
    private final Certificates certificates;

    /** Some of them, and how many there are. */
    public record Listed(long total, List<KeptCase> cases) {}

    @GetMapping
    Listed list(RetentionFilter filter, Part part, Actor actor) {
        AccessPolicy.mustSeeRetention(actor);
        return lists.find(RetentionFilter.LIST, filter, part, actor).as(Listed::new);
    }

    @GetMapping("/{id}/certificate")
    Certificate certificate(@PathVariable String id, Actor actor) {
        return certificates.of(id, actor);
    }

    @PageController
    @RequestMapping("/retention")
    @RequiredArgsConstructor
    static class RetentionPages {
        private final KeptCases cases;
        private final Certificates certificates;

        @GetMapping
        String list(RetentionFilter filter, Part part, PageRequest page) {
            var found = cases.list(filter, part, page.actor());
            page.show(filter, found.total(), found.cases());
            page.add("list", filter.list());
            page.add("handsOver", AccessPolicy.archives(page.actor()));
            return "retention/retention";
        }

        @GetMapping("/{id}/certificate")
        String certificate(@PathVariable String id, LoggedIn person, Model model) {
            model.addAttribute("certificate", certificates.of(id, person.actor()));
            return "retention/certificate";
        }
    }

    /** Makes the certificate of a destroyed case, and verifies its proofs for it. */
    @Component
    @RequiredArgsConstructor
    static class Certificates {
        private final CaseReading reading;
        private final ProvenCaseReading proven;

        Certificate of(String id, Actor actor) {
            AccessPolicy.mustSeeRetention(actor);
            var file = reading.now(CaseReading.caseId(id), actor);
            var recorded = file.events().stream()
                    .filter(r -> r.event() instanceof CaseDestroyed)
                    .findFirst()
                    .orElseThrow(NotFoundException::new);
            var checked = CheckedCase.of(proven.of(id, actor));
            return new Certificate(
                    file.caseId(),
                    (CaseDestroyed) recorded.event(),
                    recorded.position(),
                    recorded.recordedAt(),
                    checked.events(),
                    checked.tree().size(),
                    checked.tree().root().toString(),
                    checked.agrees());
        }
    }
}
