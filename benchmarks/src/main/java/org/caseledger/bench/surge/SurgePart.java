package org.caseledger.bench.surge;

import java.util.List;
import org.caseledger.bench.Part;
import org.caseledger.bench.report.Figures;

/** A day with a surge in one province, simulated from measured times: nothing is loaded. */
public final class SurgePart implements Part {
    static final long SEED = 20260315;
    private static final String P99 = "ms p99";
    private static final double LONGEST_P99 = 1_000;

    /** The public peak of one subject on the national platform was 19.5 times the usual. */
    private static final double PEAK = 20;

    private final Figures figures;
    private final List<Integer> offices;
    private final List<Double> surges;

    /** {@code quick} for a small province. */
    public SurgePart(Figures figures, boolean quick) {
        this.figures = figures;
        this.offices = quick ? List.of(2, 4) : List.of(25, 50, 75, 100);
        this.surges = quick ? List.of(1.0, PEAK) : List.of(1.0, 5.0, PEAK, 100.0);
    }

    @Override
    public void prepare() {
        QueueCheck.run();
        figures.note("simulated, not measured; what goes into it and what it leaves out stands in" + " docs/scale.md");
    }

    /** Each round has a seed of its own, so that the rounds show how much chance there is. */
    @Override
    public void round(int number) {
        long seed = SEED + number;
        for (double surge : surges) {
            for (int each : offices) {
                machine("%d busy offices".formatted(each), Scenario.busy(each).withSurge(surge), seed);
            }
            clerks(Scenario.busy(offices.get(0)).withSurge(surge), seed);
        }
        for (int clerks : List.of(9, 12)) {
            clerks(Scenario.busy(offices.get(0)).withSurge(PEAK).withClerks(clerks), seed);
        }
        others(seed);
    }

    private void others(long seed) {
        int each = offices.get(1);
        double most = surges.get(surges.size() - 1);
        int spread = Math.max(1, each / 10);
        var mixed = Scenario.busy(each).withSurging(spread).withSurge(most);
        machine("%d busy offices, %d surging".formatted(each, spread), mixed, seed);
        int many = 8 * each;
        machine("%d other offices".formatted(many), Scenario.other(many).withSurge(most), seed);
    }

    void machine(String machine, Scenario scenario, long seed) {
        var here = under(scenario.surge());
        var outcome = SurgeDay.simulate(scenario, seed);
        here.add(machine, "% load", outcome.load() * 100);
        here.add(machine, "ms wait p99", outcome.queueing().percentile(99) * 1_000);
        here.add(machine, "ms p50", outcome.responses().percentile(50) * 1_000);
        here.add(machine, P99, outcome.responses().percentile(99) * 1_000);
        here.add(machine, "ms max", outcome.responses().percentile(100) * 1_000);
        here.add(machine, "requests waiting", outcome.longestQueue());
    }

    void clerks(Scenario scenario, long seed) {
        var here = under(scenario.surge());
        String clerks = "%d clerks".formatted(scenario.clerks());
        var outcome = SurgeDay.untilCleared(scenario, seed);
        here.add(clerks, "cases waiting", outcome.longestBacklog());
        here.add(clerks, "h wait p50", outcome.waits().percentile(50) / Workday.HOUR);
        here.add(clerks, "h wait p99", outcome.waits().percentile(99) / Workday.HOUR);
        here.add(clerks, "h wait max", outcome.waits().percentile(100) / Workday.HOUR);
        here.add(clerks, "min p50 until gone", outcome.backlogs().percentile(50) / 60);
        here.add(clerks, "min max until gone", outcome.backlogs().percentile(100) / 60);
    }

    Figures under(double surge) {
        return figures.under("%.0f × usual", surge);
    }

    @Override
    public void targets() {
        for (int each : offices) {
            figures.atMost(
                    "answer, %d busy offices on a machine, %.0f × usual".formatted(each, PEAK),
                    under(PEAK).median("%d busy offices".formatted(each), P99),
                    LONGEST_P99,
                    P99);
        }
    }
}
