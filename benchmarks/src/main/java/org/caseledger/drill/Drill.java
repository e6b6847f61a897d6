package org.caseledger.drill;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.caseledger.bench.CheckFailed;
import org.caseledger.drill.Load.Acknowledged;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ledger drill}: a cluster as an office runs one fails in many ways, and is looked at. */
@Command(
        name = "drill",
        mixinStandardHelpOptions = true,
        description = "高可用演练：Patroni 集群在负载下逐项故障，核对有无丢失和重复（只在自己的网络命名空间内）"
                + " / a Patroni cluster fails under load, and nothing acknowledged may be lost")
public final class Drill implements Callable<Integer> {
    private static final Duration COME_BACK = Duration.ofMinutes(3);
    private static final int WORK_FIRST = 40;
    private static final long SEEDS = 1_000_000;
    private static final int MOST_TOLD = 20;
    private static final int WRITERS = 8;

    @Option(names = "--short", description = "只做每次构建的几项 / only the rounds that each build has")
    private boolean brief;

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "ROUND",
            description = "只做这些项 / only these rounds: ${COMPLETION-CANDIDATES}")
    private List<Round> only = List.of();

    @Option(
            names = "--from",
            paramLabel = "JAR",
            description = "先以此旧版程序启动，再逐个节点升级 / an earlier version of the program, from which the nodes"
                    + " are upgraded (round UPGRADE)")
    private @Nullable Path from;

    @Option(
            names = "--histories",
            description = "同时多处故障，核对读到的经过 / several parts fail at once, and what clients wrote and read is checked")
    private boolean histories;

    @Option(names = "--acknowledged", paramLabel = "N", description = "批注数 / notes of it (${DEFAULT-VALUE})")
    private int enough = 20_000;

    @Option(names = "--power", description = "断电，丢失未强制写盘的数据 / the power fails, and what was not forced to disk is lost")
    private boolean power;

    @Option(names = "--cuts", paramLabel = "N", description = "断电次数 / power failures of it (${DEFAULT-VALUE})")
    private int cuts = 200;

    @Option(
            names = "--database",
            paramLabel = "SETTING",
            description = "数据库的设置，如 fsync=off：演练须不通过 / a setting of its database, such as fsync=off: it has to fail")
    private List<String> settings = List.of();

    @Option(names = "--seed", paramLabel = "N", description = "故障的随机种子 / by which faults are chosen")
    private @Nullable Long seed;

    @Option(
            names = "--model",
            description = "以 spin 穷举协议模型 / every state of a model of the protocol; no cluster is started")
    private boolean model;

    private final List<Acknowledged> ever = new ArrayList<>();
    private final List<Result> results = new ArrayList<>();

    @Override
    public Integer call() throws Exception {
        if (model) {
            Packages.install(Packages.COMPILERS);
            return exitCode(Model.tell(brief));
        }
        var directory = Apart.directory();
        if (directory.isEmpty()) {
            Packages.install(Packages.CLUSTER);
            if (power) {
                Packages.install(Packages.COMPILERS);
            }
            return Apart.again();
        }
        var program = program();
        if (power) {
            return cutPower(directory.get(), program);
        }
        say("the cluster and two nodes are started");
        try (var scene = Scene.set(home(), directory.get(), from == null ? program : from, program, histories)) {
            if (histories) {
                return readHistories(scene);
            }
            for (var round : rounds()) {
                hold(round, scene);
            }
        } catch (Exception e) {
            e.printStackTrace();
            tellLogs(directory.get());
        }
        return tell();
    }

    /** The exit code: 0 when every history that was read is one that was written. */
    private int readHistories(Scene scene) throws Exception {
        long chosen = seed();
        say("histories, --seed=" + chosen);
        try (var read = new Histories(scene.office(), scene.entrance(), scene.nodes(), WRITERS, chosen)) {
            var violations = read.run(scene, enough);
            boolean goesOn = scene.verify();
            return exitCode(Histories.HEAD, read.row(violations, goesOn), violations, goesOn);
        }
    }

    /** The exit code: 0 when nothing acknowledged, read or signed was lost at any power failure. */
    private int cutPower(Path directory, Path program) throws Exception {
        long chosen = seed();
        say("power, --seed=" + chosen);
        try (var power = Power.set(home(), directory, program, settings, chosen)) {
            var violations = power.run(cuts);
            boolean goesOn = power.verify();
            return exitCode(Power.HEAD, power.row(violations, goesOn), violations, goesOn);
        } catch (Exception e) {
            e.printStackTrace();
            tellLogs(directory);
            return exitCode(false);
        }
    }

    private long seed() {
        return seed == null ? System.nanoTime() % SEEDS : seed;
    }

    private static int exitCode(String head, String row, List<String> violations, boolean goesOn)
            throws IOException, InterruptedException {
        System.out.println(Packages.versions() + "\n\n" + head + "\n" + row + "\n");
        violations.stream().limit(MOST_TOLD).forEach(System.out::println);
        return exitCode(violations.isEmpty() && goesOn);
    }

    private static int exitCode(boolean passed) {
        System.out.println(passed ? "演练通过 / the drill was passed" : "演练未通过 / the drill failed");
        return passed ? 0 : 1;
    }

    private List<Round> rounds() {
        if (!only.isEmpty()) {
            return only;
        }
        return brief
                ? Round.SHORT
                : Stream.of(Round.values())
                        .filter(round -> round != Round.UPGRADE || from != null)
                        .toList();
    }

    private void hold(Round round, Scene scene) throws Exception {
        say(round.what());
        var load = new Load(round.name() + results.size(), scene.office(), scene.entrance());
        try (load) {
            load.await(WORK_FIRST, 0, COME_BACK);
            round.play(scene, load);
            scene.cluster().awaitWhole(COME_BACK);
            load.end();
        }
        ever.addAll(load.acknowledged());
        var result = Result.of(round, scene, load, ever);
        results.add(result);
        say(result.row());
        CheckFailed.unless(result.goesOn(), "verify does not agree");
    }

    private static void say(String what) {
        System.err.println(LocalTime.now().truncatedTo(ChronoUnit.SECONDS) + " " + what);
    }

    /** The exit code: 0 when every round was held, and passed. */
    private int tell() throws IOException, InterruptedException {
        System.out.println(Packages.versions() + "\n\n" + Result.HEAD);
        results.forEach(result -> System.out.println(result.row()));
        var objections = new ArrayList<String>();
        results.forEach(result -> result.objections().forEach(why -> objections.add(result.round() + ": " + why)));
        if (results.size() < rounds().size()) {
            objections.add("of %d rounds %d were held".formatted(rounds().size(), results.size()));
        }
        System.out.println();
        objections.forEach(System.out::println);
        return exitCode(objections.isEmpty());
    }

    private static void tellLogs(Path directory) throws IOException {
        try (var files = Files.list(Scene.logs(directory))) {
            files.filter(file -> file.toString().endsWith(".log"))
                    .sorted()
                    .map(Program::tail)
                    .forEach(System.err::println);
        }
    }

    private static Path home() {
        return Path.of(System.getProperty("caseledger.home", "."));
    }

    private static Path program() throws IOException {
        try (var jars = Files.newDirectoryStream(home().resolve("api/target"), "*-app.jar")) {
            for (var jar : jars) {
                return jar;
            }
        }
        throw new CheckFailed("the program is not built: api/target/*-app.jar");
    }
}
