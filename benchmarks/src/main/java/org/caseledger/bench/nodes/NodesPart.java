package org.caseledger.bench.nodes;

import java.util.List;
import java.util.stream.Stream;
import org.caseledger.bench.Part;
import org.caseledger.bench.Rotation;
import org.caseledger.bench.commands.ClosedLoop;
import org.caseledger.bench.commands.CommandsPart.Load;
import org.caseledger.bench.commands.WarmUp;
import org.caseledger.bench.report.Figures;
import org.caseledger.bench.server.Database;

/** What a standby costs, what reading from it brings, and two nodes compared with one. */
public final class NodesPart implements Part {
    private static final List<String> LOG = List.of("ledger.event", "ledger.head", "vault.case_key");

    private final Database database;
    private final Figures figures;
    private final Load load;
    private final List<Setup> setups;
    private final List<Integer> clients;
    private final ReplicaReads reads;

    /** {@code readEvents} is the length of the log whose lists are read. */
    public NodesPart(Database database, Figures figures, Load load, long readEvents) {
        this.database = database;
        this.figures = figures;
        this.load = load;
        this.setups = Stream.of(Setup.values())
                .filter(setup -> database.isLocal() || !setup.isFollowed())
                .toList();
        this.clients = several(load.clients());
        this.reads = new ReplicaReads(database, figures, load, readEvents);
    }

    /** A single client is measured only if no larger number is given. */
    private static List<Integer> several(List<Integer> clients) {
        var several = clients.stream().filter(number -> number > 1).toList();
        return several.isEmpty() ? clients : several;
    }

    @Override
    public void prepare() throws Exception {
        figures.note("primary, standby and nodes share the cores and the disk of this machine, so a"
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
        var here = figures.under("%d clients", clients);
        try (var nodes = setup.open(database, connections);
                var standby = setup.standby(database)) {
            var seen = ClosedLoop.run(nodes, clients, load.warmUp(), load.measured());
            nodes.check(seen.answered());
            if (standby != null) {
                standby.requireSame(LOG);
            }
            if (reported) {
                here.add(setup.toString(), "commands/s", seen.perSecond());
                here.latencies(setup.toString(), seen.latencies(), 50, 99);
                if (setup.hasTwoNodes()) {
                    double decisions = nodes.decisions();
                    here.add(
                            setup.toString(),
                            "decisions a command",
                            decisions / seen.answered().size());
                }
            }
        }
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
        figures.atLeast(
                "commands/s at %d: %s, of %s".formatted(clients, setup, Setup.ALONE),
                figures.under("%d clients", clients).ratio("commands/s", setup.toString(), Setup.ALONE.toString()),
                share);
    }
}
