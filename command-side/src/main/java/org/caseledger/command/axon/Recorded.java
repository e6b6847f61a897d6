package org.caseledger.command.axon;

import java.util.List;
import org.caseledger.eventlog.StoredEvent;

/** Brings what a command recorded from the storage engine to its sender, on the same thread. */
final class Recorded {

    private final ThreadLocal<List<StoredEvent>> events = ThreadLocal.withInitial(List::of);

    void set(List<StoredEvent> appended) {
        events.set(appended);
    }

    /** What this thread's last command recorded, and forgets it. */
    List<StoredEvent> take() {
        var taken = events.get();
        events.remove();
        return taken;
    }
}
