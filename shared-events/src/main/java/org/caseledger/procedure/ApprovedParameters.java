package org.caseledger.procedure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import lombok.RequiredArgsConstructor;
import lombok.extern.slf4j.Slf4j;
import org.caseledger.eventlog.EventLog;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.office.ParameterEvent;
import org.caseledger.events.office.ParameterEvent.ParameterChangeApproved;
import org.caseledger.events.office.ParameterEvent.ParameterChangeProposed;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;

/**
 * The changes of parameters that a leader has put in force, in the order of the log. What another node records holds
 * here from {@link #refresh} on.
 */
@RequiredArgsConstructor
@Slf4j
public final class ApprovedParameters {
    private final EventLog log;
    private final ReentrantLock reading = new ReentrantLock();
    private volatile @Nullable List<Approved> read;

    /** A value that holds from a position of the log on. */
    public record Approved(String name, String value, long position) {}

    /** Reads what was recorded since. */
    public void refresh() {
        reading.lock();
        try {
            var now = fold();
            if (!now.equals(read)) {
                read = now;
            }
        } finally {
            reading.unlock();
        }
    }

    /** As the log was read last; without the database, before it was ever read, none. */
    List<Approved> all() {
        var known = read;
        if (known != null) {
            return known;
        }
        try {
            refresh();
        } catch (DataAccessException e) {
            LOG.debug("The parameters are not read yet, the next look tells", e);
        }
        known = read;
        return known == null ? List.of() : known;
    }

    private List<Approved> fold() {
        Map<Integer, ParameterChangeProposed> proposed = new HashMap<>();
        var approved = new ArrayList<Approved>();
        for (var stored : log.readStream(ParameterEvent.STREAM)) {
            var event = EventCodec.read(stored.type(), stored.revision(), stored.payload());
            if (event instanceof ParameterChangeProposed e) {
                proposed.put(e.change(), e);
            } else if (event instanceof ParameterChangeApproved e) {
                var of = proposed.get(e.change());
                approved.add(new Approved(of.name(), of.after(), stored.position()));
            }
        }
        return List.copyOf(approved);
    }
}
