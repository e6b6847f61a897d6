package org.caseledger.api.incidents;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import org.caseledger.api.complaints.CaseReading;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.AttachmentResponse;
import org.caseledger.api.web.problems.NotFoundException;
import org.caseledger.api.web.requests.TimeParameter;
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
    @GetMapping(path = "/docx", produces = AttachmentResponse.DOCX)
    ResponseEntity<byte[]> document(
            @PathVariable String id,
            @RequestParam(required = false) String at,
            @AuthenticationPrincipal LoggedIn person) {
        var report = find(id, at, person);
        return AttachmentResponse.file(
                "incident.docx", AttachmentResponse.DOCX, IncidentDocument.docx(report));
    }

    private IncidentReport find(String id, @Nullable String at, LoggedIn person) {
        AccessPolicy.mustReadAllCases(person.actor());
        var incident = CaseReading.caseId(id).value();
        Instant now = clock.instant();
        Instant asOf = at == null ? now : TimeParameter.instant("at", at);
        return reports.of(incident, asOf.isAfter(now) ? now : asOf)
                .orElseThrow(NotFoundException::new);
    }
}
