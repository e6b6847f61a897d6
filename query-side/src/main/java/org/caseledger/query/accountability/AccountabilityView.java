package org.caseledger.query.accountability;

import javax.sql.DataSource;
import org.caseledger.events.accountability.AccountabilityEvent.AccountabilityDeclared;
import org.caseledger.events.accountability.AccountabilityEvent.AccountabilityWithdrawn;
import org.caseledger.events.complaint.ReceiptEvent.ComplaintReceived;
import org.caseledger.events.complaint.RoutingEvent.ComplaintAssigned;
import org.caseledger.events.complaint.RoutingEvent.ComplaintReturned;
import org.caseledger.events.complaint.RoutingEvent.ReturnReviewed;
import org.caseledger.events.complaint.SupervisionEvent.AccountabilityRecorded;
import org.caseledger.events.complaint.SupervisionEvent.CaseAccountabilityWithdrawn;
import org.caseledger.events.complaint.SupervisionEvent.HandlingUrged;
import org.caseledger.query.views.DeclaredView;

/** Writes {@code views.accountability}: all declarations on units and people, and their source. */
public final class AccountabilityView extends DeclaredView<AccountableStream> {
    public AccountabilityView(DataSource dataSource) {
        super(
                dataSource,
                "accountability",
                2,
                AccountableStream.class,
                AccountableStream::caseId,
                AccountableStream::on);
        folds(
                ComplaintReceived.class,
                ComplaintAssigned.class,
                ComplaintReturned.class,
                ReturnReviewed.class,
                HandlingUrged.class,
                AccountabilityRecorded.class,
                CaseAccountabilityWithdrawn.class,
                AccountabilityDeclared.class,
                AccountabilityWithdrawn.class);
        keeps("accountability_case")
                .column("position", "bigint", AccountableStream::position)
                .kept();
        this.<Accountability>rows("accountability", stream -> stream.said().stream())
                .key("position", "bigint", Accountability::position)
                .column("case_id", "uuid", Accountability::id)
                .column("source", "text", Accountability::source)
                .column("kind", "text", Accountability::kind)
                .column("unit", "text", Accountability::unit)
                .column("person", "text", Accountability::named)
                .column("at", "timestamptz", Accountability::at)
                .column("withdrawn", "boolean", a -> a.withdrawal() != null)
                .kept();
    }
}
