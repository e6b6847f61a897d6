package org.caseledger.api.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.caseledger.api.security.OfficeLog;
import org.caseledger.eventlog.EventLog;
import org.caseledger.eventlog.StoredEvent;
import org.caseledger.events.Actor;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.office.SettingsEvent;
import org.caseledger.events.office.SettingsEvent.SettingsChanged;
import org.caseledger.events.office.SettingsEvent.SettingsChanged.Change;
import org.caseledger.events.office.SettingsEvent.SettingsRecorded;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The configuration of the ledger in the log: a start records the differences once, by whichever node is first. */
@Component
public class SettingsLog {
    private final EventLog log;
    private final OfficeLog office;
    private final SettingsInForce inForce;
    private final String by;
    private final String why;

    SettingsLog(
            EventLog log,
            OfficeLog office,
            SettingsInForce inForce,
            @Value("${caseledger.settings.by}") String by,
            @Value("${caseledger.settings.why}") String why) {
        this.log = log;
        this.office = office;
        this.inForce = inForce;
        this.by = by.strip();
        this.why = why.strip();
    }

    /** What was recorded last up to a position of the log, 0: nothing yet, and what it comes to. */
    public record AsRecorded(long position, SortedMap<String, String> values) {}

    /** By what the ledger worked when the event at a position was recorded. */
    public AsRecorded at(long position) {
        return fold(log.readStream(SettingsEvent.STREAM, position));
    }

    /** The positions from which other settings were in force. */
    public record Starts(NavigableSet<Long> positions) {
        /** From where those were in force that applied at a position; null before the first. */
        public @Nullable Long before(long position) {
            return positions.floor(position);
        }
    }

    /** All of them. */
    public Starts starts() {
        return new Starts(log.readStream(SettingsEvent.STREAM).stream()
                .map(StoredEvent::position)
                .collect(Collectors.toCollection(TreeSet::new)));
    }

    /** Records what is in force on this node where it is not what the log says. */
    public void record() {
        recordIn(office);
    }

    /** The same by another clock. */
    public void recordIn(OfficeLog then) {
        boolean done = false;
        while (!done) {
            var stored = log.readStream(SettingsEvent.STREAM);
            done = recordAfter(stored, then);
        }
    }

    private boolean recordAfter(List<StoredEvent> stored, OfficeLog then) {
        var now = inForce.values();
        var reason = why.isEmpty() ? null : why;
        SettingsEvent event;
        if (stored.isEmpty()) {
            event = new SettingsRecorded(now, by, reason);
        } else {
            var changes = differences(fold(stored).values(), now);
            if (changes.isEmpty()) {
                return true;
            }
            event = new SettingsChanged(changes, by, reason);
        }
        return then.record(List.of(event), stored.size(), Actor.SYSTEM);
    }

    /** What is in force on this node and differs from the log; empty before the log has any. */
    public List<Change> differences() {
        var recorded = at(Long.MAX_VALUE);
        return recorded.position() == 0 ? List.of() : differences(recorded.values(), inForce.values());
    }

    private static List<Change> differences(SortedMap<String, String> before, SortedMap<String, String> after) {
        var names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        var changes = new ArrayList<Change>();
        for (String name : names) {
            var change = new Change(name, before.get(name), after.get(name));
            if (change.before() == null || !change.before().equals(change.after())) {
                changes.add(change);
            }
        }
        return changes;
    }

    private static AsRecorded fold(List<StoredEvent> stored) {
        var values = new TreeMap<String, String>();
        long position = 0;
        for (var one : stored) {
            position = one.position();
            var event = EventCodec.read(one.type(), one.revision(), one.payload());
            if (event instanceof SettingsRecorded recorded) {
                values.putAll(recorded.values());
            } else if (event instanceof SettingsChanged changed) {
                changed.changes().forEach(change -> apply(change, values));
            }
        }
        return new AsRecorded(position, values);
    }

    private static void apply(Change change, SortedMap<String, String> to) {
        if (change.after() == null) {
            to.remove(change.name());
        } else {
            to.put(change.name(), change.after());
        }
    }
}
