package org.caseledger.bench.peers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.caseledger.bench.commands.ClosedLoop.Seen;
import org.caseledger.bench.commands.CommandsPart.Load;
import org.caseledger.bench.server.Database;
import org.caseledger.events.codec.EventCodec;

/** One measurement of a peer, in one process of Node.js. */
record NodeRun(Database database, NodePrograms programs, Path lives, Load load) {
    private static final long LONGEST = TimeUnit.MINUTES.toNanos(2);

    /** On empty tables. */
    Seen run(Peer peer, int clients, int connections) throws IOException, InterruptedException {
        database.renew(peer.schema());
        var address = database.address();
        var settings = programs.file("settings.json");
        var answers = programs.file("answers.txt");
        Files.writeString(
                settings,
                EventCodec.write(Map.of(
                        "peer", peer.script(),
                        "schema", peer.schema(),
                        "lives", lives.toString(),
                        "answers", answers.toString(),
                        "clients", clients,
                        "connections", connections,
                        "warmUp", load.warmUp().toMillis(),
                        "measured", load.measured().toMillis(),
                        "server",
                                Map.of(
                                        "host", address.get("host"),
                                        "port", Integer.parseInt(address.get("port")),
                                        "user", address.get("user"),
                                        "database", address.get("name")))));
        programs.run(settings, address.get("password"));
        return seen(answers, load.measured());
    }

    /** Each line has a request and the nanoseconds to its answer, or -1 outside the measurement. */
    private static Seen seen(Path answers, Duration measured) throws IOException {
        var latencies = new Histogram(LONGEST, 3);
        var answered = new HashSet<UUID>();
        for (var line : Files.readAllLines(answers)) {
            var parts = line.split(" ");
            answered.add(UUID.fromString(parts[0]));
            long nanos = Long.parseLong(parts[1]);
            if (nanos >= 0) {
                latencies.recordValue(nanos);
            }
        }
        return new Seen(latencies, measured.toNanos() / 1e9, answered);
    }
}
