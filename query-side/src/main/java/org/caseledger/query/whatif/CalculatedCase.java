package org.caseledger.query.whatif;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.caseledger.events.Clock;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.clocks.DeadlineEvent;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineExtended;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineResumed;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineSuspended;
import org.caseledger.events.complaint.Act;
import org.caseledger.events.complaint.ReceiptEvent.ComplaintReceived;
import org.caseledger.events.complaint.ReceiptEvent.HistoryAdopted;
import org.caseledger.procedure.Deadline;
import org.caseledger.procedure.clocks.ClockRules;
import org.caseledger.procedure.clocks.Clocks;
import org.caseledger.query.CaseState.Assignment;
import org.caseledger.query.whatif.ClockComparison.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * The events of one case, folded twice: its clocks as they are recorded, and as they follow from the same acts by other
 * rules. What a person decided stays: a promise holds where it is later than what the other rules give, a pause stops
 * the clock of its kind.
 */
public final class CalculatedCase {
    private final ComplaintReceived receipt;
    private final ClockRules rules;
    private final Side recorded = new Side();
    private final Side reckoned = new Side();
    private Instant now;
    private Assignment assignment = Assignment.NONE;
    private @Nullable String source;

    /** Begins with the receipt, which was recorded then. */
    public CalculatedCase(ComplaintReceived receipt, Instant recordedAt, ClockRules rules) {
        this.receipt = receipt;
        this.rules = rules;
        this.now = recordedAt;
        on(receipt, recordedAt);
    }

    /** The next event of the case, in order. */
    public void on(ComplaintEvent event, Instant recordedAt) {
        if (recordedAt.isAfter(now)) {
            // The events of one command have one time: nothing is swept up between them.
            now = recordedAt;
            sweep(now);
        }
        assignment = assignment.on(event);
        if (event instanceof HistoryAdopted e) {
            source = e.source();
        }
        recorded.on(event, assignment.unit());
        if (event instanceof Act act) {
            reckoned.on(act, assignment.unit());
            Clocks.after(act, reckoned.c, rules, now).forEach(this::follows);
        } else if (event instanceof DeadlineEvent e) {
            decided(e);
        }
    }

    private void follows(DeadlineEvent event) {
        reckoned.on(event, assignment.unit());
    }

    /** // All other events of clocks follow from acts and time, and are calculated anew. */
    private void decided(DeadlineEvent event) {
        var open = reckoned.c.deadlines().open(event.clock()).orElse(null);
        if (open == null) {
            return;
        }
        if (event instanceof DeadlineExtended e && e.dueAt().isAfter(open.dueAt())) {
            follows(promised(e, open));
        } else if (event instanceof DeadlineSuspended e && open.isRunning()) {
            follows(new DeadlineSuspended(e.clock(), open.number(), e.ground(), e.evidence(), e.occurred()));
        } else if (event instanceof DeadlineResumed e && open.suspendedAt() != null) {
            Clocks.resumed(open, e.occurred(), reckoned.c, rules).forEach(this::follows);
        }
    }

    private DeadlineExtended promised(DeadlineExtended e, Deadline open) {
        var due = rules.calculator().promised(open.startsAt(), e.dueAt());
        return new DeadlineExtended(
                e.clock(),
                open.number(),
                e.reason(),
                e.told(),
                due.amberAt(),
                due.dueAt(),
                e.clause(),
                e.approvedBy(),
                e.occurred());
    }

    private void sweep(Instant at) {
        recorded.sweep(at);
        reckoned.sweep(at);
    }

    /** Both sides by then, clock by clock; no event comes after. */
    public CaseComparison compare(Instant asOf) {
        sweep(asOf);
        return new CaseComparison(
                receipt.caseId(),
                receipt.number(),
                recorded.c.facts().kind(),
                recorded.c.facts().channel(),
                receipt.occurredAt() == null ? now : receipt.occurredAt(),
                source,
                receipt.procedure(),
                Pairs.of(recorded, reckoned));
    }

    /** Pairs the clocks of both sides: the same clock, started in the same round. */
    static final class Pairs {
        /** A start of a clock: the how manieth of its round. */
        private record Start(Clock clock, int round, int nth) {}

        private Pairs() {}

        static List<ClockComparison> of(Side recorded, Side reckoned) {
            var before = outcomes(recorded);
            var after = outcomes(reckoned);
            var pairs = new ArrayList<ClockComparison>();
            before.forEach((start, outcome) -> pairs.add(pair(start, outcome, after.remove(start))));
            after.forEach((start, outcome) -> pairs.add(pair(start, null, outcome)));
            return pairs;
        }

        private static ClockComparison pair(Start start, @Nullable Outcome before, @Nullable Outcome after) {
            return new ClockComparison(start.clock(), start.round(), before, after);
        }

        private static Map<Start, Outcome> outcomes(Side side) {
            var outcomes = new LinkedHashMap<Start, Outcome>();
            var counted = new HashMap<Start, Integer>();
            for (int i = 0; i < side.all().size(); i++) {
                var deadline = side.all().get(i);
                var round = new Start(deadline.clock(), deadline.round(), 0);
                int nth = counted.merge(round, 1, Integer::sum);
                outcomes.put(
                        new Start(deadline.clock(), deadline.round(), nth), Outcome.of(deadline, side.answering(i)));
            }
            return outcomes;
        }
    }
}
