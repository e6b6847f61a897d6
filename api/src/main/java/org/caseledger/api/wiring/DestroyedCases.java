package org.caseledger.api.wiring;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.command.gate.LedgerStorageEngine;
import org.caseledger.eventlog.EventLog;
import org.caseledger.eventlog.NewEvent;
import org.caseledger.eventlog.RowsOfEvents;
import org.caseledger.eventlog.StoredEvent;
import org.caseledger.events.Actor;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.retention.RetentionEvent.CaseDestroyed;
import org.caseledger.vault.DestructionList;

/**
 * Keeps the list of destroyed cases and the log alike: a case is on the list before it is in the log, and what a
 * restored backup has not is destroyed again.
 */
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public final class DestroyedCases implements RowsOfEvents {
    private static final String TYPE = EventCodec.nameOf(CaseDestroyed.class);
    private static final String TURN = "destroyed cases";

    private final DestructionList list;
    private long seen;

    /** The head of the log is locked: what is on the list now is refused by nothing but a crash. */
    @Override
    public void write(Connection connection, List<StoredEvent> events) {
        events.stream().filter(e -> e.type().equals(TYPE)).forEach(this::add);
    }

    private void add(StoredEvent event) {
        list.add(new CaseId(event.streamId()), event.payload());
    }

    /** Adds to the list what other nodes have destroyed. */
    synchronized void learnFrom(EventLog log) {
        var events = log.ofType(TYPE, seen, Long.MAX_VALUE);
        if (events.isEmpty()) {
            return;
        }
        var known = list.read();
        for (var event : events) {
            if (!known.containsKey(new CaseId(event.streamId()))) {
                add(event);
            }
            seen = event.position();
        }
    }

    /**
     * Destroys again what the list has and the log has not; the positions of what was recorded. A case that the log
     * does not have at all stays on the list.
     */
    List<Long> destroyAgainIn(EventLog log) {
        return log.inTurn(TURN, () -> {
            var recorded = new ArrayList<Long>();
            list.read().entrySet().stream()
                    .filter(entry -> lacks(log, entry.getKey()))
                    .map(DestroyedCases::fromTheList)
                    .forEach(e -> recorded.add(log.append(List.of(e)).get(0).position()));
            return List.copyOf(recorded);
        });
    }

    private static boolean lacks(EventLog log, CaseId caseId) {
        return log.kindOf(caseId.value()).filter(ComplaintEvent.STREAM::equals).isPresent()
                && log.readStream(caseId.value()).stream()
                        .noneMatch(e -> e.type().equals(TYPE));
    }

    private static NewEvent fromTheList(Map.Entry<CaseId, String> entry) {
        var e = EventCodec.read(entry.getValue(), CaseDestroyed.class);
        return LedgerStorageEngine.newEvent(
                new CaseDestroyed(e.number(), e.kept(), e.approvals(), e.texts(), e.files(), true, e.at()),
                UUID.randomUUID(),
                ComplaintEvent.STREAM,
                entry.getKey().value(),
                NewEvent.NEXT,
                Actor.SYSTEM.toMetadata());
    }
}
