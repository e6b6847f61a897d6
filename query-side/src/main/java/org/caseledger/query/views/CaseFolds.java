package org.caseledger.query.views;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.caseledger.eventlog.EventLog;
import org.caseledger.eventlog.StoredEvent;
import org.caseledger.events.CaseId;
import org.caseledger.events.CompanionStream;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.complaint.ReceiptEvent.ComplaintReceived;
import org.caseledger.events.oversight.OversightEvent;

/** What a view keeps of some cases, folded from the log itself. */
record CaseFolds<S>(View<S> view, EventLog log) {
    /** What every case begins with. */
    static final String RECEIPT = EventCodec.nameOf(ComplaintReceived.class);

    /** What the streams begin with that the view keeps something of: cases, and others like them. */
    Set<String> beginnings() {
        var wanted = EventCodec.types().stream().filter(view::wants).toList();
        if (wanted.stream().noneMatch(ComplaintEvent.class::isAssignableFrom)) {
            return wanted.stream().map(EventCodec::nameOf).collect(Collectors.toSet());
        }
        var own = wanted.stream()
                .filter(type -> !ComplaintEvent.class.isAssignableFrom(type))
                .filter(type -> !OversightEvent.class.isAssignableFrom(type))
                .map(EventCodec::nameOf);
        return Stream.concat(Stream.of(RECEIPT), own).collect(Collectors.toSet());
    }

    /** As far as their events are among those that are asked for. */
    List<S> of(List<UUID> cases, Predicate<StoredEvent> among) {
        return of(cases, events(cases), among);
    }

    /** The same of their events, where these are at hand. */
    List<S> of(List<UUID> cases, List<StoredEvent> events, Predicate<StoredEvent> among) {
        Map<CaseId, S> states = new HashMap<>();
        Set<CaseId> asked = cases.stream().map(CaseId::new).collect(Collectors.toSet());
        for (var stored : events) {
            if (!view.cases().has(stored.streamId()) || !among.test(stored)) {
                continue;
            }
            try {
                add(stored, asked, states);
            } catch (RuntimeException e) {
                if (!new SetAside(log).has(view.name(), stored.position())) {
                    throw e;
                }
            }
        }
        return List.copyOf(states.values());
    }

    private void add(StoredEvent stored, Set<CaseId> asked, Map<CaseId, S> states) {
        var recorded = Recorded.of(stored);
        if (asked.contains(recorded.caseId()) && view.wants(recorded.event().getClass())) {
            states.compute(recorded.caseId(), (id, before) -> view.on(before, recorded));
        }
    }

    /** All events of these cases, with those of their companion streams if the view uses such events. */
    List<StoredEvent> events(List<UUID> cases) {
        var streams = new ArrayList<>(cases);
        if (EventCodec.types().stream().filter(view::wants).anyMatch(OversightEvent.class::isAssignableFrom)) {
            cases.forEach(id -> CompanionStream.allOf(new CaseId(id)).forEach(streams::add));
        }
        var events = new ArrayList<>(log.readStreams(streams));
        events.sort(Comparator.comparingLong(StoredEvent::position));
        return events;
    }
}
