package org.caseledger.api.http;

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
import org.caseledger.api.security.LoggedIn;
import org.caseledger.command.AggregateGate;
import org.caseledger.command.Commands;
import org.caseledger.command.incidents.DeclareIncident;
import org.caseledger.command.incidents.DismissProposal;
import org.caseledger.command.incidents.Incident;
import org.caseledger.command.incidents.IncidentCommand;
import org.caseledger.command.incidents.PlanReplay;
import org.caseledger.events.IncidentEvent;
import org.caseledger.events.IncidentKind;
import org.caseledger.events.IncidentLevel;
import org.caseledger.events.ProposalId;
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
class IncidentCommandController {

    private static final Set<Class<?>> ELSEWHERE =
            Set.of(DeclareIncident.class, DismissProposal.class, PlanReplay.class);

    private final Map<String, Class<? extends IncidentCommand>> commands =
            Arrays.stream(IncidentCommand.class.getPermittedSubclasses())
                    .filter(type -> !ELSEWHERE.contains(type))
                    .<Class<? extends IncidentCommand>>map(
                            type -> type.asSubclass(IncidentCommand.class))
                    .collect(Collectors.toMap(Commands::pathOf, Function.identity()));

    private final AggregateGate<Incident, IncidentEvent> gate;
    private final IncidentQueries incidents;
    private final Bodies bodies;
    private final Requests requests;
    private final Clock clock;

    IncidentCommandController(
            AggregateGate<Incident, IncidentEvent> gate,
            IncidentQueries incidents,
            Bodies bodies,
            Requests requests,
            Clock clock) {
        this.gate = gate;
        this.incidents = incidents;
        this.bodies = bodies;
        this.requests = requests;
        this.clock = clock;
    }

    /** What is declared; the identity follows from the proposal, so that it is declared once. */
    record Declaration(
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
        var request = requests.of(http, body, person);
        var declaration = bodies.read(body, Declaration.class);
        var proposed = declaration.proposed();
        var id = proposed == null ? request.id().caseId() : proposed.incident();
        long position = gate.give(declaration.as(id), person.actor(), request);
        return answer(
                ResponseEntity.created(URI.create(IncidentsController.PATH + "/" + id)),
                id,
                position);
    }

    /** Which proposal is dismissed, and why. */
    record Dismissal(ProposalId proposal, String reason) {}

    /** That a proposal was dismissed, and the position of that. */
    record Dismissed(ProposalId proposal, long position) {}

    @PostMapping("/proposals/dismiss")
    Dismissed dismiss(HttpServletRequest http, @AuthenticationPrincipal LoggedIn person)
            throws IOException {
        var body = bodies.bytes(http);
        var request = requests.of(http, body, person);
        var asked = bodies.read(body, Dismissal.class);
        var proposal = asked.proposal();
        var command = new DismissProposal(proposal.incident(), proposal, asked.reason());
        return new Dismissed(proposal, gate.give(command, person.actor(), request));
    }

    @PostMapping("/{id}/{command}")
    ResponseEntity<IncidentSummary> give(
            @PathVariable String id,
            @PathVariable("command") String name,
            HttpServletRequest http,
            @AuthenticationPrincipal LoggedIn person)
            throws IOException {
        var incident = CaseReading.caseId(id).value();
        var type = commands.get(name);
        if (type == null) {
            throw new NotHere();
        }
        var body = bodies.bytes(http);
        var request = requests.of(http, body, person);
        var command = bodies.read(body, type, "id", incident.toString());
        long position = gate.give(command, person.actor(), request);
        return answer(ResponseEntity.ok(), incident, position);
    }

    private ResponseEntity<IncidentSummary> answer(
            ResponseEntity.BodyBuilder answer, UUID id, long position) {
        var file = incidents.at(id, position).orElseThrow(NotHere::new);
        var today = clock.instant().atZone(WorkCalendar.ZONE).toLocalDate();
        var summary = IncidentSummary.of(file, today);
        return answer.eTag(IncidentsController.eTag(summary)).body(summary);
    }
}
