package org.caseledger.api.past;

import java.time.Instant;
import java.util.List;
import org.caseledger.api.web.TypedTime;
import org.caseledger.api.web.requests.Paging;
import org.caseledger.query.history.HistoryEntry;
import org.caseledger.query.moments.TimeAxis;
import org.jspecify.annotations.Nullable;

/**
 * Which moment of a case a page is asked for: the event {@code v} of its own, or the time {@code at} in Shanghai, and
 * along which axis.
 */
public record RequestedMoment(
        @Nullable Integer v, @Nullable String at, @Nullable TimeAxis known) {
    /** The same at this event of it unless a moment is named. */
    RequestedMoment orAt(int version) {
        return isTime() || v != null ? this : new RequestedMoment(version, null, known);
    }

    /** Whether it is named by a time, not by an event. */
    public boolean isTime() {
        return at != null && !at.isBlank();
    }

    /** The time in the format of a field for times; an invalid time as it was typed. */
    public String typed() {
        var text = TypedTime.forRest(at == null ? "" : at);
        return TypedTime.of(text).orElse(text);
    }

    /** The axis along which it is looked at: as known then unless the other is named. */
    public TimeAxis axis() {
        return known == null ? TimeAxis.THEN : known;
    }

    /** How REST is asked for it; {@code name} is what the address calls the event. */
    String forRest(String name, List<HistoryEntry> history) {
        if (at != null && isTime()) {
            return TypedTime.forRest(at);
        }
        int event = Paging.within(name, v == null ? 0 : v, 0, history.size() - 1);
        // On the axis of present knowledge the log has no order: the time of the event is used.
        return axis() == TimeAxis.NOW ? history.get(event).recordedAt().toString() : "v" + event;
    }

    /** The last event that the log had by then; its first where it had none. */
    static HistoryEntry lastBy(Instant asOf, List<HistoryEntry> history) {
        return history.stream()
                .filter(entry -> !entry.recordedAt().isAfter(asOf))
                .reduce(history.get(0), (before, after) -> after);
    }
}
