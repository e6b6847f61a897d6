package org.caseledger.bench.offices;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.caseledger.api.office.DataDirectory;
import org.caseledger.api.offices.NewOffice;
import org.caseledger.api.offices.OfficeEntry;
import org.caseledger.api.offices.OfficeRegistry;
import org.caseledger.api.offices.OfficesServer;
import org.caseledger.api.postgres.EmbeddedDatabase;
import org.caseledger.api.postgres.ExternalDatabase;
import org.caseledger.api.postgres.OfficeDatabase;
import org.caseledger.bench.Await;
import org.caseledger.bench.CheckFailed;
import org.caseledger.bench.Part;
import org.caseledger.bench.report.Figures;
import org.caseledger.bench.server.ProcessTree;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** So many idle offices in this program, each with a database, a log and a key of its own. */
public final class OfficesPart implements Part {
    private static final String PROGRAM = "program";
    private static final String SERVER = "PostgreSQL";
    private static final String NODE = "bench";
    private static final String RSS = "MB";
    private static final int CONNECTIONS = 1_000;
    private static final Duration SIGNED = Duration.ofMinutes(2);
    private static final Duration LONGEST = Duration.ofMinutes(30);

    /** What a program of its own takes, docs/scale.md. */
    private static final double ALONE_MB = 295;

    private final Figures figures;
    private final Path directory;
    private final List<Integer> counts;
    private final Duration idle;
    private int made;

    /** {@code counts} are the numbers of offices, {@code idle} the time without requests. */
    public OfficesPart(Figures figures, Path directory, List<Integer> counts, Duration idle) {
        this.figures = figures;
        this.directory = directory.resolve("offices");
        this.counts = counts.stream().sorted().toList();
        this.idle = idle;
    }

    @Override
    public void prepare() {
        figures.note("they are served by this program, which has the benchmarks' classes too, from"
                + " a bundled server of their own; empty offices, no one logged in");
    }

    @Override
    public void round(int number) throws Exception {
        Files.createDirectories(directory);
        var data = DataDirectory.open(directory);
        try (var server = EmbeddedDatabase.on(data).withConnections(CONNECTIONS).start()) {
            for (int count : counts) {
                make(OfficeRegistry.of(data), count, server.asSuperuser());
                serve(OfficeRegistry.of(data), count, server.asSuperuser());
            }
        }
    }

    private void make(OfficeRegistry registry, int count, ExternalDatabase server) throws IOException {
        long begun = System.nanoTime();
        int more = Math.max(0, count - made);
        for (; made < count; made++) {
            NewOffice.make(registry, entry(made), server);
        }
        if (more > 0) {
            of(count).add("one office", "s to create", seconds(begun) / more);
        }
    }

    private static OfficeEntry entry(int number) {
        var name = "office-%d".formatted(number);
        return new OfficeEntry(name, List.of(host(number)), "", NODE, false, "");
    }

    private static String host(int number) {
        return "office-%d.test".formatted(number);
    }

    private void serve(OfficeRegistry registry, int count, ExternalDatabase database)
            throws IOException, InterruptedException {
        for (int i = 0; i < made; i++) {
            boolean spare = i >= count;
            registry.change(entry(i).name(), entry -> entry.retired(spare));
        }
        var jdbc = JdbcClient.create(
                new DriverManagerDataSource(database.url(), database.username(), database.password()));
        long begun = System.nanoTime();
        try (var node = OfficesServer.start(plan(registry, database))) {
            Await.until(
                    () -> "not all have started: " + node.states(),
                    LONGEST,
                    () -> node.states().size() == count
                            && node.states().values().stream().allMatch("READY"::equals));
            of(count).add(PROGRAM, "s until all are ready", seconds(begun));
            pages(node.port(), count);
            TimeUnit.MILLISECONDS.sleep(idle.toMillis() / 2); // what a start leaves behind
            idle(jdbc, count);
        }
    }

    private OfficesServer.Plan plan(OfficeRegistry registry, ExternalDatabase database) {
        return new OfficesServer.Plan(
                NODE,
                registry,
                entry -> OfficeDatabase.of(entry.name()).on(database.url()),
                List.of("--server.port=0", "--caseledger.disk.low-below=0B"),
                office -> {},
                said -> {});
    }

    /** The first page of each, and that each has a log of its own. */
    private void pages(int port, int count) throws IOException {
        var times = new Histogram(3);
        var logs = new HashSet<String>();
        for (int i = 0; i < count; i++) {
            var page = Asked.of(port, host(i), "/login");
            CheckFailed.unless(
                    page.status() == 200 && page.body().contains("_csrf"), "%s answers %d", host(i), page.status());
            times.recordValue(Math.round(page.millis()));
            logs.add(log(port, host(i)));
        }
        CheckFailed.unless(logs.size() == count, "%d logs of %d offices", logs.size(), count);
        var unknown = Asked.of(port, "unknown.test", "/login").status();
        CheckFailed.unless(unknown == 421, "an unknown host is answered with %d", unknown);
        of(count).add("first page of each", "ms p50", times.getValueAtPercentile(50));
        of(count).add("first page of each", "ms max", times.getMaxValue());
    }

    /** The name of the log, which its first checkpoint begins with, soon after the start. */
    private static String log(int port, String host) throws IOException {
        var path = "/log/checkpoint";
        Await.until(
                () -> host + " has no checkpoint",
                SIGNED,
                () -> Asked.of(port, host, path).status() == 200);
        return Asked.of(port, host, path).body().lines().findFirst().orElse("");
    }

    private void idle(JdbcClient jdbc, int count) throws IOException, InterruptedException {
        System.gc();
        long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        of(count).add(PROGRAM, "MB heap after GC", heap / 1048576.0);
        var before = here(jdbc);
        TimeUnit.MILLISECONDS.sleep(idle.toMillis());
        var after = here(jdbc);
        double seconds = idle.toMillis() / 1000.0;
        of(count).add(PROGRAM, RSS, after.program.megabytes());
        of(count).add(PROGRAM, "threads", after.program.threads());
        of(count).add(PROGRAM, "% of a core", 100 * used(before.program, after.program) / seconds);
        of(count).add(SERVER, RSS, after.server.megabytes());
        of(count).add(SERVER, "connections", after.connections);
        of(count).add(SERVER, "% of a core", 100 * used(before.server, after.server) / seconds);
    }

    private static double used(ProcessTree before, ProcessTree after) {
        return after.seconds() - before.seconds();
    }

    /** What both take now. */
    private record Taken(ProcessTree program, ProcessTree server, long connections) {}

    private static Taken here(JdbcClient jdbc) throws IOException {
        long connections = jdbc.sql("""
                                SELECT count(*) FROM pg_stat_activity
                                 WHERE backend_type = 'client backend' AND datname <> current_database()
                                """).query(Long.class).single();
        return new Taken(ProcessTree.here(), ProcessTree.of(jdbc), connections);
    }

    private Figures of(int count) {
        return figures.under("%d offices", count);
    }

    private static double seconds(long begun) {
        return (System.nanoTime() - begun) / 1e9;
    }

    @Override
    public void targets() {
        int least = counts.get(0);
        int most = counts.get(counts.size() - 1);
        if (most > least) {
            double each = (of(most).median(PROGRAM, RSS) - of(least).median(PROGRAM, RSS)) / (most - least);
            figures.atMost("each further office", each, ALONE_MB / 4, RSS);
            figures.note("%.0f more in each GB of the program", 1024 / each);
        }
    }
}
