package org.caseledger.api.inspections;

import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.requests.JsonBodies;
import org.caseledger.api.web.requests.Paging.Part;
import org.caseledger.api.web.requests.Requests;
import org.caseledger.query.accountability.Accountability;
import org.caseledger.query.accountability.AccountabilityBy;
import org.caseledger.query.accountability.AccountabilityCount;
import org.caseledger.query.accountability.AccountabilityFilter;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** 表彰、通报批评、追责 (P1.17, P3.14): listed, declared and withdrawn. */
@RestController
@Tag(name = "accountability 表彰追责")
@RequestMapping("/api/accountability")
@RequiredArgsConstructor
class AccountabilityController {

    private final AccountabilityRegister register;
    private final JsonBodies bodies;
    private final Requests requests;

    @GetMapping
    AccountabilityRegister.Listed list(
            @ParameterObject AccountabilityFilter filter,
            @Nullable AccountabilityBy by,
            @ParameterObject Part part,
            @AuthenticationPrincipal LoggedIn person) {
        return register.list(filter, part, person.actor());
    }

    @GetMapping("/counts")
    List<AccountabilityCount> counts(
            @ParameterObject AccountabilityFilter filter,
            @Nullable AccountabilityBy by,
            @ParameterObject Part part,
            @AuthenticationPrincipal LoggedIn person) {
        return register.counts(filter, by, part, person.actor());
    }

    @GetMapping("/{id}")
    Accountability read(@PathVariable String id, @AuthenticationPrincipal LoggedIn person) {
        return register.read(id, person.actor());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<Accountability> declare(HttpServletRequest http, @AuthenticationPrincipal LoggedIn person)
            throws IOException {
        var body = bodies.bytes(http);
        var declared = register.declare(body, requests.of(http, body, person), person.actor());
        return ResponseEntity.created(URI.create("/api/accountability/" + declared.id()))
                .body(declared);
    }

    @PostMapping("/{id}/withdraw")
    Accountability withdraw(@PathVariable String id, HttpServletRequest http, @AuthenticationPrincipal LoggedIn person)
            throws IOException {
        var body = bodies.bytes(http);
        return register.withdraw(id, body, requests.of(http, body, person), person.actor());
    }
}
