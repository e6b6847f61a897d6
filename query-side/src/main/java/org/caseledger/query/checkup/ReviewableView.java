package org.caseledger.query.checkup;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.LedgerEvent;
import org.caseledger.events.Role;
import org.caseledger.events.UnitId;
import org.caseledger.events.complaint.Act;
import org.caseledger.events.complaint.ApprovalLevel;
import org.caseledger.events.complaint.BeginsRound;
import org.caseledger.events.complaint.HandlingEvent.InvestigationRecorded;
import org.caseledger.events.complaint.ReceiptEvent.ComplaintReceived;
import org.caseledger.events.complaint.ReceiptEvent.HistoryAdopted;
import org.caseledger.events.complaint.ReplyEvent.ReplyApproved;
import org.caseledger.events.complaint.ReplyEvent.ReplyDrafted;
import org.caseledger.events.complaint.ReplyEvent.ReplyRejected;
import org.caseledger.events.complaint.RoutingEvent.ComplaintAssigned;
import org.caseledger.events.complaint.SourceGap;
import org.caseledger.procedure.ApprovalGate;
import org.caseledger.procedure.Gates;
import org.caseledger.procedure.Procedures;
import org.caseledger.query.CaseState;
import org.caseledger.query.checkup.ReviewableView.ReviewableCase.Reviewable;
import org.caseledger.query.checkup.ReviewableView.ReviewableCase.Reviewable.Kind;
import org.caseledger.query.views.DeclaredView;
import org.caseledger.query.views.Recorded;
import org.jspecify.annotations.Nullable;

/** Writes {@code views.reviewable}: the populations of samples, and what ended without what. */
public final class ReviewableView extends DeclaredView<ReviewableView.ReviewableCase> {
    /** {@code procedures} say which cases need approvals. */
    public ReviewableView(DataSource dataSource, Procedures procedures) {
        super(
                dataSource,
                Samples.VIEW,
                2,
                ReviewableCase.class,
                ReviewableCase::caseId,
                (before, recorded) -> ReviewableCase.on(before, recorded, procedures::gates));
        keeps("reviewable_case").kept();
        rows("reviewable", RowOfCase::all)
                .key("position", "bigint", r -> r.row().position())
                .key("kind", "text", r -> r.row().kind())
                .column("case_id", "uuid", r -> r.of().caseId())
                .column("receipt", "bigint", r -> r.of().receipt())
                .column("number", "text", r -> r.of().state().number())
                .column("at", "timestamptz", r -> r.row().at())
                .column("unit", "text", r -> r.row().unit())
                .column("person", "text", r -> r.row().person())
                .column("outcome", "text", r -> r.row().outcome())
                .column("gated", "boolean", r -> r.row().gated())
                .column("approved", "boolean", r -> r.row().approved())
                .column("investigated", "boolean", r -> r.row().investigated())
                .column("drafted", "boolean", r -> r.row().drafted());
    }

    private record RowOfCase(ReviewableCase of, Reviewable row) {
        static Stream<RowOfCase> all(ReviewableCase of) {
            return of.rows().stream().map(row -> new RowOfCase(of, row));
        }
    }

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
            return Reviewable.of(
                    kind, r.position(), at(r), after.unit(), r.actor().person());
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

        /**
         * Something in a case that samples go by: that it {@code ENDED} in a state, came to need approvals
         * ({@code GATED}), was {@code HANDLED} by a unit or {@code SIGNED} in by a leader. {@code at} is null where a
         * migrated source gives no time. Of an ending, {@code gated} says whether the case had ever needed approvals,
         * {@code approved}, {@code investigated} and {@code drafted} what there was in that round; null where a
         * migrated source does not record it.
         */
        record Reviewable(
                long position,
                Kind kind,
                @Nullable Instant at,
                @Nullable UnitId unit,
                @Nullable String person,
                @Nullable ComplaintState outcome,
                boolean gated,
                @Nullable Boolean approved,
                @Nullable Boolean investigated,
                @Nullable Boolean drafted) {
            enum Kind {
                ENDED,
                GATED,
                HANDLED,
                SIGNED
            }

            /** Anything but an ending. */
            static Reviewable of(
                    Kind kind, long position, @Nullable Instant at, @Nullable UnitId unit, @Nullable String person) {
                return new Reviewable(position, kind, at, unit, person, null, false, null, null, null);
            }
        }

        /** What was done in a round: investigated, the last draft, and who approved that one. */
        record RoundWork(boolean investigated, @Nullable Integer draft, List<ApprovalLevel> approvals) {
            static final RoundWork NONE = new RoundWork(false, null, List.of());

            RoundWork on(LedgerEvent event) {
                if (event instanceof BeginsRound) {
                    return NONE;
                } else if (event instanceof InvestigationRecorded) {
                    return new RoundWork(true, draft, approvals);
                } else if (event instanceof ReplyDrafted e) {
                    return new RoundWork(investigated, e.draft(), List.of());
                } else if (event instanceof ReplyRejected) {
                    return new RoundWork(investigated, draft, List.of());
                } else if (event instanceof ReplyApproved e
                        && Integer.valueOf(e.draft()).equals(draft)) {
                    var all = new ArrayList<>(approvals);
                    all.add(e.level());
                    return new RoundWork(
                            investigated,
                            draft,
                            all.stream().distinct().sorted().toList());
                }
                return this;
            }
        }
    }
}
