package org.caseledger.api.findings;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Arrays;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.requests.Paging.Part;
import org.caseledger.api.web.requests.SentJson;
import org.caseledger.query.findings.Finding;
import org.caseledger.query.findings.FindingCount;
import org.caseledger.query.findings.FindingFilter;
import org.caseledger.query.findings.FindingRule;
import org.caseledger.query.findings.FindingSeverity;
import org.caseledger.query.findings.FindingsBy;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** 审查发现: what does not keep to the procedure, and what a supervisor says to it. */
@RestController
@Tag(name = "findings 审查发现")
@RequestMapping("/api")
@RequiredArgsConstructor
class FindingsController {
    private final FindingReview findings;

    /** A rule as the table of contents tells it. */
    record Told(FindingRule rule, List<String> clauses, FindingSeverity severity, String zh, String en) {}

    @GetMapping("/findings")
    FindingReview.Listed list(FindingFilter filter, @Nullable FindingsBy by, Part part, LoggedIn person) {
        return findings.list(filter, part, person.actor());
    }

    @GetMapping("/findings/counts")
    List<FindingCount> counts(FindingFilter filter, @Nullable FindingsBy by, Part part, LoggedIn person) {
        return findings.counts(filter, by, part, person.actor());
    }

    /** Every rule there is. */
    @GetMapping("/findings/rules")
    List<Told> rules() {
        return Arrays.stream(FindingRule.values())
                .map(r -> new Told(r, r.clauses(), r.severity(), r.zh(), r.en()))
                .toList();
    }

    @GetMapping("/complaints/{id}/findings")
    List<Finding> ofCase(@PathVariable String id, LoggedIn person) {
        return findings.ofCase(id, person.actor());
    }

    @PostMapping("/complaints/{id}/findings/{rule}/{position}/answer")
    FindingReview.Noted answer(
            @PathVariable String id, @PathVariable String rule, @PathVariable long position, SentJson sent) {
        return findings.answer(new FindingReview.Which(id, rule, position), sent);
    }
}
