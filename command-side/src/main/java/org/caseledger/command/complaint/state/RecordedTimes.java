package org.caseledger.command.complaint.state;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.complaint.Act;

/**
 * When the acts of a case were recorded, which is when others could build on them; those of a migrated history count
 * since they happened.
 */
public final class RecordedTimes {
    private record Stand(ComplaintState state, Instant since) {}

    private final List<Stand> stands = new ArrayList<>();
    private final Map<Class<?>, Instant> last = new HashMap<>();

    void on(ComplaintEvent event, ComplaintState state, Instant recordedAt) {
        if (!(event instanceof Act act)) {
            return;
        }
        var stated = act.occurredAt() == null ? Instant.EPOCH : act.occurredAt();
        var at = act.occurred().source() == null ? recordedAt : stated;
        last.put(act.getClass(), at);
        if (stands.isEmpty() || stands.get(stands.size() - 1).state() != state) {
            stands.add(new Stand(state, at));
        }
    }

    /**
     * Since when something may have been done that is possible in such states and builds on acts of these kinds: since
     * the last of these acts, and since the one that brought the case there.
     */
    public Instant possibleSince(Predicate<ComplaintState> possible, List<Class<? extends Act>> buildsOn) {
        var since = Instant.EPOCH;
        for (int i = stands.size() - 1; i > 0 && possible.test(stands.get(i).state()); i--) {
            since = possible.test(stands.get(i - 1).state())
                    ? since
                    : stands.get(i).since();
        }
        for (var act : buildsOn) {
            var recorded = last.getOrDefault(act, Instant.EPOCH);
            since = recorded.isAfter(since) ? recorded : since;
        }
        return since;
    }
}
