package org.caseledger.query.process;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.complaint.ReceiptEvent.ComplaintReceived;
import org.caseledger.facts.RoundFacts;
import org.caseledger.facts.RoundFacts.Opinion;
import org.caseledger.procedure.Gates;
import org.caseledger.procedure.Procedures;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.query.approvals.Moment;
import org.caseledger.query.board.BoardCard;
import org.caseledger.query.board.BoardCase;
import org.caseledger.query.board.BoardView;
import org.caseledger.query.process.Constraints.Constraint;
import org.caseledger.query.process.Constraints.Constraint.Target;
import org.caseledger.query.process.TracedCase.ProcessStep;
import org.caseledger.query.views.DeclaredView;
import org.caseledger.query.views.Recorded;
import org.caseledger.query.views.TextArray;
import org.jspecify.annotations.Nullable;

/** Writes {@code views.process*}: the way of every case, and how often which step follows which. */
public final class ProcessView extends DeclaredView<TracedCase> {
    private static final DateTimeFormatter MONTH =
            DateTimeFormatter.ofPattern("uuuu-MM").withZone(WorkCalendar.ZONE);

    // Whoever counts the board's version up because its fold has changed, counts this up as well.
    private static final int VERSION = 13;

    private final FollowsTable follows;

    /** {@code procedures} say which steps a case has to take. */
    public ProcessView(DataSource dataSource, Procedures procedures) {
        super(
                dataSource,
                "process",
                VERSION,
                TracedCase.class,
                c -> card(c).caseId(),
                fold(new BoardView(dataSource, procedures), procedures));
        this.follows = new FollowsTable(dataSource);
        keeps("process_case")
                .column("number", "text", c -> card(c).number())
                .column("steps", "integer", c -> c.steps().size())
                .column("position", "bigint", c -> card(c).position())
                .kept();
        this.<TracedCase>rows("process", Stream::of)
                .key("case_id", "uuid", c -> card(c).caseId())
                .column("received_at", "timestamptz", c -> card(c).receivedAt())
                .column("received_month", "text", ProcessView::month)
                .column("migrated", "boolean", TracedCase::migrated)
                .column("ended", "boolean", c -> !card(c).open())
                .column("path", "text", TracedCase::path)
                .column("deviations", "text[]", ProcessView::deviations);
    }

    private static Fold<TracedCase> fold(BoardView board, Procedures procedures) {
        return (before, recorded) -> {
            if (before != null && recorded.position() <= card(before).position()) {
                return before;
            }
            var next = board.on(before == null ? null : before.board(), recorded);
            return before == null
                    ? ProcessFold.begin(next, recorded)
                    : ProcessFold.next(before, next, procedures.gates(next.procedure()), recorded);
        };
    }

    @Override
    public void save(Collection<TracedCase> changed) {
        follows.count(changed, ProcessView::month);
        super.save(changed);
    }

    @Override
    public List<String> tables() {
        return List.of("process_case", "process", "process_follows");
    }

    @Override
    public List<String> totals() {
        return List.of("process_follows");
    }

    private static BoardCard card(TracedCase of) {
        return of.board().card();
    }

    private static String month(TracedCase of) {
        return MONTH.format(card(of).receivedAt());
    }

    private static TextArray deviations(TracedCase of) {
        return new TextArray(of.deviations().stream().map(Deviation::name).toList());
    }

    /** One step of the fold over the way of a case. */
    static final class ProcessFold {
        private ProcessFold() {}

        static TracedCase begin(BoardCase board, Recorded recorded) {
            boolean migrated = recorded.event() instanceof ComplaintReceived e
                    && e.occurred().source() != null;
            var nothing = new TracedCase(board, List.of(), List.of(), migrated, RoundFacts.NONE);
            return next(nothing, board, null, recorded);
        }

        /** A receipt and a migrated history count as stated, what the office did as it was recorded. */
        private static @Nullable Instant at(Recorded recorded) {
            return recorded.event() instanceof ComplaintReceived e
                    ? e.occurredAt()
                    : Moment.of(recorded).doneAt();
        }

        /** {@code gates} are those of the procedure that the case is handled by, if it is at hand. */
        static TracedCase next(TracedCase before, BoardCase board, @Nullable Gates gates, Recorded recorded) {
            var event = (ComplaintEvent) recorded.event();
            var steps = new ArrayList<>(before.steps());
            Activity.of(event).ifPresent(a -> steps.add(new ProcessStep(a, at(recorded))));
            var deviations = new TreeSet<>(before.deviations());
            if (!before.migrated()) {
                deviations.addAll(new Conformance(before, gates).by(event));
            }
            return new TracedCase(
                    board,
                    List.copyOf(steps),
                    List.copyOf(deviations),
                    before.migrated(),
                    before.ofTheRound().on(event));
        }

        /** Whether a step may come where it comes, by the constraints of the procedure of the case. */
        record Conformance(TracedCase before, @Nullable Gates gates) {
            List<Deviation> by(ComplaintEvent event) {
                var activity = Activity.of(event).filter(Constraints.JUDGED::contains);
                if (activity.isEmpty()) {
                    return List.of();
                }
                var data = StepData.of(before, event);
                return Constraints.of(gates).stream()
                        .filter(asked -> asked.judges(activity.get(), data) && !isMet(asked))
                        .map(Constraint::deviation)
                        .toList();
            }

            /** By what is kept of the case: whether a step like the target has come before. */
            private boolean isMet(Constraint asked) {
                return asked.target() != null
                        && switch (asked.deviation()) {
                            case CLASSIFICATION_SKIPPED, SIGN_OFF_SKIPPED, DECISION_SKIPPED ->
                                before.has(asked.target().activity());
                            case ON_SITE_SKIPPED -> before.ofTheRound().onSite();
                            case OPINION_SKIPPED -> before.ofTheRound().opinion() != Opinion.NONE;
                            case OPINION_NOT_REVIEWED -> before.ofTheRound().opinion() == Opinion.AGREED;
                            case APPROVALS_SKIPPED -> isApproved(asked.target());
                            case FOLLOW_UP_SKIPPED -> before.ofTheRound().followedUp();
                            case PLAN_INCOMPLETE -> false;
                        };
            }

            private boolean isApproved(Target level) {
                var approved = before.board().signing().approved();
                if (approved == null) {
                    return false;
                }
                for (int i = 0; i < approved.size(); i++) {
                    var data = StepData.ofApproval(approved.get(i), i + 1);
                    if (level.that().stream().allMatch(is -> is.holdsFor(data))) {
                        return true;
                    }
                }
                return false;
            }
        }
    }
}
