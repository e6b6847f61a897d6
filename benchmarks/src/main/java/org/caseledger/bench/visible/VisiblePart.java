package org.caseledger.bench.visible;

import java.time.Duration;
import lombok.RequiredArgsConstructor;
import org.HdrHistogram.Histogram;
import org.caseledger.bench.Part;
import org.caseledger.bench.report.Report;
import org.caseledger.bench.report.Report.Measure;
import org.caseledger.bench.report.Target;
import org.caseledger.bench.server.Database;

/** The time from the commit of an event on one node until it is on the board of another. */
@RequiredArgsConstructor
public final class VisiblePart implements Part {
    private static final String LOAD = "50 commands/s";

    private final Database database;
    private final Report report;
    private final Duration measured;

    @Override
    public String name() {
        return "visible";
    }

    @Override
    public void round(int number) throws Exception {
        Histogram latencies = TwoNodes.run(database, measured);
        report.add(measure("ms p50"), latencies.getValueAtPercentile(50) / 1e6);
        report.add(measure("ms p99"), latencies.getValueAtPercentile(99) / 1e6);
        report.add(measure("ms max"), latencies.getMaxValue() / 1e6);
    }

    private Measure measure(String unit) {
        return new Measure(name(), "Case Ledger", LOAD, unit);
    }

    @Override
    public void targets() {
        report.target(Target.atMost(
                "from durable to the board of another node, p99", report.median(measure("ms p99")), 50, "ms"));
    }

    @Override
    public void cleanUp() {
        database.dropLedger();
    }
}
