package org.caseledger.bench.peers;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.caseledger.bench.Part;
import org.caseledger.bench.Rotation;
import org.caseledger.bench.commands.ClosedLoop;
import org.caseledger.bench.commands.ClosedLoop.Seen;
import org.caseledger.bench.commands.CommandsPart.Load;
import org.caseledger.bench.commands.Ours;
import org.caseledger.bench.commands.WarmUp;
import org.caseledger.bench.report.Figures;
import org.caseledger.bench.server.Database;
import org.jspecify.annotations.Nullable;

/** Commands per second and their latencies, compared with event stores used from Node.js. */
public final class PeersPart implements Part {
    private static final String OURS = "Case Ledger";
    private static final String UNIT = "commands/s";
    private static final List<Optional<Peer>> ENTRIES =
            List.of(Optional.empty(), Optional.of(Peer.EMMETT), Optional.of(Peer.MESSAGE_DB));

    private final Database database;
    private final Figures figures;
    private final Load load;
    private final Path directory;
    private @Nullable NodeRun node;

    public PeersPart(Database database, Figures figures, Load load, Path directory) {
        this.database = database;
        this.figures = figures;
        this.load = load;
        this.directory = directory.resolve("peers");
    }

    @Override
    public void prepare() throws Exception {
        var installed = NodePrograms.install(directory);
        var programs = installed.programs();
        if (programs == null) {
            figures.note(
                    "left out, their packages are not to be had: %s",
                    installed.instead().lines().findFirst().orElse(""));
            return;
        }
        database.emptyLedger();
        var lives = LivesFile.write(database, programs.file("lives.json"));
        node = new NodeRun(database, programs, lives, load);
        figures.note("each is one process of Node.js, which decides on one core, with as many"
                + " connections as the ledger; its events were decided and sealed beforehand");
        if (load.warmUp().isZero()) {
            // At least the classes are loaded before the measurement begins.
            ours(1);
        } else {
            WarmUp.with(() -> ours(load.mostClients()));
        }
    }

    @Override
    public void round(int number) throws Exception {
        if (node == null) {
            return;
        }
        for (int clients : load.clients()) {
            for (var entry : Rotation.of(ENTRIES, number)) {
                var seen = entry.isEmpty() ? ours(clients) : peer(entry.get(), clients);
                var name = entry.map(Peer::title).orElse(OURS);
                figures.clients(clients).add(name, UNIT, seen.perSecond());
                figures.clients(clients).latencies(name, seen.latencies(), 50, 99);
            }
        }
    }

    private Seen ours(int clients) throws InterruptedException {
        try (var ours = new Ours(database, load.connections(clients))) {
            var seen = ClosedLoop.run(ours, clients, load.warmUp(), load.measured());
            ours.check(seen.answered());
            return seen;
        }
    }

    private Seen peer(Peer peer, int clients) throws Exception {
        var seen = Objects.requireNonNull(node).run(peer, clients, load.connections(clients));
        peer.stored(database).check(seen.answered());
        return seen;
    }

    @Override
    public void targets() {
        if (node == null) {
            return;
        }
        for (int clients : load.clients()) {
            double ratio = Stream.of(Peer.values())
                    .mapToDouble(peer -> figures.clients(clients).ratio(UNIT, OURS, peer.title()))
                    .min()
                    .orElseThrow();
            figures.atLeast(
                    "commands/s at %d, of the better of the peers".formatted(clients), ratio, clients == 1 ? 1 : 3);
        }
    }
}
