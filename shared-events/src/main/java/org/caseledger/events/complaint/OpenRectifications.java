package org.caseledger.events.complaint;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.caseledger.events.ComplaintEvent;
import org.jspecify.annotations.Nullable;

/**
 * What the respondent of one case still has to put right (P3.13): how many orders there were, and
 * the words of those that are open by their number, counted from 1.
 */
public record OpenRectifications(int ordered, Map<Integer, String> open) {

    /** Nothing was ordered yet. */
    public static final OpenRectifications NONE = new OpenRectifications(0, Map.of());

    public OpenRectifications {
        // In the order of their numbers, also when they were read from JSON.
        open = Collections.unmodifiableMap(new TreeMap<>(open));
    }

    /** What is open after an event. */
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
     * The open order that a completion is of: the one it names, or as revision 1 has it the
     * earliest of the same words, or else the earliest; none when nothing such is open.
     */
    public Optional<Integer> completedBy(RectificationCompleted completion) {
        return completion.order() != null
                ? named(completion.order())
                : worded(completion.what()).or(() -> open.keySet().stream().findFirst());
    }

    /** The open order of that number. */
    public Optional<Integer> named(@Nullable Integer order) {
        return Optional.ofNullable(order).filter(open::containsKey);
    }

    /** The earliest open order of these very words. */
    public Optional<Integer> worded(String what) {
        return open.entrySet().stream()
                .filter(order -> order.getValue().equals(what))
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
