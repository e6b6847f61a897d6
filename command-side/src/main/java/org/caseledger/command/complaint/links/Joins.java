package org.caseledger.command.complaint.links;

import java.util.Optional;
import org.caseledger.eventlog.EventLog;
import org.caseledger.events.CaseId;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.complaint.LinkEvent.ComplaintJoined;
import org.caseledger.events.complaint.LinkEvent.JoinUndone;

/** Which case leads which, as the log has it at this moment (P4.22). */
public record Joins(EventLog log) {
    /** The case that leads this one, if it is joined to another. */
    public Optional<CaseId> leadOf(CaseId caseId) {
        CaseId lead = null;
        for (var stored : log.readStream(caseId.value())) {
            if (stored.type().equals(EventCodec.nameOf(ComplaintJoined.class))) {
                var event = EventCodec.read(stored.type(), stored.revision(), stored.payload());
                lead = ((ComplaintJoined) event).lead();
            } else if (stored.type().equals(EventCodec.nameOf(JoinUndone.class))) {
                lead = null;
            }
        }
        return Optional.ofNullable(lead);
    }

    /** Whether others are joined to this case. */
    public boolean isLead(CaseId caseId) {
        return log.everJoinedTo(caseId.value()).stream()
                .anyMatch(member ->
                        leadOf(new CaseId(member)).filter(caseId::equals).isPresent());
    }
}
