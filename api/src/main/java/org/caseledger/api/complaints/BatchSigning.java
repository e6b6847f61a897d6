package org.caseledger.api.complaints;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.caseledger.api.security.ForbiddenException;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.problems.NotFoundException;
import org.caseledger.api.web.requests.Requests;
import org.caseledger.command.complaint.replying.ApproveReply;
import org.caseledger.command.gate.CommandGate;
import org.caseledger.command.gate.Rejection;
import org.caseledger.command.gate.RequestReused;
import org.caseledger.command.gate.SomebodyActedFirst;
import org.springframework.stereotype.Component;

/**
 * 批量同意: approves several drafts, each by a command of its own on the version that was listed, so
 * that every rule holds and the check-up sees each. Only what this person has opened is approved:
 * the record of openings has the very draft, whose text no later event changes.
 */
@Component
class BatchSigning {

    private final CaseReading reading;
    private final SealedOpenings openings;
    private final CommandGate gate;
    private final Requests requests;

    BatchSigning(
            CaseReading reading, SealedOpenings openings, CommandGate gate, Requests requests) {
        this.reading = reading;
        this.openings = openings;
        this.gate = gate;
        this.requests = requests;
    }

    /** What becomes of each; sent again under the same key, each is approved once. */
    List<BatchResult> approve(List<BatchItem> items, String key, LoggedIn person) {
        return items.stream().distinct().map(item -> approve(item, key, person)).toList();
    }

    private BatchResult approve(BatchItem item, String key, LoggedIn person) {
        String number;
        try {
            number = reading.now(item.caseId(), person.actor()).receipt().number();
        } catch (NotFoundException | ForbiddenException none) {
            return BatchResult.not(null, null, "desk.batch.unknown");
        }
        var opened = openings.opened(Set.of(item.caseId()), person.actor());
        if (!opened.get(item.caseId()).contains(DeskRow.part(item.draft()))) {
            return BatchResult.not(item.caseId(), number, "desk.batch.unopened");
        }
        var command =
                new ApproveReply(item.caseId(), item.draft(), item.digest(), null, null, null);
        var request =
                requests.of(
                        "/desk",
                        item.toString().getBytes(StandardCharsets.UTF_8),
                        person,
                        key + " " + item.caseId(),
                        item.version());
        try {
            var outcome = gate.give(command, person.actor(), request);
            return BatchResult.done(item.caseId(), number, outcome.position());
        } catch (Rejection rejection) {
            return BatchResult.refused(item.caseId(), number, rejection);
        } catch (SomebodyActedFirst moved) {
            return BatchResult.not(item.caseId(), number, "desk.batch.moved");
        } catch (RequestReused reused) {
            return BatchResult.not(item.caseId(), number, "desk.batch.reused");
        }
    }
}
