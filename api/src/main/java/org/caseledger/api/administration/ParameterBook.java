package org.caseledger.api.administration;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.caseledger.api.administration.ParameterChange.State;
import org.caseledger.api.administration.ParameterChange.Step;
import org.caseledger.eventlog.EventLog;
import org.caseledger.eventlog.StoredEvent;
import org.caseledger.events.Actor;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.office.ParameterEvent;
import org.caseledger.events.office.ParameterEvent.ParameterChangeApproved;
import org.caseledger.events.office.ParameterEvent.ParameterChangeProposed;
import org.caseledger.events.office.ParameterEvent.ParameterChangeRejected;

/** All changes of parameters, folded from their events. */
final class ParameterBook {
    private final TreeMap<Integer, ParameterChange> byNumber = new TreeMap<>();
    private int version;

    private ParameterBook() {}

    /** The changes as the log has them now. */
    static ParameterBook of(EventLog log) {
        var book = new ParameterBook();
        log.readStream(ParameterEvent.STREAM).forEach(book::on);
        return book;
    }

    private void on(StoredEvent stored) {
        version++;
        var event = (ParameterEvent) EventCodec.read(stored.type(), stored.revision(), stored.payload());
        var by = Actor.of(EventCodec.readMetadata(stored.metadata()));
        var step = new Step(stored.recordedAt(), by.person(), by.name(), event.reason(), stored.position());
        if (event instanceof ParameterChangeProposed e) {
            byNumber.put(
                    e.change(),
                    new ParameterChange(e.change(), e.name(), e.before(), e.after(), State.OPEN, step, null));
        } else {
            byNumber.computeIfPresent(event.change(), (n, one) -> one.ended(how(event), step));
        }
    }

    private static State how(ParameterEvent event) {
        if (event instanceof ParameterChangeApproved) {
            return State.IN_FORCE;
        }
        return event instanceof ParameterChangeRejected ? State.REJECTED : State.WITHDRAWN;
    }

    /** How many events there are: what is decided by a preview is decided by this version. */
    int version() {
        return version;
    }

    /** All of them, the latest first. */
    List<ParameterChange> all() {
        return List.copyOf(byNumber.descendingMap().values());
    }

    Optional<ParameterChange> find(int number) {
        return Optional.ofNullable(byNumber.get(number));
    }

    /** The one of a parameter that waits for a leader. */
    Optional<ParameterChange> open(String name) {
        return all().stream()
                .filter(one -> one.name().equals(name) && one.isOpen())
                .findFirst();
    }

    /** The last one of a parameter that was put in force. */
    Optional<ParameterChange> inForce(String name) {
        return all().stream()
                .filter(one -> one.name().equals(name) && one.state() == State.IN_FORCE)
                .findFirst();
    }

    /** The number of the next one. */
    int next() {
        return byNumber.isEmpty() ? 1 : byNumber.lastKey() + 1;
    }
}
