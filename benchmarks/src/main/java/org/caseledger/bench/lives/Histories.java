package org.caseledger.bench.lives;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import org.caseledger.command.complaint.Decisions;
import org.caseledger.command.complaint.state.CaseState;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.events.CaseId;

/**
 * The past of a busy office: lives decided by the real rules, starting one after another, with their events interleaved
 * by time. The same seed gives the same past.
 */
public final class Histories {
    static final Instant BEGIN = Instant.parse("2025-01-06T01:00:00Z");
    static final Duration BETWEEN_CASES = Duration.ofMinutes(10);
    private static final int MEAN_HOURS_BETWEEN_STEPS = 30;

    private final Random random;
    private final BenchOffice office;
    private final PriorityQueue<Running> open =
            new PriorityQueue<>(Comparator.comparing((Running r) -> r.due).thenComparing(r -> r.id));
    private final long cases;
    private long begun;
    private Instant now = BEGIN;

    /** A life in progress: the state on which its next command is decided. */
    private final class Running {
        final long id = begun;
        final CaseId caseId = new CaseId(Lives.anyId(random, Histories.begun(begun)));
        final CaseState state = new CaseState();
        final List<Step> steps = Life.draw(caseId, random);
        Instant due = Histories.begun(begun);
        long sequence;
        int next;

        List<Fact> step() {
            var step = steps.get(next++);
            now = due;
            var request = Lives.anyId(random, due);
            var facts = new ArrayList<Fact>();
            Decisions.decide(
                    step.command().apply(due), state, new DecisionContext(step.actor(), due, office), event -> {
                        state.on(event);
                        facts.add(new Fact(caseId, sequence++, event, step.actor(), request, due));
                    });
            due = due.plus(Duration.ofMinutes(random.nextInt(MEAN_HOURS_BETWEEN_STEPS * 120)));
            return facts;
        }
    }

    /** This number of cases from beginning to end, with personal data sealed in this way. */
    public Histories(long seed, long cases, BenchOffice.Sealing sealing) {
        this.random = new Random(seed);
        this.cases = cases;
        this.office = new BenchOffice(clock(), sealing);
    }

    private Clock clock() {
        InstantSource time = () -> now;
        return time.withZone(ZoneOffset.UTC);
    }

    /** The time at which this number of cases have begun. */
    public static Instant begun(long cases) {
        return BEGIN.plus(BETWEEN_CASES.multipliedBy(cases));
    }

    /** The result of the next command; empty when all cases have ended. */
    public List<Fact> next() {
        if (begun < cases && (open.isEmpty() || !open.peek().due.isBefore(Histories.begun(begun)))) {
            open.add(new Running());
            begun++;
        }
        Running first = open.poll();
        if (first == null) {
            return List.of();
        }
        var facts = first.step();
        if (first.next < first.steps.size()) {
            open.add(first);
        }
        return facts;
    }
}
