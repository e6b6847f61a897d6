package org.caseledger.query.accountability;

import javax.sql.DataSource;
import org.caseledger.events.accountability.AccountabilityDeclared;
import org.caseledger.events.accountability.AccountabilityWithdrawn;
import org.caseledger.events.complaint.AccountabilityRecorded;
import org.caseledger.events.complaint.CaseAccountabilityWithdrawn;
import org.caseledger.events.complaint.ComplaintAssigned;
import org.caseledger.events.complaint.ComplaintReceived;
import org.caseledger.events.complaint.ComplaintReturned;
import org.caseledger.events.complaint.HandlingUrged;
import org.caseledger.events.complaint.ReturnReviewed;
import org.caseledger.query.views.DeclaredView;

/** Writes {@code views.accountability}: whatever was said of a unit or a person, and where. */
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
