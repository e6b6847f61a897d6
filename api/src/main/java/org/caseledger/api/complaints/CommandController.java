package org.caseledger.api.complaints;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.problems.BodyTooLargeException;
import org.caseledger.api.web.problems.InvalidInputException;
import org.caseledger.api.web.problems.NotFoundException;
import org.caseledger.api.web.requests.JsonBodies;
import org.caseledger.api.web.requests.Requests;
import org.caseledger.command.complaint.ComplaintCommands;
import org.caseledger.command.complaint.receiving.ReceiveComplaint;
import org.caseledger.command.complaint.state.ComplaintCommand;
import org.caseledger.command.gate.CommandGate;
import org.caseledger.command.gate.Commands;
import org.caseledger.command.gate.Outcome;
import org.caseledger.command.gate.Request;
import org.caseledger.query.casefile.CaseSummary;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Every command, at an address of its name; the answer is the case as the command left it. */
@RestController
@RequestMapping("/api/complaints")
class CommandController {

    private static final String CASE_ID = "caseId";

    private final Map<String, Class<? extends ComplaintCommand>> commands =
            ComplaintCommands.onACase().stream()
                    .collect(Collectors.toMap(Commands::pathOf, Function.identity()));

    private final CommandGate gate;
    private final JsonBodies bodies;
    private final Requests requests;
    private final CaseReading reading;
    private final EvidenceAtReceipt atReceipt;

    CommandController(
            CommandGate gate,
            JsonBodies bodies,
            Requests requests,
            CaseReading reading,
            EvidenceAtReceipt atReceipt) {
        this.gate = gate;
        this.bodies = bodies;
        this.requests = requests;
        this.reading = reading;
        this.atReceipt = atReceipt;
    }

    @PostMapping
    ResponseEntity<CaseSummary> receive(
            HttpServletRequest http, @AuthenticationPrincipal LoggedIn person) throws IOException {
        var body = bodies.bytes(http);
        return received(body, atReceipt.none(), requests.of(http, body, person), person);
    }

    /**
     * With its evidence: the command in the part {@code complaint}, and each file in one of its
     * own.
     */
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<CaseSummary> receive(
            @RequestParam(required = false) @Nullable String complaint,
            @RequestParam(required = false) @Nullable List<MultipartFile> evidence,
            HttpServletRequest http,
            @AuthenticationPrincipal LoggedIn person) {
        if (complaint == null) {
            throw new InvalidInputException("complaint", "请填写此项", "is missing");
        }
        var body = complaint.getBytes(StandardCharsets.UTF_8);
        if (body.length > JsonBodies.LARGEST) {
            throw new BodyTooLargeException(JsonBodies.LARGEST);
        }
        var files =
                atReceipt.examined(
                        "evidence", evidence == null ? List.of() : evidence, person.actor());
        var said = String.join("\n", complaint, String.join("\n", files.digests()));
        var request = requests.of(http, said.getBytes(StandardCharsets.UTF_8), person);
        return received(body, files, request, person);
    }

    private ResponseEntity<CaseSummary> received(
            byte[] body, EvidenceAtReceipt.Examined files, Request request, LoggedIn person) {
        var caseId = request.id().caseId().toString();
        var command = bodies.read(body, ReceiveComplaint.class, CASE_ID, caseId);
        var outcome = files.with(command, all -> gate.give(all, person.actor(), request));
        return answer(
                ResponseEntity.created(URI.create("/api/complaints/" + outcome.caseId())),
                outcome,
                person);
    }

    @PostMapping("/{id}/{command}")
    ResponseEntity<CaseSummary> give(
            @PathVariable String id,
            @PathVariable("command") String name,
            HttpServletRequest http,
            @AuthenticationPrincipal LoggedIn person)
            throws IOException {
        var caseId = CaseReading.caseId(id);
        var type = commands.get(name);
        if (type == null) {
            throw new NotFoundException();
        }
        var body = bodies.bytes(http);
        var request = requests.of(http, body, person);
        var command = bodies.read(body, type, CASE_ID, caseId.toString());
        return answer(ResponseEntity.ok(), gate.give(command, person.actor(), request), person);
    }

    private ResponseEntity<CaseSummary> answer(
            ResponseEntity.BodyBuilder answer, Outcome outcome, LoggedIn person) {
        var summary = reading.at(outcome.caseId(), outcome.position(), person.actor());
        return answer.eTag(Requests.eTag(summary.version())).body(summary);
    }
}
