package org.caseledger.api.escalations;

import io.swagger.v3.oas.annotations.tags.Tag;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.LoggedIn;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** 上报与仲裁 (P1.12): what was put before a superior authority, and what was answered. */
@RestController
@Tag(name = "escalations 上报与仲裁")
@RequestMapping("/api/escalations")
@RequiredArgsConstructor
class EscalationsController {

    private final Escalations escalations;

    @GetMapping
    Escalations.Listed list(@ParameterObject Escalations.Question question, @AuthenticationPrincipal LoggedIn person) {
        return escalations.list(question, person.actor());
    }
}
