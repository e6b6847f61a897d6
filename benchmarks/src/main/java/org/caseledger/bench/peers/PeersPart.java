package org.caseledger.bench.peers;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.caseledger.bench.Part;
import org.caseledger.bench.Rotation;
import org.caseledger.bench.commands.ClosedLoop;
import org.caseledger.bench.commands.ClosedLoop.Seen;
import org.caseledger.bench.commands.CommandsPart.Load;
import org.caseledger.bench.commands.Ours;
import org.caseledger.bench.commands.WarmUp;
import org.caseledger.bench.report.Report;
import org.caseledger.bench.report.Report.Measure;
import org.caseledger.bench.report.Target;
import org.caseledger.bench.server.Database;
import org.jspecify.annotations.Nullable;

/** Commands per second and their latencies, compared with event stores used from Node.js. */
public final class PeersPart implements Part {
    private static final String OURS = "Case Ledger";
    private static final List<String> ENTRIES =
            Stream.concat(Stream.of(OURS), Peer.names().stream()).toList();

    private final Database database;
    private final Report report;
    private final Load load;
    private final Path directory;
    private @Nullable NodeRun node;

    public PeersPart(Database database, Report report, Load load, Path directory) {
        this.database = database;
        this.report = report;
        this.load = load;
        this.directory = directory.resolve("peers");
    }

    @Override
    public String name() {
        return "peers";
    }

    @Override
    public void prepare() throws Exception {
        var installed = NodePrograms.install(directory);
        var programs = installed.programs();
        if (programs == null) {
            report.note("peers: left out, their packages are not to be had: "
                    + installed.instead().lines().findFirst().orElse(""));
            return;
        }
        database.emptyLedger();
        var lives = LivesFile.write(database, programs.file("lives.json"));
        node = new NodeRun(database, programs, lives, load);
        report.note("peers: each is one process of Node.js, which decides on one core, with as many"
                + " connections as the ledger; its events were decided and sealed beforehand");
        if (load.warmUp().isZero()) {
            // At least the classes are loaded before the measurement begins.
            ours(1);
        } else {
            int clients = load.clients().get(load.clients().size() - 1);
            WarmUp.with(() -> ours(clients));
        }
    }

    @Override
    public void round(int number) throws Exception {
        if (node == null) {
            return;
        }
        for (int clients : load.clients()) {
            for (var entry : Rotation.of(ENTRIES, number)) {
                var seen = entry.equals(OURS) ? ours(clients) : peer(entry, clients);
                report.add(measure(entry, clients, "commands/s"), seen.perSecond());
                report.add(measure(entry, clients, "ms p50"), seen.percentile(50));
                report.add(measure(entry, clients, "ms p99"), seen.percentile(99));
            }
        }
    }

    private Seen ours(int clients) throws InterruptedException {
        try (var ours = new Ours(database, connections(clients))) {
            var seen = ClosedLoop.run(ours, clients, load.warmUp(), load.measured());
            ours.check(seen.answered());
            return seen;
        }
    }

    private Seen peer(String name, int clients) throws Exception {
        var peer = Peer.of(name);
        var seen = Objects.requireNonNull(node).run(peer, clients, connections(clients));
        peer.stored(database).check(seen.answered());
        return seen;
    }

    private int connections(int clients) {
        return Math.min(clients, load.connections()) + 2;
    }

    private Measure measure(String contestant, int clients, String unit) {
        return new Measure(name(), contestant, clients + (clients == 1 ? " client" : " clients"), unit);
    }

    @Override
    public void targets() {
        if (node == null) {
            return;
        }
        for (int clients : load.clients()) {
            double better = Peer.names().stream()
                    .mapToDouble(name -> commands(name, clients))
                    .max()
                    .orElseThrow();
            report.target(Target.atLeast(
                    "commands/s at %d, of the better of the peers".formatted(clients),
                    commands(OURS, clients) / better,
                    clients == 1 ? 1 : 3,
                    "×"));
        }
    }

    private double commands(String contestant, int clients) {
        return report.median(measure(contestant, clients, "commands/s"));
    }

    @Override
    public void cleanUp() {
        database.dropLedger();
        for (var peer : Peer.values()) {
            database.drop(peer.schema());
        }
    }
}
