package org.caseledger.api.inspections;

import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.time.LocalDate;
import java.util.Map;
import org.caseledger.api.complaints.CaseReading;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.problems.NotFoundException;
import org.caseledger.api.web.requests.JsonBodies;
import org.caseledger.api.web.requests.Paging;
import org.caseledger.api.web.requests.Requests;
import org.caseledger.command.gate.CommandGate;
import org.caseledger.command.gate.Request;
import org.caseledger.command.inspection.AnswerInspection;
import org.caseledger.command.inspection.InspectionCommand;
import org.caseledger.command.inspection.PrepareInspection;
import org.caseledger.command.inspection.RemarkInspection;
import org.caseledger.command.inspection.SendBackInspection;
import org.caseledger.command.inspection.SignOffInspection;
import org.caseledger.events.UnitId;
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
public class InspectingController {

    private static final Map<String, Class<? extends InspectionCommand>> COMMANDS =
            Map.of(
                    "remark", RemarkInspection.class,
                    "answer", AnswerInspection.class,
                    "send-back", SendBackInspection.class,
                    "sign-off", SignOffInspection.class);

    private final CommandGate gate;
    private final InspectionQueries inspections;
    private final InspectionFigures figures;
    private final JsonBodies bodies;
    private final Requests requests;
    private final Paging paging;

    InspectingController(
            CommandGate gate,
            InspectionQueries inspections,
            InspectionFigures figures,
            JsonBodies bodies,
            Requests requests,
            Paging paging) {
        this.gate = gate;
        this.inspections = inspections;
        this.figures = figures;
        this.bodies = bodies;
        this.requests = requests;
        this.paging = paging;
    }

    /** A sheet and what is done to it, as an address names them. */
    public record Asking(String id, String command) {}

    /** A period by its first and last day, and a unit, or none for the whole office. */
    public record Asked(LocalDate first, LocalDate last, @Nullable UnitId unit) {}

    @PostMapping
    ResponseEntity<Inspected> prepare(
            HttpServletRequest http,
            @RequestParam(required = false) Long after,
            @AuthenticationPrincipal LoggedIn person)
            throws IOException {
        var body = bodies.bytes(http);
        var sheet = prepare(body, requests.of(http, body, person), after, person);
        var path = InspectionsController.PATH + "/" + sheet.id();
        return shown(ResponseEntity.created(URI.create(path)), sheet);
    }

    /** Takes the figures; nobody types them. */
    public Inspected prepare(byte[] body, Request request, @Nullable Long after, LoggedIn person) {
        var id = request.id().caseId();
        var asked = bodies.read(body, Asked.class);
        paging.waitFor(after);
        var command =
                new PrepareInspection(id, asked.first(), asked.last(), asked.unit(), figures::take);
        long position = gate.give(command, person.actor(), request).position();
        return inspections.at(id, position).orElseThrow(NotFoundException::new);
    }

    @PostMapping("/{id}/{command}")
    ResponseEntity<Inspected> give(
            @PathVariable String id,
            @PathVariable("command") String name,
            HttpServletRequest http,
            @AuthenticationPrincipal LoggedIn person)
            throws IOException {
        var body = bodies.bytes(http);
        return shown(
                ResponseEntity.ok(),
                give(new Asking(id, name), body, requests.of(http, body, person), person));
    }

    /** Does to a sheet what the body says. */
    public Inspected give(Asking asking, byte[] body, Request request, LoggedIn person) {
        var sheet = CaseReading.caseId(asking.id()).value();
        var command = bodies.read(body, typeOf(asking.command()), "id", sheet.toString());
        long position = gate.give(command, person.actor(), request).position();
        return inspections.at(sheet, position).orElseThrow(NotFoundException::new);
    }

    /** The commands on a sheet, by their names in an address. */
    public static Map<String, Class<? extends InspectionCommand>> commands() {
        return COMMANDS;
    }

    private static Class<? extends InspectionCommand> typeOf(String name) {
        var type = COMMANDS.get(name);
        if (type == null) {
            throw new NotFoundException();
        }
        return type;
    }

    private static ResponseEntity<Inspected> shown(
            ResponseEntity.BodyBuilder answer, Inspected sheet) {
        return answer.eTag(InspectionsController.eTag(sheet)).body(sheet);
    }
}
