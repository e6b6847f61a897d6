package org.caseledger.api.inspections;

import io.swagger.v3.oas.annotations.tags.Tag;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.LoggedIn;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** 整改 (P3.13): what respondents have to put right, and how much of it each unit follows up. */
@RestController
@Tag(name = "rectifications 整改")
@RequestMapping("/api/rectifications")
@RequiredArgsConstructor
class RectificationsController {

    private final Rectifications rectifications;

    @GetMapping
    Rectifications.Listed list(
            @ParameterObject Rectifications.Question question, @AuthenticationPrincipal LoggedIn person) {
        return rectifications.list(question, person.actor());
    }

    @GetMapping("/counts")
    Rectifications.Counted counts(
            @ParameterObject Rectifications.Question question, @AuthenticationPrincipal LoggedIn person) {
        return rectifications.counts(question, person.actor());
    }
}
