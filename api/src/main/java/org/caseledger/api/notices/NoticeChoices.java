package org.caseledger.api.notices;

import org.caseledger.api.security.OfficeLog;
import org.caseledger.eventlog.EventLog;
import org.caseledger.events.Actor;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.office.NoticesChosen;
import org.springframework.stereotype.Component;

/** What people chose about their notices: the last event of the stream of each. */
@Component
public class NoticeChoices {

    private final EventLog log;
    private final OfficeLog office;

    NoticeChoices(EventLog log, OfficeLog office) {
        this.log = log;
        this.office = office;
    }

    /** What a person chose last; nothing at all before. */
    public NoticesChosen of(String username) {
        var stored = log.readStream(NoticesChosen.streamOf(username));
        if (stored.isEmpty()) {
            return NoticesChosen.nothingBy(username);
        }
        var last = stored.get(stored.size() - 1);
        return (NoticesChosen) EventCodec.read(last.type(), last.revision(), last.payload());
    }

    /** Records the choices of a person; the same ones again are nothing new. */
    public void choose(NoticesChosen chosen, Actor by) {
        if (!chosen.equals(of(chosen.username()))) {
            office.change(chosen.stream(), () -> chosen, by);
        }
    }
}
