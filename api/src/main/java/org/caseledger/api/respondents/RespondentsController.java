package org.caseledger.api.respondents;

import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.requests.JsonBodies;
import org.caseledger.api.web.requests.Paging.Part;
import org.caseledger.api.web.requests.Requests;
import org.caseledger.query.respondents.RespondentEntry;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** 被诉方登记册 (O121-10): entries, and the cases against each. */
@RestController
@Tag(name = "respondents 被诉方登记册")
@RequestMapping("/api/respondents")
@RequiredArgsConstructor
class RespondentsController {

    private final Respondents respondents;
    private final CasesAgainst against;
    private final JsonBodies bodies;
    private final Requests requests;

    @GetMapping
    Respondents.Listed list(
            @Nullable String words, @ParameterObject Part part, @AuthenticationPrincipal LoggedIn person) {
        return respondents.list(words, part, person.actor());
    }

    @GetMapping("/{id}")
    RespondentEntry read(@PathVariable String id, @AuthenticationPrincipal LoggedIn person) {
        return respondents.read(id, person.actor());
    }

    @GetMapping("/{id}/cases")
    CasesAgainst.Account cases(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable Integer page,
            @RequestParam(required = false) @Nullable Integer size,
            @AuthenticationPrincipal LoggedIn person) {
        var entry = respondents.read(id, person.actor());
        return against.of(entry, page, size, person.actor());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<RespondentEntry> register(HttpServletRequest http, @AuthenticationPrincipal LoggedIn person)
            throws IOException {
        var body = bodies.bytes(http);
        var entry = respondents.register(body, requests.of(http, body, person), person.actor());
        return ResponseEntity.created(URI.create("/api/respondents/" + entry.id()))
                .body(entry);
    }

    @PostMapping("/{id}/{command}")
    RespondentEntry give(
            @PathVariable String id,
            @PathVariable("command") String name,
            HttpServletRequest http,
            @AuthenticationPrincipal LoggedIn person)
            throws IOException {
        var body = bodies.bytes(http);
        return respondents.give(id, name, body, requests.of(http, body, person), person.actor());
    }
}
