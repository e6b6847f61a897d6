package org.caseledger.bench.nodes;

import java.util.List;
import java.util.stream.Stream;
import org.caseledger.bench.Part;
import org.caseledger.bench.Rotation;
import org.caseledger.bench.commands.ClosedLoop;
import org.caseledger.bench.commands.CommandsPart.Load;
import org.caseledger.bench.commands.WarmUp;
import org.caseledger.bench.report.Report;
import org.caseledger.bench.report.Report.Measure;
import org.caseledger.bench.report.Target;
import org.caseledger.bench.server.Database;

/** What a standby costs, what reading from it brings, and two nodes compared with one. */
public final class NodesPart implements Part {
    static final String NAME = "nodes";

    private static final List<String> LOG = List.of("ledger.event", "ledger.head", "vault.case_key");
    private static final String DECISIONS = "decisions a command";

    private final Database database;
    private final Report report;
    private final Load load;
    private final List<Setup> setups;
    private final List<Integer> clients;
    private final ReplicaReads reads;

    /** {@code readEvents} is the length of the log whose lists are read. */
    public NodesPart(Database database, Report report, Load load, long readEvents) {
        this.database = database;
        this.report = report;
        this.load = load;
        this.setups = Stream.of(Setup.values())
                .filter(setup -> database.isLocal() || !setup.isFollowed())
                .toList();
        this.clients = several(load.clients());
        this.reads = new ReplicaReads(database, report, load, readEvents);
    }

    /** A single client is measured only if no larger number is given. */
    private static List<Integer> several(List<Integer> clients) {
        var several = clients.stream().filter(number -> number > 1).toList();
        return several.isEmpty() ? clients : several;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void prepare() throws Exception {
        report.note("nodes: primary, standby and nodes share the cores and the disk of this machine, so a"
                + " standby and a second node take from the first what on machines of their"
                + " own they would not; no network is between them"
                + (database.isLocal() ? "" : "; of a given database no standby is made, so only nodes are measured"));
        if (load.warmUp().isZero()) {
            // At least the classes are loaded before the measurement begins.
            measure(Setup.ALONE, clients.get(0), false);
        } else {
            WarmUp.with(this::warm);
        }
    }

    private void warm() throws Exception {
        for (var setup : List.of(Setup.ALONE, Setup.TWO_NODES_IN_TURNS)) {
            measure(setup, clients.get(clients.size() - 1), false);
        }
    }

    @Override
    public void round(int number) throws Exception {
        for (int clients : clients) {
            for (var setup : Rotation.of(setups, number)) {
                measure(setup, clients, true);
            }
        }
        if (database.isLocal()) {
            reads.round(number);
        }
    }

    private void measure(Setup setup, int clients, boolean reported) throws Exception {
        int connections = Math.min(clients, load.connections());
        try (var nodes = setup.open(database, connections);
                var standby = setup.standby(database)) {
            var seen = ClosedLoop.run(nodes, clients, load.warmUp(), load.measured());
            nodes.check(seen.answered());
            if (standby != null) {
                standby.requireSame(LOG);
            }
            if (reported) {
                add(setup, clients, "commands/s", seen.perSecond());
                add(setup, clients, "ms p50", seen.percentile(50));
                add(setup, clients, "ms p99", seen.percentile(99));
                if (setup.hasTwoNodes()) {
                    add(
                            setup,
                            clients,
                            DECISIONS,
                            (double) nodes.decisions() / seen.answered().size());
                }
            }
        }
    }

    private void add(Setup setup, int clients, String unit, double value) {
        report.add(new Measure(NAME, setup.toString(), clients + " clients", unit), value);
    }

    @Override
    public void targets() {
        for (int clients : clients) {
            if (database.isLocal()) {
                atLeast(Setup.ASYNCHRONOUS, clients, 0.8);
                atLeast(Setup.SYNCHRONOUS, clients, 0.6);
            }
            atLeast(Setup.TWO_NODES, clients, 0.9);
        }
        if (database.isLocal()) {
            reads.targets();
        }
    }

    private void atLeast(Setup setup, int clients, double share) {
        report.target(Target.atLeast(
                "commands/s at %d: %s, of %s".formatted(clients, setup, Setup.ALONE),
                commands(setup, clients) / commands(Setup.ALONE, clients),
                share,
                "×"));
    }

    private double commands(Setup setup, int clients) {
        return report.median(new Measure(NAME, setup.toString(), clients + " clients", "commands/s"));
    }

    @Override
    public void cleanUp() {
        database.dropLedger();
    }
}
