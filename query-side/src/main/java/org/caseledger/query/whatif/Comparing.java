package org.caseledger.query.whatif;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.caseledger.eventlog.EventLog;
import org.caseledger.eventlog.StoredEvent;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.complaint.ReceiptEvent.ComplaintReceived;

/** Compares cases by what the log holds of them; whenever it is asked, the answer is the same. */
record Comparing(EventLog log, WhatIfRequest asked) {
    private static final String RECEIVED = EventCodec.nameOf(ComplaintReceived.class);

    /** The cases of the period whose receipt is after a position up to another, in order. */
    List<UUID> received(long after, long upto) {
        return log.ofType(RECEIVED, after, upto).stream()
                // What an exercise received is in no statistic (P3.21).
                .filter(e -> !CaseId.isExercise(e.streamId()))
                .filter(e -> asked.isOf(receivedAt(e)))
                .map(StoredEvent::streamId)
                .toList();
    }

    private static Instant receivedAt(StoredEvent e) {
        var at = ((ComplaintReceived) event(e)).occurredAt();
        return at == null ? e.recordedAt() : at;
    }

    /** Each of these cases, in their order, for as long as it is wanted. */
    Compared compare(List<UUID> cases, BooleanSupplier wanted) {
        Map<UUID, CaseComparison> compared = new HashMap<>();
        int unreckoned = 0;
        for (var events : streams(cases)) {
            if (!wanted.getAsBoolean()) {
                break;
            }
            var receipt = (ComplaintReceived) event(events.get(0));
            var rules = asked.rules().instead(receipt.procedure());
            if (rules.isEmpty()) {
                unreckoned++;
                continue;
            }
            var first = events.get(0);
            var reckoned = new CalculatedCase(receipt, first.recordedAt(), rules.get());
            events.subList(1, events.size()).forEach(e -> reckoned.on(event(e), e.recordedAt()));
            compared.put(first.streamId(), reckoned.compare(asked.asOf()));
        }
        var inOrder =
                cases.stream().filter(compared::containsKey).map(compared::get).toList();
        return new Compared(inOrder, unreckoned);
    }

    /** Cases that were compared, and how many there are no rules for. */
    record Compared(List<CaseComparison> cases, int unreckoned) {}

    private Collection<List<StoredEvent>> streams(List<UUID> cases) {
        var streams = new ArrayList<List<StoredEvent>>();
        List<StoredEvent> stream = List.of();
        for (var event : log.readStreams(cases, WhatMatters.TYPES, asked.upto())) {
            if (stream.isEmpty() || !stream.get(0).streamId().equals(event.streamId())) {
                stream = new ArrayList<>();
                streams.add(stream);
            }
            stream.add(event);
        }
        return streams;
    }

    private static ComplaintEvent event(StoredEvent e) {
        return (ComplaintEvent) EventCodec.read(e.type(), e.revision(), e.payload());
    }
}
