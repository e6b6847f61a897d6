package org.caseledger.query.views;

import java.util.List;
import org.caseledger.eventlog.EventLog;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.log.EventSetAside;
import org.caseledger.events.log.LogAdmitted;

/**
 * What administrators have set aside from views. It is asked only where a fold fails: an event that a later version of
 * the view can apply is applied again.
 */
public record SetAside(EventLog log) {
    private static final String TYPE = EventCodec.nameOf(EventSetAside.class);

    /** In the order of the log. */
    public List<EventSetAside> all() {
        return log.readStream(LogAdmitted.STREAM).stream()
                .filter(stored -> stored.type().equals(TYPE))
                .map(e -> EventCodec.read(e.type(), e.revision(), e.payload()))
                .map(EventSetAside.class::cast)
                .toList();
    }

    boolean has(String view, long position) {
        return all().stream()
                .anyMatch(one -> one.position() == position && one.view().equals(view));
    }
}
