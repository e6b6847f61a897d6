package org.caseledger.api.retention;

import io.swagger.v3.oas.annotations.tags.Tag;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.LoggedIn;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** 封存与销毁 (PIPL art. 47). */
@RestController
@Tag(name = "retention 封存与销毁")
@RequestMapping("/api/retention")
@RequiredArgsConstructor
class RetentionController {

    private final KeptCases cases;
    private final Certificates certificates;

    @GetMapping
    KeptCases.Listed list(@ParameterObject KeptCases.Question question, @AuthenticationPrincipal LoggedIn person) {
        return cases.list(question, person.actor());
    }

    @GetMapping("/{id}/certificate")
    Certificate certificate(@PathVariable String id, @AuthenticationPrincipal LoggedIn person) {
        return certificates.of(id, person.actor());
    }
}
