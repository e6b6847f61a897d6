package org.caseledger.command.gate;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import org.caseledger.eventlog.Barrier;
import org.caseledger.eventlog.EventLog;
import org.caseledger.eventlog.StoredEvent;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.oversight.AttemptRefused;

/** What requests led to before, as the log has it: event ids follow from the request's id. */
record RequestHistory(EventLog log) {
    /**
     * What this request led to before, if it is in the log.
     *
     * @throws Rejection when it was refused
     * @throws RequestReused when it was a request of another content
     */
    Optional<Outcome> outcome(Command command, Map<String, String> metadata) {
        var request = RequestId.of(metadata);
        var barrier = log.barrier();
        return find(request, metadata).map(first -> {
            refused(first).ifPresent(RequestHistory::refuse);
            return outcome(command, first, request, barrier);
        });
    }

    /** The refusal that this request led to before. */
    Optional<Rejection> refusal(RequestId request, Map<String, String> metadata) {
        return find(request, metadata).flatMap(RequestHistory::refused);
    }

    private Optional<StoredEvent> find(RequestId request, Map<String, String> metadata) {
        var first = log.findEvent(request.eventId(0));
        first.ifPresent(event -> Request.mustHaveTheSameContent(metadata, EventCodec.readMetadata(event.metadata())));
        return first;
    }

    private static Optional<Rejection> refused(StoredEvent first) {
        return EventCodec.read(first.type(), first.revision(), first.payload()) instanceof AttemptRefused refusal
                ? Optional.of(new Rejection(refusal))
                : Optional.empty();
    }

    private static void refuse(Rejection rejection) {
        throw rejection;
    }

    private Outcome outcome(Command command, StoredEvent first, RequestId request, Barrier barrier) {
        var sender = request.value().toString();
        var streams = new LinkedHashSet<>(command.streams());
        streams.add(first.streamId());
        long last = log.readStreams(streams).stream()
                .filter(e -> sender.equals(requestOf(e)))
                .mapToLong(StoredEvent::position)
                .max()
                .orElseGet(log::head);
        barrier.require(last);
        return new Outcome(command.aggregate(), last);
    }

    private static String requestOf(StoredEvent event) {
        return EventCodec.readMetadata(event.metadata()).get(RequestId.KEY);
    }
}
