package org.caseledger.bench.commands;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.caseledger.bench.CheckFailed;
import org.caseledger.bench.server.Database;
import org.caseledger.eventlog.NewEvent;

/** PostgreSQL's own load generator, with one insert and one commit for each event. */
final class Pgbench {
    private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+) \\(without");
    private static final Pattern LATENCY = Pattern.compile("latency average = ([0-9.]+) ms");
    private static final Pattern DONE = Pattern.compile("number of transactions actually processed: ([0-9]+)");

    /** Events per second, and the mean time of one in milliseconds. */
    record Seen(double perSecond, double mean) {}

    private Pgbench() {}

    /** The program, if this machine has it. */
    static Optional<Path> program() throws IOException {
        var places = Stream.<Path>builder();
        for (var directory : System.getenv("PATH").split(":")) {
            places.add(Path.of(directory, "pgbench"));
        }
        Path debian = Path.of("/usr/lib/postgresql");
        if (Files.isDirectory(debian)) {
            try (var versions = Files.list(debian)) {
                versions.sorted().forEach(v -> places.add(v.resolve("bin/pgbench")));
            }
        }
        return places.build().filter(Files::isExecutable).reduce((older, newer) -> newer);
    }

    static Seen run(Path program, Database database, int clients, long seconds)
            throws IOException, InterruptedException {
        BareTable.make(database);
        Path script = Files.createTempFile("one-event", ".sql");
        Path output = Files.createTempFile("pgbench", ".out");
        try {
            Files.writeString(script, script(database));
            var address = database.address();
            var command = new ProcessBuilder(
                            program.toString(),
                            "--no-vacuum",
                            "--protocol=prepared",
                            "--client=" + clients,
                            "--jobs=" + Math.min(clients, 2),
                            "--time=" + seconds,
                            "--file=" + script,
                            "--host=" + address.get("host"),
                            "--port=" + address.get("port"),
                            "--username=" + address.get("user"),
                            address.get("name"))
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            command.environment().put("PGPASSWORD", address.get("password"));
            int exit = command.start().waitFor();
            String said = Files.readString(output, StandardCharsets.UTF_8);
            CheckFailed.unless(exit == 0, "pgbench failed: %s", said);
            long done = Long.parseLong(found(DONE, said));
            long stored = BareTable.stored(database).count();
            CheckFailed.unless(done == stored, "pgbench says %d events, there are %d", done, stored);
            return new Seen(Double.parseDouble(found(RATE, said)), Double.parseDouble(found(LATENCY, said)));
        } finally {
            Files.delete(script);
            Files.delete(output);
        }
    }

    /** The insert of an event of medium size, each time as the first event of another case. */
    private static String script(Database database) {
        List<NewEvent> bySize = BareTable.commands(database).stream()
                .flatMap(List::stream)
                .sorted((a, b) -> a.payload().length() - b.payload().length())
                .toList();
        NewEvent event = bySize.get(bySize.size() / 2);
        return """
        INSERT INTO bare.event (stream_id, sequence, aggregate_type, type, revision, payload, \
        metadata, event_id, recorded_at, leaf_hash) \
        VALUES (gen_random_uuid(), 0, '%s', '%s', %d, '%s', '%s', gen_random_uuid(), now(), \
        decode(repeat('00', 32), 'hex'));
        """.formatted(
                        event.aggregateType(),
                        event.type(),
                        event.revision(),
                        quoted(event.payload()),
                        quoted(event.metadata()));
    }

    // In a pgbench script a colon before a letter introduces a variable.
    private static String quoted(String text) {
        return text.replace("'", "''").replaceAll(":(?=[A-Za-z_])", ": ");
    }

    private static String found(Pattern pattern, String said) {
        var matcher = pattern.matcher(said);
        CheckFailed.unless(matcher.find(), "pgbench said: %s", said);
        return matcher.group(1);
    }
}
