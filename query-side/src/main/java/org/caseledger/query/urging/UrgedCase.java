package org.caseledger.query.urging;

import java.util.ArrayList;
import java.util.List;
import org.caseledger.events.CaseId;
import org.caseledger.events.complaint.BeginsRound;
import org.caseledger.events.complaint.SupervisionEvent.HandlingUrged;
import org.caseledger.events.complaint.SupervisionEvent.UrgingAnswered;
import org.caseledger.query.views.Recorded;
import org.jspecify.annotations.Nullable;

/** How one case was pressed, in order; it is kept from the first time on. */
record UrgedCase(CaseId caseId, List<Urging> urgings) {
    static @Nullable UrgedCase on(@Nullable UrgedCase before, Recorded recorded) {
        var urgings = before == null ? List.<Urging>of() : before.urgings;
        if (urgings.stream().anyMatch(u -> recorded.position() <= u.position())) {
            return before;
        }
        var next = new ArrayList<>(urgings);
        if (recorded.event() instanceof HandlingUrged e) {
            next.add(Urging.sent(next.size() + 1, e, recorded));
        } else if (recorded.event() instanceof UrgingAnswered e) {
            next.set(e.urging() - 1, next.get(e.urging() - 1).answered(e, recorded));
        } else if (recorded.event() instanceof BeginsRound) {
            next.replaceAll(urging -> urging.roundOver(recorded));
        }
        return next.isEmpty() ? null : new UrgedCase(recorded.caseId(), List.copyOf(next));
    }
}
