package org.caseledger.events.complaint;

import java.time.Instant;
import java.util.List;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.EventType;
import org.caseledger.events.Official;
import org.caseledger.events.UnitId;

/**
 * An internal note was written on the case, for the people of the office; {@code people} are the logins of those it
 * mentions, {@code units} the units. It is no act: no deadline and no state depends on it, and no paper shows it.
 */
@EventType("NoteWritten")
public record NoteWritten(@Official String text, List<String> people, List<UnitId> units, Instant at)
        implements ComplaintEvent {
    @Override
    public Instant occurredAt() {
        return at;
    }
}
