package org.caseledger.api.feed;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.caseledger.eventlog.EventLog;
import org.caseledger.events.CaseId;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.complaint.SupervisionEvent.SecrecyLifted;
import org.caseledger.events.complaint.SupervisionEvent.SecrecyMarked;
import org.caseledger.events.retention.RetentionEvent.CaseDestroyed;
import org.caseledger.events.retention.RetentionEvent.CaseSealedOff;
import org.caseledger.events.retention.RetentionEvent.SealingOffLifted;
import org.springframework.stereotype.Component;

/** The cases whose contents no list shows; decided by the log itself, since views may be behind. */
@Component
@RequiredArgsConstructor
class CasesClosedToLists {
    private static final String SECRET = EventCodec.nameOf(SecrecyMarked.class);
    private static final String LIFTED = EventCodec.nameOf(SecrecyLifted.class);
    private static final String SEALED_OFF = EventCodec.nameOf(CaseSealedOff.class);
    private static final String DESTROYED = EventCodec.nameOf(CaseDestroyed.class);
    private static final String IN_SIGHT = EventCodec.nameOf(SealingOffLifted.class);
    private static final List<String> TYPES =
            Stream.of(SECRET, LIFTED, SEALED_OFF, DESTROYED, IN_SIGHT).toList();

    private final EventLog log;

    /** Those of these cases, each with why. */
    Map<CaseId, Withheld> among(Collection<CaseId> cases) {
        Set<UUID> streams = cases.stream().map(CaseId::value).collect(Collectors.toSet());
        var secret = new HashMap<UUID, Boolean>();
        var outOfSight = new HashMap<UUID, Boolean>();
        for (var event : log.readStreams(streams, TYPES, Long.MAX_VALUE)) {
            if (event.type().equals(SECRET) || event.type().equals(LIFTED)) {
                secret.put(event.streamId(), event.type().equals(SECRET));
            } else {
                outOfSight.put(event.streamId(), !event.type().equals(IN_SIGHT));
            }
        }
        var closed = new HashMap<CaseId, Withheld>();
        outOfSight.forEach((id, is) -> put(closed, id, is, Withheld.SEALED_OFF));
        secret.forEach((id, is) -> put(closed, id, is, Withheld.SECRET));
        return closed;
    }

    private static void put(Map<CaseId, Withheld> closed, UUID id, boolean is, Withheld why) {
        if (is) {
            closed.put(new CaseId(id), why);
        }
    }
}
