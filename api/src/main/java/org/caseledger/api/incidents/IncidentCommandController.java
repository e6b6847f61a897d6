package org.caseledger.api.incidents;

import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.requests.JsonBodies;
import org.caseledger.api.web.requests.Requests;
import org.caseledger.query.incidents.IncidentSummary;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What is done in incidents and exercises; the answer is the incident as the command left it. */
@RestController
@Tag(name = "incidents 应急")
@RequestMapping("/api/incidents")
@RequiredArgsConstructor
class IncidentCommandController {
    private final IncidentResponse response;
    private final JsonBodies bodies;
    private final Requests requests;

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<IncidentSummary> declare(HttpServletRequest http, LoggedIn person) throws IOException {
        var body = bodies.bytes(http);
        var declared = response.declare(body, requests.of(http, body, person), person.actor());
        return answer(ResponseEntity.created(URI.create("/api/incidents/" + declared.id())), declared);
    }

    @PostMapping("/proposals/dismiss")
    IncidentResponse.Dismissed dismiss(HttpServletRequest http, LoggedIn person) throws IOException {
        var body = bodies.bytes(http);
        return response.dismiss(body, requests.of(http, body, person), person.actor());
    }

    @PostMapping("/{id}/plan-replay")
    ResponseEntity<IncidentSummary> plan(
            @PathVariable String id, @Nullable Long after, HttpServletRequest http, LoggedIn person)
            throws IOException {
        var body = bodies.bytes(http);
        var request = requests.of(http, body, person);
        return answer(ResponseEntity.ok(), response.plan(id, after, body, request, person.actor()));
    }

    @PostMapping("/{id}/{command}")
    ResponseEntity<IncidentSummary> give(
            @PathVariable String id, @PathVariable("command") String name, HttpServletRequest http, LoggedIn person)
            throws IOException {
        var body = bodies.bytes(http);
        var request = requests.of(http, body, person);
        return answer(ResponseEntity.ok(), response.give(id, name, body, request, person.actor()));
    }

    private static ResponseEntity<IncidentSummary> answer(ResponseEntity.BodyBuilder answer, IncidentSummary incident) {
        return answer.eTag(Requests.eTag(incident.version())).body(incident);
    }
}
