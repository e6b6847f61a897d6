package org.caseledger.events.complaint;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.complaint.HandlingEvent.RectificationCompleted;
import org.caseledger.events.complaint.HandlingEvent.RectificationOrdered;
import org.jspecify.annotations.Nullable;

/**
 * The open rectification orders of one case (P3.13): how many orders there were, and the wording of the open ones by
 * their number, counted from 1.
 */
public record OpenRectifications(int ordered, Map<Integer, String> open) {
    /** Nothing was ordered yet. */
    public static final OpenRectifications NONE = new OpenRectifications(0, Map.of());

    public OpenRectifications {
        // In the order of their numbers, even when read from JSON.
        open = Collections.unmodifiableMap(new TreeMap<>(open));
    }

    /** The open orders after an event. */
    public OpenRectifications on(ComplaintEvent event) {
        if (event instanceof RectificationOrdered e) {
            var more = new TreeMap<>(open);
            more.put(ordered + 1, e.what());
            return new OpenRectifications(ordered + 1, more);
        } else if (event instanceof RectificationCompleted e) {
            var left = new TreeMap<>(open);
            completedBy(e).ifPresent(left::remove);
            return new OpenRectifications(ordered, left);
        }
        return this;
    }

    /**
     * The open order to which a completion belongs: the one it names or, for revision 1, the earliest with the same
     * wording, otherwise the earliest; empty if there is none.
     */
    public Optional<Integer> completedBy(RectificationCompleted completion) {
        return completion.order() != null
                ? named(completion.order())
                : worded(completion.what()).or(() -> open.keySet().stream().findFirst());
    }

    /** The open order with that number. */
    public Optional<Integer> named(@Nullable Integer order) {
        return Optional.ofNullable(order).filter(open::containsKey);
    }

    /** The earliest open order with exactly this wording. */
    public Optional<Integer> worded(String what) {
        return open.entrySet().stream()
                .filter(order -> order.getValue().equals(what))
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
