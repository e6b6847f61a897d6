package org.caseledger.api.feed;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.caseledger.eventlog.StoredEvent;
import org.caseledger.events.CaseId;
import org.caseledger.events.CompanionStream;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.ConcernsCase;
import org.caseledger.events.LedgerEvent;
import org.caseledger.events.accountability.AccountabilityEvent.AccountabilityDeclared;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.complaint.QueryCodeGiven;
import org.caseledger.events.office.FactorEvent;
import org.caseledger.events.office.ListViewEvent;
import org.caseledger.events.office.NoticeEvent;
import org.caseledger.events.office.PersonEvent;
import org.caseledger.events.office.SubscriptionEvent;
import org.jspecify.annotations.Nullable;

/**
 * The subject of a stored event: the id that the feed uses for it, the cases that it concerns, and why it is withheld
 * regardless of these.
 */
record FeedSubject(UUID id, Set<CaseId> cases, @Nullable Withheld withheld) {
    private static final List<Class<? extends LedgerEvent>> PERSONAL = List.of(
            PersonEvent.class,
            FactorEvent.class,
            NoticeEvent.class,
            SubscriptionEvent.class,
            ListViewEvent.class,
            QueryCodeGiven.class);

    static FeedSubject of(StoredEvent stored) {
        LedgerEvent event;
        try {
            event = EventCodec.read(
                    stored.type(), stored.revision(), stored.payloadUtf8().bytes());
        } catch (IllegalArgumentException e) {
            return new FeedSubject(stored.streamId(), Set.of(), Withheld.UNKNOWN);
        }
        var cases = new HashSet<CaseId>();
        var id = stored.streamId();
        if (stored.aggregateType().equals(ComplaintEvent.STREAM)) {
            cases.add(new CaseId(id));
        } else if (event instanceof AccountabilityDeclared declared) {
            cases.addAll(declared.cases());
        }
        var concerned = event instanceof ConcernsCase of ? of.caseId() : null;
        if (concerned != null) {
            cases.add(concerned);
            id = isBeside(concerned, id) ? concerned.value() : id;
        }
        boolean personal = PERSONAL.stream().anyMatch(type -> type.isInstance(event));
        return new FeedSubject(id, cases, personal ? Withheld.PERSONAL : null);
    }

    private static boolean isBeside(CaseId caseId, UUID stream) {
        return CompanionStream.allOf(caseId).anyMatch(stream::equals);
    }
}
