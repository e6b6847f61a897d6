package org.caseledger.query.checkup;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.Role;
import org.caseledger.events.complaint.Act;
import org.caseledger.events.complaint.ReceiptEvent.ComplaintReceived;
import org.caseledger.events.complaint.ReceiptEvent.HistoryAdopted;
import org.caseledger.events.complaint.RoutingEvent.ComplaintAssigned;
import org.caseledger.events.complaint.SourceGap;
import org.caseledger.procedure.ApprovalGate;
import org.caseledger.procedure.Gates;
import org.caseledger.query.CaseState;
import org.caseledger.query.checkup.Reviewable.Kind;
import org.caseledger.query.views.Recorded;
import org.jspecify.annotations.Nullable;

/**
 * What of a case puts it into a sample: {@code receipt} is the position of its first event, which names it,
 * {@code gated} whether it ever needed approvals under its procedure (P9.12).
 */
record ReviewableCase(
        CaseId caseId,
        long receipt,
        long position,
        CaseState state,
        boolean gated,
        RoundWork work,
        List<Reviewable> rows) {
    static @Nullable ReviewableCase on(
            @Nullable ReviewableCase before, Recorded recorded, Function<String, @Nullable Gates> gates) {
        if (before == null) {
            return recorded.event() instanceof ComplaintReceived ? begin(recorded) : null;
        }
        return recorded.position() <= before.position ? before : before.next(recorded, gates);
    }

    private static ReviewableCase begin(Recorded r) {
        return new ReviewableCase(
                r.caseId(), r.position(), r.position(), CaseState.NONE.on(r), false, RoundWork.NONE, List.of());
    }

    private ReviewableCase next(Recorded r, Function<String, @Nullable Gates> gates) {
        var after = state.on(r);
        var gate = gate(after, gates);
        boolean needsApprovals = gated || gate != null && gate.appliesTo(after.facts());
        var done = work.on(r.event());
        var all = new ArrayList<>(rows);
        if (needsApprovals && !gated) {
            all.add(row(Kind.GATED, r, after));
        }
        if (r.event() instanceof ComplaintAssigned) {
            all.add(row(Kind.HANDLED, r, after));
        }
        if (r.actor().role() == Role.LEADER && r.event() instanceof Act) {
            all.add(signed(r, after));
        }
        if (isOpen(state) && !isOpen(after)) {
            all.add(ending(r, after, needsApprovals, gate));
        }
        if (r.event() instanceof HistoryAdopted e) {
            all.replaceAll(row -> asFarAsKnown(row, e.gaps()));
        }
        return all.equals(rows) && after.equals(state) && done.equals(work)
                ? this
                : new ReviewableCase(caseId, receipt, r.position(), after, needsApprovals, done, List.copyOf(all));
    }

    /** Of the leader whose signature it is, also where another gave it by delegation. */
    private Reviewable signed(Recorded r, CaseState after) {
        return Reviewable.of(
                Kind.SIGNED, r.position(), at(r), after.unit(), r.actor().answerable());
    }

    private Reviewable row(Kind kind, Recorded r, CaseState after) {
        return Reviewable.of(kind, r.position(), at(r), after.unit(), r.actor().person());
    }

    /** A case that no unit was given ends with whoever ended it. */
    private Reviewable ending(Recorded r, CaseState after, boolean gated, @Nullable ApprovalGate gate) {
        return new Reviewable(
                r.position(),
                Kind.ENDED,
                at(r),
                after.unit() == null ? r.actor().unit() : after.unit(),
                r.actor().person(),
                after.state(),
                gated,
                gate != null && work.approvals().containsAll(gate.levels()),
                work.investigated(),
                work.draft() != null);
    }

    private static Reviewable asFarAsKnown(Reviewable row, Set<SourceGap> gaps) {
        return row.kind() != Kind.ENDED
                ? row
                : new Reviewable(
                        row.position(),
                        row.kind(),
                        row.at(),
                        row.unit(),
                        row.person(),
                        row.outcome(),
                        row.gated(),
                        gaps.contains(SourceGap.APPROVAL) ? null : row.approved(),
                        gaps.contains(SourceGap.INVESTIGATION) ? null : row.investigated(),
                        gaps.contains(SourceGap.REPLY) ? null : row.drafted());
    }

    private static @Nullable ApprovalGate gate(CaseState after, Function<String, @Nullable Gates> gates) {
        var ofProcedure = gates.apply(after.procedure());
        return ofProcedure == null ? null : ofProcedure.approvals();
    }

    private static boolean isOpen(CaseState state) {
        return state.state() != null && state.state().isOpen();
    }

    /** As recorded, so that a case cannot be dated out of a period; only migrated acts as their source says. */
    private static @Nullable Instant at(Recorded r) {
        boolean migrated = r.event() instanceof Act act && act.occurred().source() != null;
        return migrated ? ((ComplaintEvent) r.event()).occurredAt() : r.recordedAt();
    }
}
