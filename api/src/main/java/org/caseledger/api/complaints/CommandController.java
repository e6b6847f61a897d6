package org.caseledger.api.complaints;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.security.Signatories;
import org.caseledger.api.web.problems.BodyTooLargeException;
import org.caseledger.api.web.problems.InvalidInputException;
import org.caseledger.api.web.problems.NotFoundException;
import org.caseledger.api.web.requests.JsonBodies;
import org.caseledger.api.web.requests.Requests;
import org.caseledger.command.complaint.ComplaintCommands;
import org.caseledger.command.complaint.receiving.ReceiveComplaint;
import org.caseledger.command.complaint.state.CommandWithEvidence;
import org.caseledger.command.complaint.state.ComplaintCommand;
import org.caseledger.command.gate.CommandGate;
import org.caseledger.command.gate.Commands;
import org.caseledger.command.gate.Outcome;
import org.caseledger.command.gate.Request;
import org.caseledger.events.CaseId;
import org.caseledger.query.casefile.CaseSummary;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Every command, at an address of its name; the answer is the case as the command left it. */
@RestController
@RequestMapping("/api/complaints")
@RequiredArgsConstructor
class CommandController {
    private static final String CASE_ID = "caseId";

    private final Map<String, Class<? extends ComplaintCommand>> commands =
            ComplaintCommands.onACase().stream().collect(Collectors.toMap(Commands::pathOf, Function.identity()));

    private final CommandGate gate;
    private final JsonBodies bodies;
    private final Requests requests;
    private final CaseReading reading;
    private final ArrivingEvidence evidence;
    private final Signatories signatories;

    @PostMapping
    ResponseEntity<CaseSummary> receive(HttpServletRequest http, LoggedIn person) throws IOException {
        var body = bodies.bytes(http);
        return received(Sent.of(body, evidence.none(), requests.of(http, body, person), http), person);
    }

    /** With its evidence: the command in the part {@code complaint}, and each file in one of its own. */
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<CaseSummary> receive(
            @Nullable String complaint,
            @RequestParam(name = "evidence", required = false) @Nullable List<MultipartFile> files,
            HttpServletRequest http,
            LoggedIn person) {
        return received(sent("complaint", complaint, files, ReceiveComplaint.class, http, person), person);
    }

    private ResponseEntity<CaseSummary> received(Sent sent, LoggedIn person) {
        var caseId = sent.request().id().caseId().toString();
        var command = bodies.read(sent.body(), ReceiveComplaint.class, CASE_ID, caseId);
        var outcome = give(command, sent, person);
        return answer(ResponseEntity.created(URI.create("/api/complaints/" + outcome.caseId())), outcome, person);
    }

    @PostMapping("/{id}/{command}")
    ResponseEntity<CaseSummary> give(
            @PathVariable String id, @PathVariable("command") String name, HttpServletRequest http, LoggedIn person)
            throws IOException {
        var type = command(name);
        var body = bodies.bytes(http);
        var sent = Sent.of(body, evidence.none(), requests.of(http, body, person), http);
        return given(CaseReading.caseId(id), type, sent, person);
    }

    /**
     * With its evidence, as the receipt: the command in the part {@code command}. A command with which no files come
     * has no such form (415).
     */
    @PostMapping(path = "/{id}/{command}", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<CaseSummary> give(
            @PathVariable String id,
            @PathVariable("command") String name,
            @RequestParam(name = "command", required = false) @Nullable String json,
            @RequestParam(name = "evidence", required = false) @Nullable List<MultipartFile> files,
            HttpServletRequest http,
            LoggedIn person)
            throws HttpMediaTypeNotSupportedException {
        var caseId = CaseReading.caseId(id);
        var type = command(name);
        if (!CommandWithEvidence.class.isAssignableFrom(type)) {
            throw new HttpMediaTypeNotSupportedException(
                    MediaType.MULTIPART_FORM_DATA, List.of(MediaType.APPLICATION_JSON));
        }
        var naming = type.asSubclass(CommandWithEvidence.class);
        return given(caseId, type, sent("command", json, files, naming, http, person), person);
    }

    private Class<? extends ComplaintCommand> command(String name) {
        var type = commands.get(name);
        if (type == null) {
            throw new NotFoundException();
        }
        return type;
    }

    /** What was sent: the JSON of a command, its files, as which request, and for which leader. */
    private record Sent(
            byte[] body,
            ArrivingEvidence.Examined files,
            Request request,
            @Nullable String onBehalfOf) {
        static Sent of(byte[] body, ArrivingEvidence.Examined files, Request request, HttpServletRequest http) {
            return new Sent(body, files, request, http.getHeader(Signatories.HEADER));
        }
    }

    private Sent sent(
            String part,
            @Nullable String json,
            @Nullable List<MultipartFile> files,
            Class<? extends CommandWithEvidence> type,
            HttpServletRequest http,
            LoggedIn person) {
        if (json == null) {
            throw new InvalidInputException(part, "请填写此项", "is missing");
        }
        var body = json.getBytes(StandardCharsets.UTF_8);
        if (body.length > JsonBodies.LARGEST) {
            throw new BodyTooLargeException(JsonBodies.LARGEST);
        }
        var examined = evidence.examined(files == null ? List.of() : files, type, person.actor());
        var said = String.join("\n", json, String.join("\n", examined.digests()));
        var request = requests.of(http, said.getBytes(StandardCharsets.UTF_8), person);
        return Sent.of(body, examined, request, http);
    }

    private ResponseEntity<CaseSummary> given(
            CaseId caseId, Class<? extends ComplaintCommand> type, Sent sent, LoggedIn person) {
        var command = bodies.read(sent.body(), type, CASE_ID, caseId.toString());
        return answer(ResponseEntity.ok(), give(command, sent, person), person);
    }

    private Outcome give(ComplaintCommand command, Sent sent, LoggedIn person) {
        var signing = signatories.signing(person.actor(), sent.onBehalfOf());
        return sent.files().with(command, all -> gate.give(all, signing, sent.request()));
    }

    private ResponseEntity<CaseSummary> answer(ResponseEntity.BodyBuilder answer, Outcome outcome, LoggedIn person) {
        var summary = reading.at(outcome.caseId(), outcome.position(), person.actor());
        return answer.eTag(Requests.eTag(summary.version())).body(summary);
    }
}
