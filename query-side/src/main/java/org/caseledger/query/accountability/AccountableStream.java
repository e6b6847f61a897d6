package org.caseledger.query.accountability;

import java.util.ArrayList;
import java.util.List;
import org.caseledger.events.CaseId;
import org.caseledger.events.accountability.AccountabilityEvent.AccountabilityDeclared;
import org.caseledger.events.accountability.AccountabilityEvent.AccountabilityWithdrawn;
import org.caseledger.events.complaint.SupervisionEvent.AccountabilityRecorded;
import org.caseledger.events.complaint.SupervisionEvent.CaseAccountabilityWithdrawn;
import org.caseledger.events.complaint.SupervisionEvent.HandlingUrged;
import org.caseledger.events.complaint.UrgingStep;
import org.caseledger.query.CaseHead;
import org.caseledger.query.views.Recorded;
import org.jspecify.annotations.Nullable;

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
        return next.equals(before) ? before : new AccountableStream(recorded.caseId(), recorded.position(), head, said);
    }

    private static List<Accountability> said(List<Accountability> before, @Nullable CaseHead head, Recorded recorded) {
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
