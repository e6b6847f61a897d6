package org.caseledger.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.caseledger.bench.commands.CommandsPart;
import org.caseledger.bench.importing.ImportPart;
import org.caseledger.bench.nodes.NodesPart;
import org.caseledger.bench.offices.OfficesPart;
import org.caseledger.bench.peers.PeersPart;
import org.caseledger.bench.reading.CasePart;
import org.caseledger.bench.reading.LogPart;
import org.caseledger.bench.replay.ReplayPart;
import org.caseledger.bench.report.Figures;
import org.caseledger.bench.report.Printed;
import org.caseledger.bench.report.Report;
import org.caseledger.bench.scale.PagesPart;
import org.caseledger.bench.scale.ScalePart;
import org.caseledger.bench.scale.ViewsPart;
import org.caseledger.bench.server.Database;
import org.caseledger.bench.server.Machine;
import org.caseledger.bench.server.NotUsable;
import org.caseledger.bench.surge.SurgePart;
import org.caseledger.bench.visible.VisiblePart;
import org.caseledger.drill.Drill;
import org.caseledger.reaper.Reaper;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures the ledger and its contestants, and prints tables. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        subcommands = Drill.class,
        description = "量测账本的速度，与框架自带的存储和 PostgreSQL 本身对照 / measures how fast the ledger is")
public final class Bench implements Callable<Integer> {
    @Option(
            names = "--only",
            split = ",",
            defaultValue = "commands,replay,case,log,import,scale,visible,nodes,peers",
            description =
                    "只测这些部分，另有 pages、views、surge、offices / only these parts, of which there are also pages, views, surge and offices: ${DEFAULT-VALUE}")
    private List<String> only = List.of();

    @Option(names = "--rounds", defaultValue = "3", description = "轮数 / rounds: ${DEFAULT-VALUE}")
    private int rounds;

    @Option(names = "--quick", description = "很小的规模，只看能否运行 / tiny sizes, to see that all runs")
    private boolean quick;

    @Option(
            names = "--seconds",
            defaultValue = "8",
            description = "每次测量的秒数 / seconds of each measurement: ${DEFAULT-VALUE}")
    private int seconds;

    @Option(
            names = "--clients",
            split = ",",
            defaultValue = "1,16,64",
            description = "并发客户端数 / how many clients: ${DEFAULT-VALUE}")
    private List<Integer> clients = List.of();

    @Option(
            names = "--connections",
            defaultValue = "64",
            description = "每个对照者最多的连接数 / most connections of a contestant: ${DEFAULT-VALUE}")
    private int connections;

    @Option(
            names = "--replay-events",
            defaultValue = "1000000",
            description = "重放的事件数 / events of the replay: ${DEFAULT-VALUE}")
    private long replayEvents;

    @Option(
            names = "--replay-stock-events",
            defaultValue = "200000",
            description = "其中交给 Axon 处理器的前若干条 / the first of them that Axon's processors get: ${DEFAULT-VALUE}")
    private long replayStockEvents;

    @Option(
            names = "--read-events",
            defaultValue = "200000",
            description = "读取部分的事件数 / events of the log that is read: ${DEFAULT-VALUE}")
    private long readEvents;

    @Option(
            names = "--import-cases",
            defaultValue = "10000",
            description = "导入的件数 / cases that are imported: ${DEFAULT-VALUE}")
    private int importCases;

    @Option(
            names = "--scale",
            split = ",",
            defaultValue = "10k,100k",
            description = "案件数 / cases, such as 10k,100k,1M: ${DEFAULT-VALUE}")
    private List<String> scale = List.of();

    @Option(
            names = "--questions",
            defaultValue = "300",
            description = "每种查询的次数 / questions of each kind at each size: ${DEFAULT-VALUE}")
    private int questions;

    @Option(
            names = "--visible-seconds",
            defaultValue = "30",
            description = "匀速办理的秒数 / seconds of commands at a steady rate: ${DEFAULT-VALUE}")
    private int visibleSeconds;

    @Option(
            names = "--offices",
            split = ",",
            defaultValue = "2,10",
            description = "一个程序服务的机构数 / numbers of offices in one program: ${DEFAULT-VALUE}")
    private List<Integer> offices = List.of();

    @Option(names = "--url", description = "一个空的 PostgreSQL 数据库 / JDBC URL of an empty database")
    private @Nullable String url;

    @Option(names = "--user", defaultValue = "postgres", description = "--url 的用户 / user of --url")
    private String user = "";

    @Option(names = "--password-file", description = "密码文件 / file with the password of --user")
    private @Nullable Path passwordFile;

    @Option(names = "--out", description = "结果另存为 JSON / write the results as JSON too")
    private @Nullable Path out;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Bench()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        Path directory = Files.createTempDirectory("case-ledger-bench");
        // A signal that ends the program leaves no time for a finally.
        Reaper reaper = Reaper.ofTemporary(directory);
        try (var database = database(directory)) {
            database.requireDurable();
            var machine = new LinkedHashMap<>(Machine.facts(directory));
            machine.putAll(database.settings());
            var report = new Report();
            for (var part : parts(database, directory).entrySet()) {
                var name = part.getKey();
                if (only.contains(name)) {
                    System.err.println("== " + name);
                    run(part.getValue().apply(new Figures(report, name)));
                    database.dropAll();
                }
            }
            print(report, machine);
            return 0;
        } catch (CheckFailed e) {
            System.err.println("自检失败 / a self-check failed: " + e.getMessage());
            return 1;
        } catch (NotUsable e) {
            System.err.println(e.getMessage());
            return 2;
        } finally {
            FileSystemUtils.deleteRecursively(directory);
            reaper.close();
        }
    }

    private void run(Part part) throws Exception {
        part.prepare();
        for (int round = 0; round < rounds; round++) {
            part.round(round);
        }
        part.targets();
        part.close();
    }

    /** By the names by which they are selected and printed, in the order in which they are run. */
    private Map<String, Function<Figures, Part>> parts(Database database, Path directory) {
        var parts = new LinkedHashMap<String, Function<Figures, Part>>();
        var load = quick
                ? new CommandsPart.Load(List.of(1, 16), 16, Duration.ZERO, Duration.ofSeconds(1))
                : new CommandsPart.Load(clients, connections, Duration.ofSeconds(3), Duration.ofSeconds(seconds));
        parts.put("commands", to -> new CommandsPart(database, to, load));
        parts.put(
                "replay",
                to -> new ReplayPart(database, to, quick ? 5_000 : replayEvents, quick ? 2_000 : replayStockEvents));
        parts.put("case", to -> new CasePart(database, to, readEvents(), each()));
        parts.put("log", to -> new LogPart(database, to, readEvents()));
        parts.put("import", to -> new ImportPart(database, to, quick ? 300 : importCases, directory));
        parts.put("scale", to -> new ScalePart(database, to, sizes(), directory));
        parts.put("pages", to -> new PagesPart(database, to, sizes(), directory));
        parts.put("views", to -> new ViewsPart(database, to, sizes()));
        parts.put("surge", to -> new SurgePart(to, quick));
        parts.put("offices", to -> new OfficesPart(to, directory, quick ? List.of(1, 2) : offices, idle()));
        parts.put("visible", to -> new VisiblePart(database, to, visible()));
        parts.put("nodes", to -> new NodesPart(database, to, load, readEvents()));
        parts.put("peers", to -> new PeersPart(database, to, load, directory));
        return parts;
    }

    private long readEvents() {
        return quick ? 5_000 : readEvents;
    }

    private Duration each() {
        return quick ? Duration.ofMillis(500) : Duration.ofSeconds(seconds);
    }

    private ScalePart.Sizes sizes() {
        var cases = scale.stream()
                .map(size -> size.replace("k", "000").replace("M", "000000"))
                .map(Integer::valueOf)
                .sorted()
                .toList();
        return quick
                ? new ScalePart.Sizes(List.of(200, 400), 5, Duration.ofMillis(500))
                : new ScalePart.Sizes(cases, questions, Duration.ofSeconds(seconds));
    }

    private Duration idle() {
        return Duration.ofSeconds(quick ? 2 : 60);
    }

    private Duration visible() {
        return Duration.ofSeconds(quick ? 2 : visibleSeconds);
    }

    private Database database(Path directory) throws IOException {
        if (url == null) {
            return Database.embedded(directory);
        }
        String password =
                passwordFile == null ? "" : Files.readString(passwordFile).strip();
        return Database.given(url, user, password, directory);
    }

    private void print(Report report, Map<String, String> machine) throws IOException {
        Printed.markdown(report, machine, new PrintStream(System.out, true, StandardCharsets.UTF_8));
        if (out != null) {
            Files.writeString(out, Printed.json(report, machine));
        }
    }
}
