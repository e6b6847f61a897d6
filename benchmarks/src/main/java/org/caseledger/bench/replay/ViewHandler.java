package org.caseledger.bench.replay;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.caseledger.events.Actor;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.query.views.Recorded;
import org.caseledger.query.views.View;
import org.jspecify.annotations.Nullable;

/**
 * One of our views behind the framework's event processor: the same fold, the same rows. The row of a case is read once
 * per batch, and written with every event or once at the end of the batch.
 */
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public final class ViewHandler<S> {
    private final View<S> view;
    private final boolean together;
    private final Arrival arrival;

    /** The state of a batch. */
    private final class Batch {
        final Map<CaseId, S> states = new HashMap<>();
        final Map<CaseId, S> changed = new HashMap<>();
        long events;
    }

    /** Applies an event inside the transaction of the batch. */
    @EventHandler
    public void on(ComplaintEvent event, DomainEventMessage<?> message, TrackingToken token) {
        try {
            apply(recorded(event, message, token));
        } catch (RuntimeException e) {
            arrival.failed(e);
            throw e;
        }
    }

    private void apply(Recorded recorded) {
        var batch = batch();
        batch.events++;
        S before = batch.states.computeIfAbsent(recorded.caseId(), this::load);
        S after = view.on(before, recorded);
        if (after == null || after == before) {
            return;
        }
        batch.states.put(recorded.caseId(), after);
        if (together) {
            batch.changed.put(recorded.caseId(), after);
        } else {
            view.save(List.of(after));
        }
    }

    private @Nullable S load(CaseId caseId) {
        return view.load(Set.of(caseId)).get(caseId);
    }

    private Batch batch() {
        UnitOfWork<?> work = CurrentUnitOfWork.get();
        String key = view.name();
        Batch batch = work.getResource(key);
        if (batch == null) {
            var begun = new Batch();
            work.resources().put(key, begun);
            work.onPrepareCommit(w -> {
                if (!begun.changed.isEmpty()) {
                    view.save(begun.changed.values());
                }
            });
            work.afterCommit(w -> arrival.committed(begun.events));
            batch = begun;
        }
        return batch;
    }

    private static Recorded recorded(ComplaintEvent event, DomainEventMessage<?> message, TrackingToken token) {
        var metadata = new HashMap<String, String>();
        message.getMetaData().forEach((key, value) -> metadata.put(key, (String) value));
        return new Recorded(
                token.position().orElseThrow(),
                new CaseId(UUID.fromString(message.getAggregateIdentifier())),
                message.getSequenceNumber(),
                message.getTimestamp(),
                Actor.of(metadata),
                event);
    }
}
