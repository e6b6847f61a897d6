package org.caseledger.api.reporting;

import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.requests.JsonBodies;
import org.caseledger.api.web.requests.Paging.Part;
import org.caseledger.api.web.requests.Requests;
import org.caseledger.query.reporting.ReportFilter;
import org.caseledger.query.reporting.Reported;
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

/** 汇总上报 (P9.04): asked for, sent and received. */
@RestController
@Tag(name = "reports 汇总上报")
@RequestMapping("/api/reports")
@RequiredArgsConstructor
class ReportsController {

    private final UpwardReports reports;
    private final JsonBodies bodies;
    private final Requests requests;

    @GetMapping
    UpwardReports.Listed list(
            @ParameterObject ReportFilter filter,
            @ParameterObject Part part,
            @AuthenticationPrincipal LoggedIn person) {
        return reports.list(filter, part, person.actor());
    }

    @GetMapping("/{id}")
    Reported read(@PathVariable String id, @AuthenticationPrincipal LoggedIn person) {
        return reports.read(id, person.actor());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<Reported> ask(HttpServletRequest http, @AuthenticationPrincipal LoggedIn person) throws IOException {
        var body = bodies.bytes(http);
        var asked = reports.ask(body, requests.of(http, body, person), person.actor());
        return ResponseEntity.created(URI.create("/api/reports/" + asked.id())).body(asked);
    }

    @PostMapping("/{id}/{command}")
    Reported give(
            @PathVariable String id,
            @PathVariable("command") String name,
            HttpServletRequest http,
            @AuthenticationPrincipal LoggedIn person)
            throws IOException {
        var body = bodies.bytes(http);
        return reports.give(id, name, body, requests.of(http, body, person), person.actor());
    }
}
