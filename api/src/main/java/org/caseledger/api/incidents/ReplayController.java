package org.caseledger.api.incidents;

import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import org.caseledger.api.complaints.CaseReading;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.problems.InvalidInputException;
import org.caseledger.api.web.problems.NotFoundException;
import org.caseledger.api.web.requests.JsonBodies;
import org.caseledger.api.web.requests.Paging;
import org.caseledger.api.web.requests.Requests;
import org.caseledger.command.gate.CommandGate;
import org.caseledger.command.gate.Request;
import org.caseledger.command.incident.PlanReplay;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.query.incidents.IncidentQueries;
import org.caseledger.query.incidents.IncidentSummary;
import org.caseledger.query.incidents.ReplayQueries;
import org.caseledger.query.incidents.Score;
import org.caseledger.query.incidents.Scores;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** 演练回放: an exercise receives the past again and is scored against it (P3.21–23, P5.25). */
@RestController
@Tag(name = "incidents 应急")
@RequestMapping(IncidentsController.PATH + "/{id}")
public class ReplayController {

    private static final int FASTEST = 1_000;

    private final CommandGate gate;
    private final IncidentQueries incidents;
    private final ReplayQueries replays;
    private final Scores scores;
    private final JsonBodies bodies;
    private final Requests requests;
    private final Paging paging;
    private final Clock clock;

    ReplayController(
            CommandGate gate,
            IncidentQueries incidents,
            ReplayQueries replays,
            Scores scores,
            JsonBodies bodies,
            Requests requests,
            Paging paging,
            Clock clock) {
        this.gate = gate;
        this.incidents = incidents;
        this.replays = replays;
        this.scores = scores;
        this.bodies = bodies;
        this.requests = requests;
        this.paging = paging;
        this.clock = clock;
    }

    /**
     * Which period is received again, how many times as fast, and from when on: now unless told.
     */
    public record Asked(Instant from, Instant until, int speed, @Nullable Instant startsAt) {}

    @PostMapping("/plan-replay")
    ResponseEntity<IncidentSummary> plan(
            @PathVariable String id,
            @RequestParam(required = false) Long after,
            HttpServletRequest http,
            @AuthenticationPrincipal LoggedIn person)
            throws IOException {
        var body = bodies.bytes(http);
        paging.waitFor(after);
        var summary = plan(id, body, requests.of(http, body, person), person);
        return ResponseEntity.ok().eTag(IncidentsController.eTag(summary)).body(summary);
    }

    /** The exercise with the replay that a body plans. */
    public IncidentSummary plan(String id, byte[] body, Request request, LoggedIn person) {
        var incident = CaseReading.caseId(id).value();
        var asked = bodies.read(body, Asked.class);
        mustMakeSense(asked);
        var command =
                new PlanReplay(
                        incident,
                        asked.from(),
                        asked.until(),
                        asked.speed(),
                        asked.startsAt() == null ? clock.instant() : asked.startsAt(),
                        replays.past(asked.from(), asked.until(), PlanReplay.MOST + 1));
        long position = gate.give(command, person.actor(), request).position();
        var file = incidents.at(incident, position).orElseThrow(NotFoundException::new);
        var today = clock.instant().atZone(WorkCalendar.ZONE).toLocalDate();
        return IncidentSummary.of(file, today);
    }

    private static void mustMakeSense(Asked asked) {
        if (!asked.from().isBefore(asked.until())) {
            throw new InvalidInputException("until", "应晚于 from", "must be after from");
        }
        Paging.within("speed", asked.speed(), 1, FASTEST);
    }

    /** How the exercise went so far, against how the real cases were handled. */
    @GetMapping("/score")
    public Score score(@PathVariable String id, @AuthenticationPrincipal LoggedIn person) {
        AccessPolicy.mustReadAllCases(person.actor());
        var incident = CaseReading.caseId(id).value();
        return scores.of(incident, clock.instant()).orElseThrow(NotFoundException::new);
    }
}
