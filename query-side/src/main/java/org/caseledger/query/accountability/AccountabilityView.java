package org.caseledger.query.accountability;

import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.caseledger.events.CaseId;
import org.caseledger.events.accountability.AccountabilityEvent.AccountabilityDeclared;
import org.caseledger.events.accountability.AccountabilityEvent.AccountabilityWithdrawn;
import org.caseledger.events.complaint.ReceiptEvent.ComplaintReceived;
import org.caseledger.events.complaint.RoutingEvent.ComplaintAssigned;
import org.caseledger.events.complaint.RoutingEvent.ComplaintReturned;
import org.caseledger.events.complaint.RoutingEvent.ReturnReviewed;
import org.caseledger.events.complaint.SupervisionEvent.AccountabilityRecorded;
import org.caseledger.events.complaint.SupervisionEvent.CaseAccountabilityWithdrawn;
import org.caseledger.events.complaint.SupervisionEvent.HandlingUrged;
import org.caseledger.events.complaint.UrgingStep;
import org.caseledger.query.CaseHead;
import org.caseledger.query.views.DeclaredView;
import org.caseledger.query.views.Recorded;
import org.jspecify.annotations.Nullable;

/** Writes {@code views.accountability}: all declarations on units and people, and their source. */
public final class AccountabilityView extends DeclaredView<AccountabilityView.AccountableStream> {
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

    /** The declarations in one case, or in a stream of its own, which has no {@code head}. */
    record AccountableStream(
            CaseId caseId, long position, @Nullable CaseHead head, List<Accountability> said) {
        static @Nullable AccountableStream on(@Nullable AccountableStream before, Recorded recorded) {
            if (before != null && recorded.position() <= before.position) {
                return before;
            }
            var head = CaseHead.on(before == null ? null : before.head, recorded.event());
            var said = said(before == null ? List.of() : before.said, head, recorded);
            if (head == null && said.isEmpty()) {
                return null;
            }
            var next = new AccountableStream(recorded.caseId(), before == null ? 0 : before.position, head, said);
            return next.equals(before)
                    ? before
                    : new AccountableStream(recorded.caseId(), recorded.position(), head, said);
        }

        private static List<Accountability> said(
                List<Accountability> before, @Nullable CaseHead head, Recorded recorded) {
            var next = new ArrayList<>(before);
            if (recorded.event() instanceof AccountabilityDeclared e) {
                next.add(Accountability.declared(e, recorded));
            } else if (recorded.event() instanceof AccountabilityWithdrawn e) {
                withdraw(next, 1, e.reason(), recorded);
            } else if (head == null) {
                return before;
            } else if (recorded.event() instanceof AccountabilityRecorded e) {
                next.add(Accountability.recorded(e, next.size() + 1, head, recorded));
            } else if (recorded.event() instanceof HandlingUrged e && e.taken() == UrgingStep.CRITICISM) {
                next.add(Accountability.criticised(e, next.size() + 1, head, recorded));
            } else if (recorded.event() instanceof CaseAccountabilityWithdrawn e) {
                withdraw(next, e.number(), e.reason(), recorded);
            }
            return List.copyOf(next);
        }

        private static void withdraw(List<Accountability> said, int number, String reason, Recorded recorded) {
            said.set(number - 1, said.get(number - 1).withdrawn(reason, recorded));
        }
    }
}
