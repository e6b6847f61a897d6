package org.caseledger.api.platforms;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.ForbiddenException;
import org.caseledger.api.web.problems.InvalidInputException;
import org.caseledger.api.web.requests.JsonBodies;
import org.caseledger.api.web.requests.SentJson;
import org.caseledger.command.complaint.receiving.ReceiveComplaint;
import org.caseledger.command.gate.CommandGate;
import org.caseledger.command.gate.Request;
import org.caseledger.command.gate.RequestId;
import org.caseledger.events.CaseId;
import org.caseledger.query.casefile.CaseFiles;
import org.caseledger.vault.Vault;
import org.caseledger.vault.VaultLocked;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Receives the work orders of platforms as complaints. The case follows from platform and number, so that an order that
 * comes twice, at once or after a year, is one case.
 */
@RestController("workOrders")
@Tag(name = "platforms 工单平台")
@RequiredArgsConstructor
class ReceivedOrders {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final Platforms platforms;
    private final WorkOrderRows rows;
    private final JsonBodies bodies;
    private final CommandGate gate;
    private final CaseFiles files;
    private final Vault vault;
    private final Clock clock;

    /** The answer to the platform about its order: our number, and its own clock as kept here. */
    record Received(
            String number,
            CaseId caseId,
            String caseNumber,
            @Nullable Instant dueAt) {}

    /**
     * Receives an order, or takes from one that is known what its clock is now.
     *
     * @throws ForbiddenException for everybody but the account of the platform
     * @throws InvalidInputException for what is no order; its clock is kept if it has a number
     */
    @PostMapping("/api/platforms/{platform}/orders")
    Received receive(@PathVariable("platform") String name, SentJson order) {
        var platform = platforms.named(name);
        if (!platform.account().equals(order.actor().person())) {
            throw new ForbiddenException();
        }
        if (!vault.isOpen()) {
            throw new VaultLocked();
        }
        var sent = read(order.bytes());
        // One that was kept before as it was sent keeps its spelling, and so its case.
        var typed = platform.number(sent);
        var number = rows.spelling(name, Platforms.written(typed)).orElseGet(() -> Platforms.plain(typed));
        var request = new Request(
                // Whoever its account is; no key that a person sends has lines.
                RequestId.named("platform " + name, "work order\n" + number), null, null);
        var caseId = new CaseId(request.id().caseId());
        // Before the receipt, which is sent to the platform as an act on this order.
        var kept = rows.keep(
                new WorkOrderRows.Row(name, number, caseId, platform.dueAt(sent).orElse(null)),
                platform.changedAt(sent).map(this::notInTheFuture).orElse(null));
        if (!gate.knows(request)) {
            var receipt = platform.receipt(sent).toString().getBytes(StandardCharsets.UTF_8);
            var command = bodies.read(receipt, ReceiveComplaint.class, "caseId", caseId.toString());
            gate.give(command, order.actor(), request);
        }
        var file = files.find(caseId).orElseThrow();
        return new Received(number, caseId, file.receipt().number(), kept.dueAt());
    }

    // A clock that is ahead would hold against every later change.
    private Instant notInTheFuture(Instant changedAt) {
        var now = clock.instant();
        return changedAt.isAfter(now) ? now : changedAt;
    }

    private static JsonNode read(byte[] body) {
        try {
            var sent = JSON.readTree(body);
            if (sent.isObject()) {
                return sent;
            }
        } catch (JacksonException e) {
            throw unreadable();
        }
        throw unreadable();
    }

    private static InvalidInputException unreadable() {
        return new InvalidInputException("", "应为一个JSON对象", "must be one JSON object");
    }
}
