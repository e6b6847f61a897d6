package org.caseledger.api.inspections;

import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.caseledger.api.complaints.CaseReading;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.problems.NotFoundException;
import org.caseledger.api.web.requests.JsonBodies;
import org.caseledger.api.web.requests.Requests;
import org.caseledger.command.accountability.DeclareAccountability;
import org.caseledger.command.accountability.WithdrawAccountability;
import org.caseledger.command.gate.CommandGate;
import org.caseledger.command.gate.Request;
import org.caseledger.events.CaseId;
import org.caseledger.events.UnitId;
import org.caseledger.events.accountability.AccountabilityKind;
import org.caseledger.events.oversight.FindingRef;
import org.caseledger.query.accountability.Accountability;
import org.caseledger.query.accountability.AccountabilityQueries;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** 表彰、通报批评、追责: what a leader says of the work as such, and takes back (P1.17, P3.14). */
@RestController
@Tag(name = "accountability 表彰追责")
@RequestMapping(AccountabilityController.PATH)
public class DeclarationsController {

    private final CommandGate gate;
    private final AccountabilityQueries said;
    private final DeclarationGrounds grounds;
    private final JsonBodies bodies;
    private final Requests requests;

    DeclarationsController(
            CommandGate gate,
            AccountabilityQueries said,
            DeclarationGrounds grounds,
            JsonBodies bodies,
            Requests requests) {
        this.gate = gate;
        this.said = said;
        this.grounds = grounds;
        this.bodies = bodies;
        this.requests = requests;
    }

    /**
     * Of whom: a unit, or somebody by login, or by name for want of one; why, and what it rests on.
     */
    public record Declared(
            AccountabilityKind kind,
            @Nullable UnitId unit,
            @Nullable String person,
            @Nullable String name,
            String why,
            @Nullable List<CaseId> cases,
            @Nullable List<FindingRef> findings,
            @Nullable List<UUID> inspections) {}

    /** Why it is taken back. */
    public record Withdrawn(String reason) {}

    @PostMapping
    ResponseEntity<Accountability> declare(
            HttpServletRequest http, @AuthenticationPrincipal LoggedIn person) throws IOException {
        var body = bodies.bytes(http);
        var declared = declare(body, requests.of(http, body, person), person);
        return ResponseEntity.created(
                        URI.create(AccountabilityController.PATH + "/" + declared.id()))
                .body(declared);
    }

    /** Commends, criticises or holds to account, as the body says. */
    public Accountability declare(byte[] body, Request request, LoggedIn person) {
        var id = request.id().caseId();
        var declared = bodies.read(body, Declared.class);
        var command = new DeclareAccountability(id, () -> grounds.of(declared));
        long position = gate.give(command, person.actor(), request).position();
        return said.ofTheWork(id, position).orElseThrow(NotFoundException::new);
    }

    @PostMapping("/{id}/withdraw")
    Accountability withdraw(
            @PathVariable String id,
            HttpServletRequest http,
            @AuthenticationPrincipal LoggedIn person)
            throws IOException {
        var body = bodies.bytes(http);
        return withdraw(id, body, requests.of(http, body, person), person);
    }

    /** What was said stays to be seen, with the reason why it was taken back. */
    public Accountability withdraw(String id, byte[] body, Request request, LoggedIn person) {
        UUID stream = CaseReading.caseId(id).value();
        var reason = bodies.read(body, Withdrawn.class).reason();
        long position =
                gate.give(new WithdrawAccountability(stream, reason), person.actor(), request)
                        .position();
        return said.ofTheWork(stream, position).orElseThrow(NotFoundException::new);
    }
}
