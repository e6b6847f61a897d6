package org.caseledger.query.escalations;

import java.util.ArrayList;
import java.util.List;
import org.caseledger.events.CaseId;
import org.caseledger.events.complaint.SupervisionEvent.EscalatedToSuperior;
import org.caseledger.events.complaint.SupervisionEvent.EscalationAnswered;
import org.caseledger.query.CaseHead;
import org.caseledger.query.views.Recorded;
import org.jspecify.annotations.Nullable;

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
