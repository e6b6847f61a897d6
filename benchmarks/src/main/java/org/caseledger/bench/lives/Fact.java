package org.caseledger.bench.lives;

import java.time.Instant;
import java.util.TreeMap;
import java.util.UUID;
import org.caseledger.command.gate.RequestId;
import org.caseledger.eventlog.NewEvent;
import org.caseledger.events.Actor;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.codec.EventCodec;

/** An event that resulted from a command, its place in its case, and its time. */
public record Fact(CaseId caseId, long sequence, ComplaintEvent event, Actor actor, UUID request, Instant at) {
    /** How a text of an officer is sealed, such as {@code ComplaintReturned.reason}. */
    @FunctionalInterface
    public interface Official {
        String seal(CaseId caseId, String field, String text);
    }

    /** The form in which the command side passes it to the log. */
    public NewEvent toRecord(Official official) {
        var metadata = new TreeMap<>(actor.toMetadata()); // in their order, as the ledger's
        metadata.put(RequestId.KEY, request.toString());
        var type = EventCodec.typeOf(event.getClass());
        return new NewEvent(
                new UUID(request.getMostSignificantBits(), request.getLeastSignificantBits() ^ sequence),
                "complaint",
                caseId.value(),
                sequence,
                type.value(),
                type.revision(),
                EventCodec.write(event, (path, text) -> official.seal(caseId, type.value() + "." + path, text)),
                EventCodec.write(metadata));
    }
}
