package org.caseledger.bench.visible;

import java.time.Duration;
import lombok.RequiredArgsConstructor;
import org.caseledger.bench.Part;
import org.caseledger.bench.report.Figures;
import org.caseledger.bench.server.Database;

/** The time from the commit of an event on one node until it is on the board of another. */
@RequiredArgsConstructor
public final class VisiblePart implements Part {
    private static final String OURS = "Case Ledger";

    private final Database database;
    private final Figures figures;
    private final Duration measured;

    @Override
    public void round(int number) throws Exception {
        here().latencies(OURS, TwoNodes.run(database, measured), 50, 99, 100);
    }

    private Figures here() {
        return figures.under("50 commands/s");
    }

    @Override
    public void targets() {
        figures.atMost("from durable to the board of another node, p99", here().median(OURS, "ms p99"), 50, "ms");
    }
}
