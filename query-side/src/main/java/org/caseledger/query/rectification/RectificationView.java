package org.caseledger.query.rectification;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.complaint.BeginsRound;
import org.caseledger.events.complaint.HandlingEvent.RectificationCompleted;
import org.caseledger.events.complaint.HandlingEvent.RectificationOrdered;
import org.caseledger.events.complaint.OpenRectifications;
import org.caseledger.events.complaint.ReceiptEvent.ComplaintReceived;
import org.caseledger.events.complaint.ReceiptEvent.RecordCorrected;
import org.caseledger.events.complaint.RoutingEvent.ComplaintAssigned;
import org.caseledger.events.complaint.RoutingEvent.ComplaintReturned;
import org.caseledger.events.complaint.RoutingEvent.ReturnReviewed;
import org.caseledger.events.complaint.SupervisionEvent.SecrecyLifted;
import org.caseledger.events.complaint.SupervisionEvent.SecrecyMarked;
import org.caseledger.events.oversight.RectificationOverdue;
import org.caseledger.events.retention.RetentionEvent.CaseDestroyed;
import org.caseledger.query.CaseHead;
import org.caseledger.query.views.DeclaredView;
import org.caseledger.query.views.Recorded;
import org.jspecify.annotations.Nullable;

/** Writes {@code views.rectification}: every order to put something right, and what became of it. */
public final class RectificationView extends DeclaredView<RectificationView.RectifiedCase> {
    /** An order, and the case it is of. */
    private record Row(CaseHead head, Rectification order, boolean noticed) {}

    public RectificationView(DataSource dataSource) {
        super(dataSource, "rectification", 2, RectifiedCase.class, RectifiedCase::caseId, RectifiedCase::on);
        folds(
                ComplaintReceived.class,
                RecordCorrected.class,
                ComplaintAssigned.class,
                ComplaintReturned.class,
                ReturnReviewed.class,
                BeginsRound.class,
                RectificationOrdered.class,
                RectificationCompleted.class,
                RectificationOverdue.class,
                SecrecyMarked.class,
                SecrecyLifted.class,
                CaseDestroyed.class);
        keeps("rectification_case")
                .column("position", "bigint", RectifiedCase::position)
                .kept();
        rows("rectification", RectificationView::rowsOf)
                .key("case_id", "uuid", row -> row.order().caseId())
                .key("number", "integer", row -> row.order().order())
                .column("case_number", "text", row -> row.head().number())
                .column("unit", "text", row -> row.head().unit())
                .column("respondent", "text", row -> row.head().shownRespondent())
                .column("ordered_at", "timestamptz", row -> row.order().orderedAt())
                .column("due_at", "timestamptz", row -> row.order().by())
                .column("done", "boolean", row -> row.order().isDone())
                .column("late", "boolean", row -> row.order().isLate())
                .column("reopened", "boolean", row -> row.order().reopenedAt() != null)
                .column("noticed", "boolean", Row::noticed)
                .kept("kept", "json", row -> row.order());
    }

    private static Stream<Row> rowsOf(RectifiedCase c) {
        return c.orders().stream()
                .map(order -> new Row(c.head(), order, c.noticed().contains(order.order())));
    }

    /**
     * The rectification orders of one case. A completion without an order, which the first revision permitted, changes
     * nothing here and stays in the history of the case. {@code noticed} are the orders recorded as not completed in
     * time.
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
                open.completedBy(e)
                        .ifPresent(o -> next.set(o - 1, next.get(o - 1).completed(e, recorded)));
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
}
