package org.caseledger.query.escalations;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.caseledger.events.CaseId;
import org.caseledger.events.complaint.ReceiptEvent.ComplaintReceived;
import org.caseledger.events.complaint.ReceiptEvent.RecordCorrected;
import org.caseledger.events.complaint.RoutingEvent.ComplaintAssigned;
import org.caseledger.events.complaint.RoutingEvent.ComplaintReturned;
import org.caseledger.events.complaint.SupervisionEvent.EscalatedToSuperior;
import org.caseledger.events.complaint.SupervisionEvent.EscalationAnswered;
import org.caseledger.events.complaint.SupervisionEvent.SecrecyLifted;
import org.caseledger.events.complaint.SupervisionEvent.SecrecyMarked;
import org.caseledger.events.retention.RetentionEvent.CaseDestroyed;
import org.caseledger.query.CaseHead;
import org.caseledger.query.views.DeclaredView;
import org.caseledger.query.views.Recorded;
import org.jspecify.annotations.Nullable;

/** Writes {@code views.escalation}: everything put before a superior, and what was answered. */
public final class EscalationView extends DeclaredView<EscalationView.EscalatedCase> {
    /** An escalation, and the case it is of. */
    private record Row(CaseHead head, Escalation escalation) {}

    public EscalationView(DataSource dataSource) {
        super(dataSource, "escalation", 1, EscalatedCase.class, EscalatedCase::caseId, EscalatedCase::on);
        folds(
                ComplaintReceived.class,
                RecordCorrected.class,
                ComplaintAssigned.class,
                ComplaintReturned.class,
                EscalatedToSuperior.class,
                EscalationAnswered.class,
                SecrecyMarked.class,
                SecrecyLifted.class,
                CaseDestroyed.class);
        keeps("escalation_case")
                .column("position", "bigint", EscalatedCase::position)
                .kept();
        rows("escalation", EscalationView::rowsOf)
                .key("case_id", "uuid", row -> row.escalation().caseId())
                .key("number", "integer", row -> row.escalation().number())
                .column("case_number", "text", row -> row.head().number())
                .column("unit", "text", row -> row.head().unit())
                .column("respondent", "text", row -> row.head().shownRespondent())
                .column("escalated_at", "timestamptz", row -> row.escalation().escalatedAt())
                .column("answered", "boolean", row -> row.escalation().answer() != null)
                .kept("kept", "json", row -> row.escalation());
    }

    private static Stream<Row> rowsOf(EscalatedCase c) {
        return c.escalations().stream().map(escalation -> new Row(c.head(), escalation));
    }

    /** What one case has put before a superior authority. */
    record EscalatedCase(CaseId caseId, long position, CaseHead head, List<Escalation> escalations) {
        static @Nullable EscalatedCase on(@Nullable EscalatedCase before, Recorded recorded) {
            var head = CaseHead.on(before == null ? null : before.head, recorded.event());
            if (head == null) {
                return null;
            } else if (before == null) {
                return new EscalatedCase(recorded.caseId(), recorded.position(), head, List.of());
            } else if (recorded.position() <= before.position) {
                return before;
            }
            var next = before.escalations(recorded);
            return head.equals(before.head) && next.equals(before.escalations)
                    ? before
                    : new EscalatedCase(before.caseId, recorded.position(), head, next);
        }

        private List<Escalation> escalations(Recorded recorded) {
            var next = new ArrayList<>(escalations);
            if (recorded.event() instanceof EscalatedToSuperior e) {
                next.add(Escalation.of(next.size() + 1, e, recorded));
            } else if (recorded.event() instanceof EscalationAnswered e) {
                next.replaceAll(one -> one.number() == e.escalation() ? one.answered(e, recorded) : one);
            }
            return List.copyOf(next);
        }
    }
}
