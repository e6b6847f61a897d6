package org.caseledger.query.rectification;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.complaint.BeginsRound;
import org.caseledger.events.complaint.HandlingEvent.RectificationCompleted;
import org.caseledger.events.complaint.HandlingEvent.RectificationOrdered;
import org.caseledger.events.complaint.OpenRectifications;
import org.caseledger.events.oversight.RectificationOverdue;
import org.caseledger.query.CaseHead;
import org.caseledger.query.views.Recorded;
import org.jspecify.annotations.Nullable;

/**
 * The rectification orders of one case. A completion without an order, which the first revision permitted, changes
 * nothing here and stays in the history of the case. {@code noticed} are the orders recorded as not completed in time.
 */
record RectifiedCase(
        CaseId caseId,
        long position,
        CaseHead head,
        OpenRectifications open,
        List<Rectification> orders,
        Set<Integer> noticed) {
    RectifiedCase {
        // what a view kept before it had them
        noticed = noticed == null ? Set.of() : noticed;
    }

    static @Nullable RectifiedCase on(@Nullable RectifiedCase before, Recorded recorded) {
        var head = CaseHead.on(before == null ? null : before.head, recorded.event());
        if (head == null) {
            return null;
        } else if (before == null) {
            return new RectifiedCase(
                    recorded.caseId(), recorded.position(), head, OpenRectifications.NONE, List.of(), Set.of());
        } else if (recorded.position() <= before.position) {
            return before;
        }
        var next = new RectifiedCase(
                before.caseId,
                before.position,
                head,
                recorded.event() instanceof ComplaintEvent e ? before.open.on(e) : before.open,
                before.orders(recorded),
                before.noticed(recorded));
        return next.equals(before) ? before : next.at(recorded.position());
    }

    private List<Rectification> orders(Recorded recorded) {
        var next = new ArrayList<>(orders);
        if (recorded.event() instanceof RectificationOrdered e) {
            next.add(Rectification.ordered(next.size() + 1, e, recorded));
        } else if (recorded.event() instanceof RectificationCompleted e) {
            open.completedBy(e).ifPresent(o -> next.set(o - 1, next.get(o - 1).completed(e, recorded)));
        } else if (recorded.event() instanceof BeginsRound e) {
            next.replaceAll(order -> order.reopened(e.occurredAt(), recorded));
        }
        return List.copyOf(next);
    }

    private Set<Integer> noticed(Recorded recorded) {
        if (recorded.event() instanceof RectificationOverdue e) {
            var next = new HashSet<>(noticed);
            next.add(e.order());
            return Set.copyOf(next);
        }
        return noticed;
    }

    private RectifiedCase at(long now) {
        return new RectifiedCase(caseId, now, head, open, orders, noticed);
    }
}
