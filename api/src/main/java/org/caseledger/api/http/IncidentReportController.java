package org.caseledger.api.http;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import org.caseledger.api.incidents.IncidentDocument;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.query.incidents.IncidentReport;
import org.caseledger.query.incidents.IncidentReports;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** 信息报告 (P1.14, P8.15): an incident with its measures and figures, for a superior. */
@RestController
@Tag(name = "incidents 应急")
@RequestMapping(IncidentsController.PATH + "/{id}/report")
public class IncidentReportController {

    private final IncidentReports reports;
    private final Clock clock;

    IncidentReportController(IncidentReports reports, Clock clock) {
        this.reports = reports;
        this.clock = clock;
    }

    /** As of a time, now unless told. */
    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    public IncidentReport report(
            @PathVariable String id,
            @RequestParam(required = false) String at,
            @AuthenticationPrincipal LoggedIn person) {
        return find(id, at, person);
    }

    /** The same as a document, in Chinese. */
    @GetMapping(path = "/docx", produces = Handout.DOCX)
    ResponseEntity<byte[]> document(
            @PathVariable String id,
            @RequestParam(required = false) String at,
            @AuthenticationPrincipal LoggedIn person) {
        var report = find(id, at, person);
        return Handout.file("incident.docx", Handout.DOCX, IncidentDocument.docx(report));
    }

    private IncidentReport find(String id, @Nullable String at, LoggedIn person) {
        Sight.mustReadAllCases(person.actor());
        var incident = CaseReading.caseId(id).value();
        Instant now = clock.instant();
        Instant asOf = at == null ? now : CaseReading.instant("at", at);
        return reports.of(incident, asOf.isAfter(now) ? now : asOf).orElseThrow(NotHere::new);
    }
}
