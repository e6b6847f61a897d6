package org.caseledger.api.security;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import lombok.RequiredArgsConstructor;
import org.caseledger.command.gate.LedgerStorageEngine;
import org.caseledger.eventlog.EventLog;
import org.caseledger.eventlog.NewEvent;
import org.caseledger.eventlog.RowsOfEvents;
import org.caseledger.eventlog.SequenceConflict;
import org.caseledger.events.Actor;
import org.caseledger.events.TimeOrderedId;
import org.caseledger.events.office.OfficeEvent;
import org.springframework.stereotype.Component;

/** Records changes of the office, each in the transaction of the row that is made from it, if there is one. */
@Component
@RequiredArgsConstructor
public class OfficeLog {
    private static final RowsOfEvents NO_ROW = (connection, recorded) -> {};

    private final EventLog log;

    /** The number of the next event of a stream. */
    long next(UUID stream) {
        return log.readStream(stream).size();
    }

    /** Lets a change wait for others under this name, on any node. */
    void inTurn(String name, Runnable change) {
        log.inTurn(name, () -> {
            change.run();
            return name;
        });
    }

    /** Records what is decided by a stream as it is when that is recorded, and gives it. */
    public <E extends OfficeEvent> E change(UUID stream, Supplier<E> decide, Actor by) {
        return change(stream, decide, by, NO_ROW);
    }

    /** The same, with the row that is made from it. */
    <E extends OfficeEvent> E change(UUID stream, Supplier<E> decide, Actor by, RowsOfEvents row) {
        while (true) {
            long next = next(stream);
            var decided = decide.get();
            if (record(List.of(decided), next, by, row)) {
                return decided;
            }
        }
    }

    /**
     * Records events of one stream from this number on; returns false and records nothing if another writer was faster.
     */
    public boolean record(List<? extends OfficeEvent> events, long next, Actor by) {
        return record(events, next, by, NO_ROW);
    }

    /** The same, with the row that is made from them. */
    boolean record(List<? extends OfficeEvent> events, long next, Actor by, RowsOfEvents row) {
        var records = new ArrayList<NewEvent>();
        events.forEach(event -> records.add(newEvent(event, TimeOrderedId.next(), next + records.size(), by)));
        return recordAll(records, row);
    }

    /**
     * Records events of several streams at once; returns false and records nothing if another writer was faster in one
     * of them.
     */
    boolean recordAll(List<NewEvent> events, RowsOfEvents rows) {
        try {
            log.append(events, rows);
            return true;
        } catch (SequenceConflict faster) {
            return false;
        }
    }

    /** A change as the log takes it. */
    static NewEvent newEvent(OfficeEvent event, UUID id, long sequence, Actor by) {
        return LedgerStorageEngine.newEvent(event, id, event.kind(), event.stream(), sequence, by.toMetadata());
    }
}
