package org.caseledger.bench.surge;

import java.util.List;
import org.caseledger.bench.Part;
import org.caseledger.bench.report.Report;
import org.caseledger.bench.report.Report.Measure;
import org.caseledger.bench.report.Target;

/** A day with a surge in one province, simulated from measured times: nothing is loaded. */
public final class SurgePart implements Part {
    private static final String NAME = "surge";
    static final long SEED = 20260315;
    private static final String P99 = "ms p99";
    private static final double LONGEST_P99 = 1_000;

    /** The public peak of one subject on the national platform was 19.5 times the usual. */
    private static final double PEAK = 20;

    private final Report report;
    private final List<Integer> offices;
    private final List<Double> surges;

    /** {@code quick} for a small province. */
    public SurgePart(Report report, boolean quick) {
        this.report = report;
        this.offices = quick ? List.of(2, 4) : List.of(25, 50, 75, 100);
        this.surges = quick ? List.of(1.0, PEAK) : List.of(1.0, 5.0, PEAK, 100.0);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void prepare() {
        QueueCheck.run();
        report.note("surge: simulated, not measured; what goes into it and what it leaves out stands in"
                + " docs/scale.md");
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
        double surge = scenario.surge();
        var outcome = SurgeDay.simulate(scenario, seed);
        add(machine, surge, "% load", outcome.load() * 100);
        add(machine, surge, "ms wait p99", outcome.queueing().percentile(99) * 1_000);
        add(machine, surge, "ms p50", outcome.responses().percentile(50) * 1_000);
        add(machine, surge, P99, outcome.responses().percentile(99) * 1_000);
        add(machine, surge, "ms max", outcome.responses().percentile(100) * 1_000);
        add(machine, surge, "requests waiting", outcome.longestQueue());
    }

    void clerks(Scenario scenario, long seed) {
        double surge = scenario.surge();
        String clerks = "%d clerks".formatted(scenario.clerks());
        var outcome = SurgeDay.untilCleared(scenario, seed);
        add(clerks, surge, "cases waiting", outcome.longestBacklog());
        add(clerks, surge, "h wait p50", outcome.waits().percentile(50) / Workday.HOUR);
        add(clerks, surge, "h wait p99", outcome.waits().percentile(99) / Workday.HOUR);
        add(clerks, surge, "h wait max", outcome.waits().percentile(100) / Workday.HOUR);
        add(clerks, surge, "min p50 until gone", outcome.backlogs().percentile(50) / 60);
        add(clerks, surge, "min max until gone", outcome.backlogs().percentile(100) / 60);
    }

    private void add(String what, double surge, String unit, double value) {
        report.add(measure(what, surge, unit), value);
    }

    static Measure measure(String what, double surge, String unit) {
        return new Measure(NAME, what, "%.0f × usual".formatted(surge), unit);
    }

    @Override
    public void targets() {
        for (int each : offices) {
            report.target(Target.atMost(
                    "answer, %d busy offices on a machine, %.0f × usual".formatted(each, PEAK),
                    report.median(measure("%d busy offices".formatted(each), PEAK, P99)),
                    LONGEST_P99,
                    P99));
        }
    }
}
