package org.caseledger.command.complaint.links;

import java.util.Optional;
import java.util.stream.Stream;
import org.caseledger.command.complaint.state.CaseState;
import org.caseledger.command.gate.OtherCase;
import org.caseledger.eventlog.EventLog;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.codec.EventCodec;

/** What other cases are, as the log has them at this moment (O121-35, O121-37). */
public record OtherCases(EventLog log) {
    /** The current state of a case; empty if there is none of this identity. */
    public Optional<OtherCase> find(CaseId caseId) {
        var folded = folded(caseId);
        return folded.exists()
                ? Optional.of(new OtherCase(
                        folded.kind(), folded.receivedAt(), folded.ties().lead()))
                : Optional.empty();
    }

    /** Whether the lead of a case, or one that it leads, is not archived. */
    public boolean tiedToUnfinished(CaseId caseId) {
        var joins = new Joins(log);
        var led = log.everJoinedTo(caseId.value()).stream()
                .map(CaseId::new)
                .filter(one -> joins.leadOf(one).filter(caseId::equals).isPresent());
        return Stream.concat(joins.leadOf(caseId).stream(), led)
                .anyMatch(one -> folded(one).state() != ComplaintState.ARCHIVED);
    }

    private CaseState folded(CaseId caseId) {
        var folded = new CaseState();
        for (var stored : log.readStream(caseId.value())) {
            if (EventCodec.read(stored.type(), stored.revision(), stored.payload()) instanceof ComplaintEvent event) {
                folded.on(event);
            }
        }
        return folded;
    }
}
