package org.caseledger.api.incidents;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.AccessLog;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.AttachmentResponse;
import org.caseledger.api.web.requests.Paging.Part;
import org.caseledger.api.web.requests.Requests;
import org.caseledger.events.oversight.ReadKind;
import org.caseledger.query.history.HistoryEntry;
import org.caseledger.query.incidents.IncidentReport;
import org.caseledger.query.incidents.IncidentSummary;
import org.caseledger.query.incidents.Score;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** 应急 and 演练: which incidents and exercises there are, and what was done in one. */
@RestController
@Tag(name = "incidents 应急")
@RequestMapping("/api/incidents")
@RequiredArgsConstructor
class IncidentsController {

    private final Incidents incidents;
    private final OpenProposals proposals;
    private final ExerciseSchedule exercises;
    private final IncidentAssessment assessment;
    private final AccessLog accesses;

    @GetMapping
    Incidents.Listed list(
            @ParameterObject Incidents.Question question,
            @ParameterObject Part part,
            @AuthenticationPrincipal LoggedIn person) {
        return incidents.list(question, part, person.actor());
    }

    @GetMapping("/{id}")
    ResponseEntity<IncidentSummary> read(@PathVariable String id, @AuthenticationPrincipal LoggedIn person) {
        var incident = incidents.read(id, person.actor());
        return ResponseEntity.ok().eTag(Requests.eTag(incident.version())).body(incident);
    }

    @GetMapping("/{id}/history")
    List<HistoryEntry> history(@PathVariable String id, @AuthenticationPrincipal LoggedIn person) {
        return incidents.history(id, person.actor());
    }

    @GetMapping("/{id}/cases")
    Incidents.Cards cases(
            @PathVariable String id, @ParameterObject Part part, @AuthenticationPrincipal LoggedIn person) {
        return incidents.cases(id, part, person.actor());
    }

    @GetMapping("/improvements")
    Incidents.Improvements improvements(
            @RequestParam(required = false) Incidents.Which which,
            @ParameterObject Part part,
            @AuthenticationPrincipal LoggedIn person) {
        return incidents.improvements(which, part, person.actor());
    }

    @GetMapping("/proposals")
    OpenProposals.Proposed proposals(@ParameterObject Part part, @AuthenticationPrincipal LoggedIn person) {
        return proposals.list(part, person.actor());
    }

    @GetMapping("/exercise-due")
    ExerciseSchedule.Due due(@RequestParam(required = false) Long after, @AuthenticationPrincipal LoggedIn person) {
        return exercises.due(after, person.actor());
    }

    @GetMapping(path = "/{id}/report", produces = MediaType.APPLICATION_JSON_VALUE)
    IncidentReport report(
            @PathVariable String id,
            @RequestParam(required = false) String at,
            @AuthenticationPrincipal LoggedIn person) {
        return assessment.report(id, at, person.actor());
    }

    /** The same as a document, in Chinese. */
    @GetMapping(path = "/{id}/report/docx", produces = AttachmentResponse.DOCX)
    ResponseEntity<byte[]> document(
            @PathVariable String id,
            @RequestParam(required = false) String at,
            @AuthenticationPrincipal LoggedIn person) {
        var report = assessment.report(id, at, person.actor());
        accesses.read(ReadKind.INCIDENT_REPORT, id, person.actor());
        return AttachmentResponse.file("incident.docx", AttachmentResponse.DOCX, IncidentDocument.docx(report));
    }

    @GetMapping("/{id}/score")
    Score score(@PathVariable String id, @AuthenticationPrincipal LoggedIn person) {
        return assessment.score(id, person.actor());
    }
}
