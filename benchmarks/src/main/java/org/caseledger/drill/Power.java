package org.caseledger.drill;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.caseledger.bench.Await;
import org.caseledger.bench.CheckFailed;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * One PostgreSQL, one node, a mirror and a witness, each on a machine whose disk forgets at a power failure what was
 * not forced. While clients write and read, the power of one or several of them is cut, and they are started again.
 */
final class Power implements AutoCloseable {
    static final String HEAD = """
            | seed | cuts | pages of 4 KiB lost, kept by chance; names lost | acknowledged | sent again | reads | checkpoints | violations | log, signatures, views agree |
            |---:|---|---|---:|---:|---|---:|---:|---|""";

    private static final int WRITERS = 13;
    private static final int LONGEST_WORK_MILLIS = 3_000;
    private static final int CUTS_OF_A_SIGNATURE = 5;
    private static final Duration START = Duration.ofMinutes(2);
    private static final Duration GO_ON = Duration.ofMinutes(2);
    private static final Pattern VERIFIER_KEY = Pattern.compile("[\\w./]+\\+[0-9a-f]{8}\\+\\S+");
    private static final String SERVER = "/usr/lib/postgresql/17/bin/";

    /** Frequent checkpoints, so that many cuts are shortly after one. */
    private static final String SETTINGS = """
            listen_addresses = '*'
            unix_socket_directories = ''
            max_connections = 200
            max_wal_size = 64MB
            min_wal_size = 32MB
            checkpoint_timeout = 30s
            """;

    /** What has a machine of its own, in the order of starting; the number is the last one of its address. */
    private enum Part {
        DATABASE(11),
        MIRROR(31),
        WITNESS(32),
        NODE(21);

        final Machine machine;

        Part(int number) {
            machine = new Machine(words(), Cluster.PREFIX + number);
        }

        String words() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Path program;
    private final Path directory;
    private final long seed;
    private final Random random;
    private final Map<Part, Disk> disks = new EnumMap<>(Part.class);
    private final Map<Part, LedgerNode> programs = new EnumMap<>(Part.class);
    private final Map<Part, Integer> struck = new EnumMap<>(Part.class);
    private final Map<Part, URI> shown = new EnumMap<>(Part.class);
    private final String password = UUID.randomUUID().toString();
    private final Office office = new Office();
    private String logKey = "";
    private int held;
    private @Nullable Checkpoints checkpoints;
    private @Nullable Histories clients;

    private Power(Path program, Path directory, long seed) {
        this.program = program;
        this.directory = directory;
        this.seed = seed;
        this.random = new Random(seed);
    }

    /** Sets everything up; returns when the office works, and both others have signed. */
    static Power set(Path home, Path directory, Path program, List<String> settings, long seed) throws Exception {
        CheckFailed.unless(Files.exists(Path.of("/dev/fuse")), "there is no /dev/fuse");
        var power = new Power(program, directory, seed);
        var logs = Files.createDirectory(Scene.logs(directory));
        Cluster.layCables(Stream.of(Part.values()).map(part -> part.machine).toList());
        var memory = Files.createDirectory(directory.resolve("kept-disks"));
        Program.run("mount", "-t", "tmpfs", "tmpfs", memory.toString());
        var fileSystem = Disk.compile(home, directory);
        for (var part : Part.values()) {
            power.disks.put(part, Disk.of(part.machine, fileSystem, directory, logs));
            power.programs.put(part, power.program(part, Map.of()));
        }
        power.initialize(settings);
        for (var part : Part.values()) {
            power.disks.get(part).mount(power.random.nextLong());
        }
        power.startDatabase();
        Scene.addDatabase(power.sql(), power.password);
        int migrated = power.node().command(program, "migrate", List.of());
        CheckFailed.unless(migrated == 0, "the tables are not of the version of %s", program);
        power.node().start(program);
        power.office.found(power.node().setup());
        power.introduce();
        power.begin();
        return power;
    }

    private LedgerNode node() {
        return programs.get(Part.NODE);
    }

    private LedgerNode program(Part part, Map<String, String> more) throws IOException {
        var environment = Scene.environment("jdbc:postgresql://" + server() + "/caseledger", password);
        environment.putAll(more);
        return new LedgerNode(part.machine, disks.get(part).place(), Scene.logs(directory), environment);
    }

    private static String server() {
        return Part.DATABASE.machine.address() + ":" + Member.PORT;
    }

    private void initialize(List<String> settings) throws IOException, InterruptedException {
        var kept = disks.get(Part.DATABASE).kept();
        Program.run("chown", "postgres", kept.toString());
        var data = kept.resolve("data");
        var command = new ArrayList<>(Program.asPostgres());
        command.addAll(List.of(SERVER + "initdb", "--data-checksums", "-A", "trust", "-D", data.toString()));
        Program.run(command.toArray(String[]::new));
        Files.writeString(
                data.resolve("postgresql.conf"),
                SETTINGS + String.join("\n", settings) + "\n",
                StandardOpenOption.APPEND);
        Files.writeString(
                data.resolve("pg_hba.conf"),
                "host all all %s0/24 trust\n".formatted(Cluster.PREFIX),
                StandardOpenOption.APPEND);
    }

    /** As the superuser, each question on a connection of its own. */
    private JdbcClient sql() {
        return JdbcClient.create(new DriverManagerDataSource(
                "jdbc:postgresql://" + server() + "/postgres?connectTimeout=3&socketTimeout=60", "postgres", password));
    }

    private void startDatabase() throws IOException {
        var command = new ArrayList<>(Part.DATABASE.machine.inside());
        command.addAll(Program.asPostgres());
        var data = disks.get(Part.DATABASE).place().resolve("data");
        // After a machine has started, no server runs on it.
        Files.deleteIfExists(data.resolve("postmaster.pid"));
        command.addAll(List.of(SERVER + "postgres", "-D", data.toString()));
        var process = Program.start(Scene.logs(directory), "postgres", command, Map.of())
                .process();
        Await.until(() -> "the database answers", START, () -> {
            CheckFailed.unless(process.isAlive(), "the database has ended");
            return answers();
        });
    }

    private boolean answers() {
        try {
            return sql().sql("SELECT 1").query(Integer.class).single() == 1;
        } catch (DataAccessException notYet) {
            return false;
        }
    }

    /** Makes mirror and witness known to the node, and the node to them. */
    private void introduce() throws Exception {
        logKey = JsonMapper.shared()
                .readTree(office.read(node().address().resolve("/log/key")).body())
                .path(0)
                .path("vkey")
                .asString();
        Files.writeString(login(), Office.copyingAccount() + "\n");
        var settings = new HashMap<>(Map.of("CASELEDGER_MIRROR_ACCOUNTS", Office.AUDITOR));
        var origin = logKey.substring(0, logKey.indexOf('+')).getBytes(StandardCharsets.UTF_8);
        var hash = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(origin));
        shown.put(Part.NODE, node().address().resolve(Office.CHECKPOINT));
        for (var part : List.of(Part.MIRROR, Part.WITNESS)) {
            start(part);
            var at = programs.get(part);
            shown.put(part, at.address().resolve("/%s/checkpoint".formatted(hash)));
            var keys = VERIFIER_KEY
                    .matcher(at.said())
                    .results()
                    .map(found -> found.group())
                    .collect(Collectors.joining(" "));
            int n = shown.size() - 2;
            settings.put("CASELEDGER_WITNESSES_%d_URL".formatted(n), at.address() + "/");
            settings.put("CASELEDGER_WITNESSES_%d_VKEY".formatted(n), keys);
        }
        node().stop();
        programs.put(Part.NODE, program(Part.NODE, settings));
        start(Part.NODE);
    }

    private void begin() throws Exception {
        checkpoints = new Checkpoints(office, List.copyOf(shown.values()), directory.resolve("kept"));
        clients = new Histories(office, node().address(), List.of(node()), WRITERS, seed);
        awaitSignatures();
    }

    private Path login() {
        return directory.resolve("login");
    }

    private void start(Part part) throws Exception {
        var at = programs.get(part);
        var here = "--address=" + part.machine.address();
        var log = "--log=" + logKey;
        switch (part) {
            case DATABASE -> startDatabase();
            case NODE -> at.start(program);
            case MIRROR ->
                at.start(
                        program,
                        "mirror",
                        "--name=drill.example/mirror",
                        here,
                        "--every=1",
                        log,
                        "--from=" + node().address(),
                        "--login=" + login());
            case WITNESS -> at.start(program, "witness", "--name=drill.example/witness", here, log);
        }
    }

    /** Cuts the power so often; returns what is wrong with what was acknowledged, read and signed. */
    List<String> run(int cuts) throws Exception {
        for (int n = 1; n <= cuts; n++) {
            TimeUnit.MILLISECONDS.sleep(random.nextInt(LONGEST_WORK_MILLIS));
            var parts = some();
            long begun = System.nanoTime();
            cut(parts);
            for (var part : parts) {
                disks.get(part).mount(random.nextLong());
                start(part);
            }
            clients().awaitWork();
            requireRight();
            held++;
            System.err.printf(
                    "  cut %d of %d: %s; %d s%n",
                    n, cuts, words(parts), TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun));
            if (n % CUTS_OF_A_SIGNATURE == 0) {
                awaitSignatures();
            }
        }
        awaitSignatures();
        var violations = new ArrayList<>(clients().violations());
        violations.addAll(checkpoints().forgotten());
        return violations;
    }

    private static String words(Set<Part> parts) {
        return parts.stream().map(Part::words).collect(Collectors.joining(", "));
    }

    /** All in a third of the cuts, as when they are in one house. */
    private Set<Part> some() {
        var parts = EnumSet.allOf(Part.class);
        if (random.nextInt(3) > 0) {
            parts.removeIf(part -> random.nextInt(3) > 0);
        }
        return parts.isEmpty() ? EnumSet.of(Part.values()[random.nextInt(Part.values().length)]) : parts;
    }

    private void cut(Set<Part> parts) throws Exception {
        for (var part : parts) {
            disks.get(part).cut();
            struck.merge(part, 1, Integer::sum);
        }
        for (var part : parts) {
            part.machine.kill();
        }
        for (var part : parts) {
            disks.get(part).awaitCut();
        }
    }

    /**
     * Returns when everyone signs more than the node has signed until now, which takes a witness that was away longest.
     */
    private void awaitSignatures() {
        long size = checkpoints().size(shown.get(Part.NODE));
        Await.until(() -> "all sign more than " + size + " records", GO_ON, () -> {
            requireRight();
            return shown.values().stream().allMatch(one -> checkpoints().size(one) > size);
        });
    }

    private void requireRight() throws IOException {
        for (var part : shown.keySet()) {
            CheckFailed.unless(!programs.get(part).said().contains("ALARM"), "the %s reports an ALARM", part.words());
        }
        CheckFailed.unless(
                checkpoints().forgotten().isEmpty(), "%s", checkpoints().forgotten());
    }

    private Histories clients() {
        return Objects.requireNonNull(clients);
    }

    private Checkpoints checkpoints() {
        return Objects.requireNonNull(checkpoints);
    }

    /**
     * Whether {@code verify} agrees, and the log goes on from every checkpoint that anyone has shown. While clients
     * write it takes minutes, and what is lost does not come back, so it is asked in the end.
     */
    boolean verify() throws Exception {
        return node().verify(program, checkpoints());
    }

    /** As a row of the table. */
    String row(List<String> violations, boolean goesOn) throws IOException {
        var lost = new long[3];
        for (var disk : disks.values()) {
            var one = disk.losses();
            for (int i = 0; i < lost.length; i++) {
                lost[i] += one[i];
            }
        }
        return String.format(
                Locale.ROOT,
                "| %d | %d: %s | %,d, %,d; %,d | %s | %,d | %d | %s |",
                seed,
                held,
                struck.entrySet().stream()
                        .map(one -> one.getKey().words() + " " + one.getValue())
                        .collect(Collectors.joining(", ")),
                lost[0],
                lost[1],
                lost[2],
                clients().columns(),
                checkpoints().kept().size(),
                violations.size(),
                goesOn ? "yes" : "**no**");
    }

    @Override
    public void close() {
        if (clients != null) {
            clients.close();
        }
        if (checkpoints != null) {
            checkpoints.close();
        }
    }
}
