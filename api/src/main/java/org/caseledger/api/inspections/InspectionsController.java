package org.caseledger.api.inspections;

import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.AccessLog;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.AttachmentResponse;
import org.caseledger.api.web.requests.JsonBodies;
import org.caseledger.api.web.requests.Paging.Part;
import org.caseledger.api.web.requests.Requests;
import org.caseledger.events.oversight.ReadKind;
import org.caseledger.query.inspections.Inspected;
import org.caseledger.query.inspections.InspectionFigures;
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

/** 检查表 (P1.16): each as JSON and as a document, and what is done to it. */
@RestController
@Tag(name = "inspections 检查")
@RequestMapping("/api/inspections")
@RequiredArgsConstructor
class InspectionsController {

    private final InspectionSheets sheets;
    private final DueInspections due;
    private final JsonBodies bodies;
    private final Requests requests;
    private final AccessLog accesses;

    @GetMapping
    InspectionSheets.Sheets list(
            @ParameterObject InspectionSheets.Question question,
            @ParameterObject Part part,
            @AuthenticationPrincipal LoggedIn person) {
        return sheets.list(question, part, person.actor());
    }

    @GetMapping("/due")
    DueInspections.Due due(@RequestParam(required = false) Long after, @AuthenticationPrincipal LoggedIn person) {
        return due.due(after, person.actor());
    }

    @GetMapping("/{id}")
    ResponseEntity<Inspected> read(@PathVariable String id, @AuthenticationPrincipal LoggedIn person) {
        return answer(ResponseEntity.ok(), sheets.read(id, person.actor()));
    }

    @GetMapping(path = "/{id}/document", produces = AttachmentResponse.DOCX)
    ResponseEntity<byte[]> document(@PathVariable String id, @AuthenticationPrincipal LoggedIn person) {
        var document = sheets.document(id, person.actor());
        accesses.read(ReadKind.INSPECTION, id, person.actor());
        return AttachmentResponse.file("inspection.docx", AttachmentResponse.DOCX, document);
    }

    @PostMapping("/{id}/check")
    InspectionFigures.Recount check(@PathVariable String id, @AuthenticationPrincipal LoggedIn person) {
        return sheets.recount(id, person.actor());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<Inspected> prepare(
            HttpServletRequest http,
            @RequestParam(required = false) Long after,
            @AuthenticationPrincipal LoggedIn person)
            throws IOException {
        var body = bodies.bytes(http);
        var request = requests.of(http, body, person);
        var sheet = sheets.prepare(body, request, after, person.actor());
        return answer(ResponseEntity.created(URI.create("/api/inspections/" + sheet.id())), sheet);
    }

    @PostMapping("/{id}/{command}")
    ResponseEntity<Inspected> give(
            @PathVariable String id,
            @PathVariable("command") String name,
            HttpServletRequest http,
            @AuthenticationPrincipal LoggedIn person)
            throws IOException {
        var body = bodies.bytes(http);
        var request = requests.of(http, body, person);
        return answer(ResponseEntity.ok(), sheets.give(id, name, body, request, person.actor()));
    }

    private static ResponseEntity<Inspected> answer(ResponseEntity.BodyBuilder answer, Inspected sheet) {
        return answer.eTag(Requests.eTag(sheet.version())).body(sheet);
    }
}
