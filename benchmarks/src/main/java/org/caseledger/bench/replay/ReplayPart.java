package org.caseledger.bench.replay;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.caseledger.bench.CheckFailed;
import org.caseledger.bench.Part;
import org.caseledger.bench.Rotation;
import org.caseledger.bench.lives.PastLog;
import org.caseledger.bench.report.Figures;
import org.caseledger.bench.server.Database;
import org.caseledger.bench.stock.StockTable;

/** Events per second into the board and the deadline view, both rebuilt from the whole log. */
public final class ReplayPart implements Part {
    static final String OURS = "Case Ledger";
    static final String STOCK = "Axon JDBC, a statement per event";
    static final String STOCK_BATCHED = "Axon JDBC, upserts per batch";
    static final String BULK = "PostgreSQL, bulk upserts";
    static final String BULK_THERE = "PostgreSQL, rows already there";

    private static final String UNIT = "events/s";

    /** A contestant, and what takes it how many seconds. */
    private record Entry(String name, long events, Callable<Double> run) {}

    private final Database database;
    private final Figures figures;
    private final Staging staging;
    private final Map<Long, List<String>> expected = new HashMap<>();
    private long events;
    private long stockEvents;

    /** {@code stockEvents} is the number of first events that the framework's processors get. */
    public ReplayPart(Database database, Figures figures, long events, long stockEvents) {
        this.database = database;
        this.figures = figures;
        this.staging = new Staging(database);
        this.events = events;
        this.stockEvents = Math.min(events, stockEvents);
    }

    @Override
    public void prepare() {
        database.emptyLedger();
        long begin = System.nanoTime();
        boolean all = stockEvents == events;
        events = PastLog.fill(database.own(), database.vault(database.own()), events);
        stockEvents = all ? events : stockEvents;
        System.err.printf("  filled in %.0f s%n", (System.nanoTime() - begin) / 1e9);
        PastLog.check(database.own());
        database.jdbc().sql("ANALYZE ledger.event").update();
        begin = System.nanoTime();
        staging.stage(all ? List.of(events) : List.of(stockEvents, events), expected::put);
        StockTable.fill(database, stockEvents);
        System.err.printf("  staged in %.0f s%n", (System.nanoTime() - begin) / 1e9);
    }

    private List<Entry> entries() {
        return List.of(
                new Entry(OURS, events, () -> OurReplay.run(database)),
                new Entry(STOCK, stockEvents, () -> StockReplay.run(database, stockEvents, false)),
                new Entry(STOCK_BATCHED, stockEvents, () -> StockReplay.run(database, stockEvents, true)),
                new Entry(BULK, events, () -> new BulkSql(database, staging.chunks(), true).run()),
                new Entry(BULK_THERE, events, () -> new BulkSql(database, staging.chunks(), false).run()));
    }

    @Override
    public void round(int number) throws Exception {
        for (var entry : Rotation.of(entries(), number)) {
            Replayed.renew(database);
            double seconds = entry.run().call();
            var rows = Replayed.rows(database);
            CheckFailed.unless(
                    rows.equals(expected.get(entry.events())),
                    "%s left other rows than a plain fold: %s, not %s",
                    entry.name(),
                    rows,
                    expected.get(entry.events()));
            of(entry).add(entry.name(), UNIT, entry.events() / seconds);
        }
    }

    private Figures of(Entry entry) {
        return figures.under("%,d events", entry.events());
    }

    @Override
    public void targets() {
        double[] rates = entries().stream()
                .mapToDouble(entry -> of(entry).median(entry.name(), UNIT))
                .toArray();
        figures.atLeast("replay, of " + STOCK, rates[0] / rates[1], 5);
        figures.atLeast("replay, of " + STOCK_BATCHED, rates[0] / rates[2], 1);
        figures.atLeast("replay, of " + BULK, rates[0] / rates[3], 0.6);
    }
}
