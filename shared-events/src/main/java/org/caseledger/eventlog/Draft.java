package org.caseledger.eventlog;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import lombok.Getter;
import org.jspecify.annotations.Nullable;

/**
 * The events that a batch of appends adds after a given head, and the result of each append. The results hold only once
 * the whole draft is in the log, because an append may be refused on account of an earlier one in the same draft.
 */
final class Draft {
    private final List<Append> batch;

    @Getter
    private final Head head;

    private final Instant now;
    private final Set<UUID> eventIds;
    private final Map<UUID, Long> nextSequences;
    private final Set<UUID> thinned;

    @Getter
    private final List<StoredEvent> events = new ArrayList<>();

    @Getter
    private final List<StoredEvent> setBacks = new ArrayList<>();

    private final Map<Append, List<StoredEvent>> recorded = new LinkedHashMap<>();
    private final List<Runnable> verdicts = new ArrayList<>();
    private Instant last;

    @Getter
    private boolean refusesAny;

    Draft(List<Append> batch, Head head, Instant now, ExistingRecords present) {
        this.batch = batch;
        this.head = head;
        this.now = now;
        this.last = head.recordedAt();
        this.eventIds = new HashSet<>(present.eventIds());
        this.nextSequences = new HashMap<>(present.nextSequences());
        this.thinned = present.thinned();
        batch.forEach(this::add);
    }

    private void add(Append append) {
        Supplier<RuntimeException> refusal = repeated(append);
        if (refusal == null) {
            refusal = overtaken(append);
        }
        if (refusal == null) {
            List<StoredEvent> stored = store(append);
            recorded.put(append, stored);
            verdicts.add(() -> append.accept(stored));
        } else {
            refusesAny = true;
            Supplier<RuntimeException> reason = refusal;
            verdicts.add(() -> append.refuse(reason));
        }
    }

    private @Nullable Supplier<RuntimeException> repeated(Append append) {
        var own = new HashSet<UUID>();
        for (PreparedEvent prepared : append.events()) {
            UUID id = prepared.event().eventId();
            if (eventIds.contains(id) || !own.add(id)) {
                return () -> new AlreadyRecorded(id);
            }
        }
        return null;
    }

    private @Nullable Supplier<RuntimeException> overtaken(Append append) {
        var next = new HashMap<UUID, Long>();
        for (PreparedEvent prepared : append.events()) {
            NewEvent event = prepared.event();
            UUID stream = event.streamId();
            Long free = next.getOrDefault(stream, nextSequences.get(stream));
            if (thinned.contains(stream)) {
                long length = free == null ? 0 : free;
                return () -> ForeignEvent.missing(stream, length);
            } else if (free != null && event.sequence() != NewEvent.NEXT && event.sequence() != free) {
                return () -> new SequenceConflict(stream);
            }
            next.put(stream, (event.sequence() == NewEvent.NEXT ? (free == null ? 0 : free) : event.sequence()) + 1);
        }
        return null;
    }

    private List<StoredEvent> store(Append append) {
        var stored = new ArrayList<StoredEvent>(append.events().size());
        for (PreparedEvent prepared : append.events()) {
            NewEvent event = prepared.event();
            long free = nextSequences.getOrDefault(event.streamId(), 0L);
            long sequence = event.sequence() == NewEvent.NEXT ? free : event.sequence();
            nextSequences.put(event.streamId(), sequence + 1);
            eventIds.add(event.eventId());
            Instant at = recordedAt(append, stored.size());
            StoredEvent placed = prepared.at(head.position() + events.size() + 1, sequence, at);
            if (at.isBefore(last)) {
                setBacks.add(placed);
            }
            last = at;
            events.add(placed);
            stored.add(placed);
        }
        return List.copyOf(stored);
    }

    private Instant recordedAt(Append append, int n) {
        Instant wanted = append.recordedAt(n, now);
        boolean goesBack = !append.isPast() && Head.isAheadOf(last, wanted);
        return wanted.isBefore(last) && !goesBack ? last : wanted;
    }

    /** The head after it. */
    Head next() {
        return events.isEmpty() ? head : new Head(head.position() + events.size(), last);
    }

    /** Those whose time is the time of recording. */
    List<StoredEvent> timedNow() {
        return recorded.entrySet().stream()
                .filter(entry -> !entry.getKey().isPast())
                .flatMap(entry -> entry.getValue().stream())
                .toList();
    }

    /** Writes the rows that are made from these events. */
    void writeRows(Connection connection) throws SQLException {
        for (var entry : recorded.entrySet()) {
            entry.getKey().writeRows(connection, entry.getValue());
        }
    }

    /** Answers every append that its result is unknown. */
    void refuse(Supplier<RuntimeException> reason) {
        batch.forEach(append -> append.refuse(reason));
    }

    /** Answers every append with its result. */
    void publish() {
        verdicts.forEach(Runnable::run);
    }
}
