package org.caseledger.api.incidents;

import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.complaints.CaseReading;
import org.caseledger.api.web.problems.InvalidInputException;
import org.caseledger.api.web.problems.NotFoundException;
import org.caseledger.api.web.requests.JsonBodies;
import org.caseledger.api.web.requests.Paging;
import org.caseledger.command.gate.CommandGate;
import org.caseledger.command.gate.Commands;
import org.caseledger.command.gate.Request;
import org.caseledger.command.incident.IncidentCommand;
import org.caseledger.command.incident.IncidentCommand.DeclareIncident;
import org.caseledger.command.incident.IncidentCommand.DismissProposal;
import org.caseledger.command.incident.IncidentCommand.PlanReplay;
import org.caseledger.events.Actor;
import org.caseledger.events.incident.IncidentKind;
import org.caseledger.events.incident.IncidentLevel;
import org.caseledger.events.incident.ProposalId;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.query.incidents.IncidentQueries;
import org.caseledger.query.incidents.IncidentSummary;
import org.caseledger.query.incidents.ReplayQueries;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is done in incidents and exercises; the answer is the incident as the command left it. */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class IncidentResponse {
    private static final int FASTEST = 1_000;

    private static final Set<Class<?>> ELSEWHERE =
            Set.of(DeclareIncident.class, DismissProposal.class, PlanReplay.class);

    private final Map<String, Class<? extends IncidentCommand>> commands = Arrays.stream(
                    IncidentCommand.class.getPermittedSubclasses())
            .filter(type -> !ELSEWHERE.contains(type))
            .<Class<? extends IncidentCommand>>map(type -> type.asSubclass(IncidentCommand.class))
            .collect(Collectors.toMap(Commands::pathOf, Function.identity()));

    private final CommandGate gate;
    private final IncidentQueries incidents;
    private final ReplayQueries replays;
    private final JsonBodies bodies;
    private final Paging paging;
    private final Clock clock;

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
            return new DeclareIncident(id, kind, level, title, why, exercise, proposed, occurredAt, lateReason);
        }
    }

    /** The incident that a body declares. */
    IncidentSummary declare(byte[] body, Request request, Actor actor) {
        var declaration = bodies.read(body, Declaration.class);
        var proposed = declaration.proposed();
        var id = proposed == null ? request.id().caseId() : proposed.incident();
        long position = gate.give(declaration.as(id), actor, request).position();
        return at(id, position);
    }

    /** Which proposal is dismissed, and why. */
    public record Dismissal(ProposalId proposal, String reason) {}

    /** The dismissal of a proposal, and its position. */
    public record Dismissed(ProposalId proposal, long position) {}

    /** That what a body names is no incident. */
    Dismissed dismiss(byte[] body, Request request, Actor actor) {
        var asked = bodies.read(body, Dismissal.class);
        var proposal = asked.proposal();
        var command = new DismissProposal(proposal.incident(), proposal, asked.reason());
        return new Dismissed(proposal, gate.give(command, actor, request).position());
    }

    /** The incident as the command that a body gives leaves it. */
    IncidentSummary give(String id, String name, byte[] body, Request request, Actor actor) {
        var incident = CaseReading.caseId(id).value();
        var type = commands.get(name);
        if (type == null) {
            throw new NotFoundException();
        }
        var command = bodies.read(body, type, "id", incident.toString());
        return at(incident, gate.give(command, actor, request).position());
    }

    /** Which period an exercise receives again, how many times as fast, and from when on: now if no time is named. */
    public record Asked(
            Instant from,
            Instant until,
            int speed,
            @Nullable Instant startsAt) {}

    /** The exercise with the replay that a body plans of the cases up to a position of the log. */
    IncidentSummary plan(String id, @Nullable Long after, byte[] body, Request request, Actor actor) {
        var incident = CaseReading.caseId(id).value();
        var asked = bodies.read(body, Asked.class);
        mustMakeSense(asked);
        paging.waitFor(after);
        var command = new PlanReplay(
                incident,
                asked.from(),
                asked.until(),
                asked.speed(),
                asked.startsAt() == null ? clock.instant() : asked.startsAt(),
                replays.past(asked.from(), asked.until(), PlanReplay.MOST + 1));
        return at(incident, gate.give(command, actor, request).position());
    }

    private static void mustMakeSense(Asked asked) {
        if (!asked.from().isBefore(asked.until())) {
            throw new InvalidInputException("until", "应晚于 from", "must be after from");
        }
        Paging.within("speed", asked.speed(), 1, FASTEST);
    }

    private IncidentSummary at(UUID id, long position) {
        var file = incidents.at(id, position).orElseThrow(NotFoundException::new);
        var today = clock.instant().atZone(WorkCalendar.ZONE).toLocalDate();
        return IncidentSummary.of(file, today);
    }
}
