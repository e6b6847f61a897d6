package org.caseledger.api.notices;

import java.util.UUID;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.OfficeLog;
import org.caseledger.eventlog.EventLog;
import org.caseledger.events.Actor;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.office.NoticeEvent.NoticeDefaultsSet;
import org.caseledger.events.office.NoticeEvent.NoticesChosen;
import org.springframework.stereotype.Component;

/** What people chose about their notices, and the office for all others. */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class NoticeChoices {
    private final EventLog log;
    private final OfficeLog office;

    /** The last choice of a person; the empty choice before. */
    public NoticesChosen of(String username) {
        return last(NoticesChosen.streamOf(username), NoticesChosen.class, NoticesChosen.nothingBy(username));
    }

    /** The defaults of the office for people without a choice; empty until they are set. */
    public NoticeDefaultsSet defaults() {
        return last(NoticeDefaultsSet.STREAM, NoticeDefaultsSet.class, NoticeDefaultsSet.NONE);
    }

    private <E> E last(UUID stream, Class<E> type, E before) {
        var stored = log.readStream(stream);
        if (stored.isEmpty()) {
            return before;
        }
        var last = stored.get(stored.size() - 1);
        return type.cast(EventCodec.read(last.type(), last.revision(), last.payload()));
    }

    /** Records the choices of a person; the same ones again are nothing new. */
    public void choose(NoticesChosen chosen, Actor by) {
        if (!chosen.equals(of(chosen.username()))) {
            office.change(chosen.stream(), () -> chosen, by);
        }
    }
}
