package org.caseledger.api.http;

import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.command.AggregateGate;
import org.caseledger.command.inspections.AnswerInspection;
import org.caseledger.command.inspections.InspectionCommand;
import org.caseledger.command.inspections.PrepareInspection;
import org.caseledger.command.inspections.RemarkInspection;
import org.caseledger.command.inspections.SendBackInspection;
import org.caseledger.command.inspections.SignOffInspection;
import org.caseledger.events.InspectionEvent;
import org.caseledger.events.UnitId;
import org.caseledger.inspection.InspectionSheet;
import org.caseledger.query.inspections.Inspected;
import org.caseledger.query.inspections.InspectionFigures;
import org.caseledger.query.inspections.InspectionQueries;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** 检查表: prepared, remarked on, answered, sent back and signed; the answer is the sheet (P1.16). */
@RestController
@Tag(name = "inspections 检查")
@RequestMapping(InspectionsController.PATH)
class InspectingController {

    private static final Map<String, Class<? extends InspectionCommand>> COMMANDS =
            Map.of(
                    "remark", RemarkInspection.class,
                    "answer", AnswerInspection.class,
                    "send-back", SendBackInspection.class,
                    "sign-off", SignOffInspection.class);

    private final AggregateGate<InspectionSheet, InspectionEvent> gate;
    private final InspectionQueries inspections;
    private final InspectionFigures figures;
    private final Bodies bodies;
    private final Requests requests;
    private final Paging paging;

    InspectingController(
            AggregateGate<InspectionSheet, InspectionEvent> gate,
            InspectionQueries inspections,
            InspectionFigures figures,
            Bodies bodies,
            Requests requests,
            Paging paging) {
        this.gate = gate;
        this.inspections = inspections;
        this.figures = figures;
        this.bodies = bodies;
        this.requests = requests;
        this.paging = paging;
    }

    /** A period by its first and last day, and a unit, or none for the whole office. */
    record Asked(LocalDate first, LocalDate last, @Nullable UnitId unit) {}

    /** Takes the figures; nobody types them. */
    @PostMapping
    ResponseEntity<Inspected> prepare(
            HttpServletRequest http,
            @RequestParam(required = false) Long after,
            @AuthenticationPrincipal LoggedIn person)
            throws IOException {
        var body = bodies.bytes(http);
        var request = requests.of(http, body, person);
        var id = request.id().caseId();
        var asked = bodies.read(body, Asked.class);
        paging.waitFor(after);
        var command =
                new PrepareInspection(id, asked.first(), asked.last(), asked.unit(), figures::take);
        long position = gate.give(command, person.actor(), request);
        var path = InspectionsController.PATH + "/" + id;
        return shown(ResponseEntity.created(URI.create(path)), id, position);
    }

    @PostMapping("/{id}/{command}")
    ResponseEntity<Inspected> give(
            @PathVariable String id,
            @PathVariable("command") String name,
            HttpServletRequest http,
            @AuthenticationPrincipal LoggedIn person)
            throws IOException {
        var sheet = CaseReading.caseId(id).value();
        var type = COMMANDS.get(name);
        if (type == null) {
            throw new NotHere();
        }
        var body = bodies.bytes(http);
        var request = requests.of(http, body, person);
        var command = bodies.read(body, type, "id", sheet.toString());
        return shown(ResponseEntity.ok(), sheet, gate.give(command, person.actor(), request));
    }

    private ResponseEntity<Inspected> shown(
            ResponseEntity.BodyBuilder answer, UUID id, long position) {
        var sheet = inspections.at(id, position).orElseThrow(NotHere::new);
        return answer.eTag(InspectionsController.eTag(sheet)).body(sheet);
    }
}
