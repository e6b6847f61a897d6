package org.caseledger.query.rectification;

import java.util.stream.Stream;
import javax.sql.DataSource;
import org.caseledger.events.complaint.BeginsRound;
import org.caseledger.events.complaint.HandlingEvent.RectificationCompleted;
import org.caseledger.events.complaint.HandlingEvent.RectificationOrdered;
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

/** Writes {@code views.rectification}: every order to put something right, and what became of it. */
public final class RectificationView extends DeclaredView<RectifiedCase> {
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
}
