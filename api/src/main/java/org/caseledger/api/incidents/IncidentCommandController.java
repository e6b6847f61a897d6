package org.caseledger.api.incidents;

import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.caseledger.api.complaints.CaseReading;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.problems.NotFoundException;
import org.caseledger.api.web.requests.JsonBodies;
import org.caseledger.api.web.requests.Requests;
import org.caseledger.command.gate.CommandGate;
import org.caseledger.command.gate.Commands;
import org.caseledger.command.gate.Request;
import org.caseledger.command.incident.DeclareIncident;
import org.caseledger.command.incident.DismissProposal;
import org.caseledger.command.incident.IncidentCommand;
import org.caseledger.command.incident.PlanReplay;
import org.caseledger.events.incident.IncidentKind;
import org.caseledger.events.incident.IncidentLevel;
import org.caseledger.events.incident.ProposalId;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.query.incidents.IncidentQueries;
import org.caseledger.query.incidents.IncidentSummary;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What is done in incidents and exercises; the answer is the incident as the command left it. */
@RestController
@Tag(name = "incidents 应急")
@RequestMapping(IncidentsController.PATH)
public class IncidentCommandController {

    private static final Set<Class<?>> ELSEWHERE =
            Set.of(DeclareIncident.class, DismissProposal.class, PlanReplay.class);

    private final Map<String, Class<? extends IncidentCommand>> commands =
            Arrays.stream(IncidentCommand.class.getPermittedSubclasses())
                    .filter(type -> !ELSEWHERE.contains(type))
                    .<Class<? extends IncidentCommand>>map(
                            type -> type.asSubclass(IncidentCommand.class))
                    .collect(Collectors.toMap(Commands::pathOf, Function.identity()));

    private final CommandGate gate;
    private final IncidentQueries incidents;
    private final JsonBodies bodies;
    private final Requests requests;
    private final Clock clock;

    IncidentCommandController(
            CommandGate gate,
            IncidentQueries incidents,
            JsonBodies bodies,
            Requests requests,
            Clock clock) {
        this.gate = gate;
        this.incidents = incidents;
        this.bodies = bodies;
        this.requests = requests;
        this.clock = clock;
    }

    /** What is declared; the identity follows from the proposal, so that it is declared once. */
    public record Declaration(
            IncidentKind kind,
            IncidentLevel level,
            String title,
            String why,
            boolean exercise,
            @Nullable ProposalId proposed,
            @Nullable Instant occurredAt,
            @Nullable String lateReason) {

        DeclareIncident as(UUID id) {
            return new DeclareIncident(
                    id, kind, level, title, why, exercise, proposed, occurredAt, lateReason);
        }
    }

    @PostMapping
    ResponseEntity<IncidentSummary> declare(
            HttpServletRequest http, @AuthenticationPrincipal LoggedIn person) throws IOException {
        var body = bodies.bytes(http);
        var summary = declare(body, requests.of(http, body, person), person);
        return answer(
                ResponseEntity.created(URI.create(IncidentsController.PATH + "/" + summary.id())),
                summary);
    }

    /** The incident that a body declares. */
    public IncidentSummary declare(byte[] body, Request request, LoggedIn person) {
        var declaration = bodies.read(body, Declaration.class);
        var proposed = declaration.proposed();
        var id = proposed == null ? request.id().caseId() : proposed.incident();
        long position = gate.give(declaration.as(id), person.actor(), request).position();
        return at(id, position);
    }

    /** Which proposal is dismissed, and why. */
    public record Dismissal(ProposalId proposal, String reason) {}

    /** That a proposal was dismissed, and the position of that. */
    public record Dismissed(ProposalId proposal, long position) {}

    @PostMapping("/proposals/dismiss")
    Dismissed dismiss(HttpServletRequest http, @AuthenticationPrincipal LoggedIn person)
            throws IOException {
        var body = bodies.bytes(http);
        return dismiss(body, requests.of(http, body, person), person);
    }

    /** That what a body names is no incident. */
    public Dismissed dismiss(byte[] body, Request request, LoggedIn person) {
        var asked = bodies.read(body, Dismissal.class);
        var proposal = asked.proposal();
        var command = new DismissProposal(proposal.incident(), proposal, asked.reason());
        return new Dismissed(proposal, gate.give(command, person.actor(), request).position());
    }

    @PostMapping("/{id}/{command}")
    ResponseEntity<IncidentSummary> give(
            @PathVariable String id,
            @PathVariable("command") String name,
            HttpServletRequest http,
            @AuthenticationPrincipal LoggedIn person)
            throws IOException {
        var body = bodies.bytes(http);
        return answer(
                ResponseEntity.ok(), give(id, name, body, requests.of(http, body, person), person));
    }

    /** The incident as the command that a body gives leaves it. */
    public IncidentSummary give(
            String id, String name, byte[] body, Request request, LoggedIn person) {
        var incident = CaseReading.caseId(id).value();
        var type = commands.get(name);
        if (type == null) {
            throw new NotFoundException();
        }
        var command = bodies.read(body, type, "id", incident.toString());
        return at(incident, gate.give(command, person.actor(), request).position());
    }

    private IncidentSummary at(UUID id, long position) {
        var file = incidents.at(id, position).orElseThrow(NotFoundException::new);
        var today = clock.instant().atZone(WorkCalendar.ZONE).toLocalDate();
        return IncidentSummary.of(file, today);
    }

    private static ResponseEntity<IncidentSummary> answer(
            ResponseEntity.BodyBuilder answer, IncidentSummary summary) {
        return answer.eTag(IncidentsController.eTag(summary)).body(summary);
    }
}
