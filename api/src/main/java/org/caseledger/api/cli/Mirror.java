package org.caseledger.api.cli;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.caseledger.casefile.Fingerprint;
import org.caseledger.mirror.CopyServer;
import org.caseledger.mirror.MirroredLog;
import org.caseledger.text.LabelledException;
import org.caseledger.text.Text;
import org.caseledger.tlog.VerifierKey;
import org.caseledger.witness.WitnessServer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code ledger mirror}: a superior's own machine keeps the whole log of districts, cosigns what it
 * has, and has what a lost district is restored from; no database.
 */
@Command(
        name = "mirror",
        mixinStandardHelpOptions = true,
        description = "保存下级账本的完整日志并见证 · keep the whole logs of districts, and cosign what is kept")
@SuppressWarnings("NullAway.Init")
public final class Mirror implements Callable<Integer> {

    @Spec CommandSpec command;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "${sys:caseledger.home:-.}/.mirror",
            description = "密钥与镜像的目录 · directory for the key and the copies (${DEFAULT-VALUE})")
    Path data;

    @Option(names = "--port", defaultValue = "8091", description = "端口 · port (${DEFAULT-VALUE})")
    int port;

    @Option(
            names = "--address",
            defaultValue = "127.0.0.1",
            description = "监听地址 · address to listen on (${DEFAULT-VALUE})")
    String address;

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "镜像名称，首次启动时确定 · name of this mirror, fixed at its first start")
    @Nullable String name;

    @Option(
            names = "--every",
            paramLabel = "SECONDS",
            defaultValue = "10",
            description =
                    "账本未请求见证时，每隔多少秒抄取 · seconds between two fetches, when the ledger does not ask for cosignatures (${DEFAULT-VALUE})")
    int every;

    @ArgGroup(exclusive = false, multiplicity = "0..*")
    List<Source> sources = new ArrayList<>();

    @Option(names = "--debug", description = "出错时显示详情 · show the details of an error")
    boolean debug;

    /** One log, and where it is fetched. */
    static final class Source {

        @Option(
                names = "--log",
                paramLabel = "VKEY",
                required = true,
                description =
                        "日志的公钥，换过密钥的以空格分隔 · public key of a log; of one that has changed its key all, with spaces between")
        String log;

        @Option(
                names = "--from",
                paramLabel = "URL",
                required = true,
                description = "该账本的地址 · the address of its ledger")
        URI from;

        @Option(
                names = "--login",
                paramLabel = "FILE",
                required = true,
                description =
                        "文件，一行：用户名:密码 · a file of one line, NAME:PASSWORD, of the account there")
        Path login;

        MirroredLog mirrored() throws IOException {
            try {
                var keys = Stream.of(log.strip().split("\\s+")).map(VerifierKey::parse).toList();
                return new MirroredLog(keys, from, Files.readString(login).strip());
            } catch (IllegalArgumentException e) {
                throw new LabelledException(
                        Text.format("不是有效的公钥：%s", "not a valid verifier key: %s", log), e);
            } catch (IOException e) {
                throw new LabelledException(
                        Text.format(
                                "无法读取登录文件：%s", "the file of the login cannot be read: %s", login),
                        e);
            }
        }
    }

    @Override
    public Integer call() throws Exception {
        List<String> unmatched = command.commandLine().getUnmatchedArguments();
        if (!unmatched.isEmpty()) {
            throw new CommandLine.UnmatchedArgumentException(command.commandLine(), unmatched);
        }
        var mirror = open();
        WitnessServer server = start(mirror);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, mirror), "stop"));
        introduce(mirror);
        mirror.start();
        String url = "http://%s:%d/".formatted(address, server.port());
        say("已启动：" + url, "ready: " + url);
        say("按 Ctrl-C 停止", "Ctrl-C stops it");
        new CountDownLatch(1).await(); // until the process is told to stop
        return 0;
    }

    private org.caseledger.mirror.Mirror open() throws IOException {
        var logs = new ArrayList<MirroredLog>();
        for (Source source : sources) {
            logs.add(source.mirrored());
        }
        return org.caseledger.mirror.Mirror.open(
                data,
                name == null ? unnamed() : name,
                name != null,
                logs,
                Duration.ofSeconds(Math.max(1, every)),
                Clock.systemUTC(),
                this::tell);
    }

    /** A name that no other mirror has and that nobody can look up (RFC 2606 §2). */
    private static String unnamed() {
        byte[] random = new byte[8];
        new SecureRandom().nextBytes(random);
        return "mirror.invalid/" + HexFormat.of().formatHex(random);
    }

    private WitnessServer start(org.caseledger.mirror.Mirror mirror) throws IOException {
        try {
            return WitnessServer.start(
                    mirror.witness(),
                    new InetSocketAddress(address, port),
                    Map.of(CopyServer.PATH, new CopyServer(mirror)),
                    this::tell);
        } catch (BindException e) {
            mirror.close();
            throw new LabelledException(
                    Text.format(
                            "端口 %d 已被占用，请用 --port 换一个",
                            "port %d is taken: choose another with --port", port),
                    e);
        }
    }

    private void stop(WitnessServer server, org.caseledger.mirror.Mirror mirror) {
        try {
            server.close();
            mirror.close();
        } catch (IOException e) {
            command.commandLine().getErr().println(e.getMessage());
        }
    }

    private void introduce(org.caseledger.mirror.Mirror mirror) {
        for (VerifierKey key : mirror.witness().keys()) {
            say("镜像公钥：" + key, "verifier key of the mirror: " + key);
            String fingerprint = Fingerprint.of(key);
            say("指纹：" + fingerprint, "fingerprint: " + fingerprint);
        }
        mirror.sizes()
                .forEach(
                        (origin, size) ->
                                say(
                                        "日志 %s：已有 %d 条记录".formatted(origin, size),
                                        "log %s: %d records are here".formatted(origin, size)));
        if (mirror.sizes().isEmpty()) {
            say(
                    "尚无要保存的日志，请用 --log、--from、--login 指定",
                    "no log to keep yet: name one with --log, --from and --login");
        }
    }

    private void tell(String line) {
        String now = Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS).toString();
        command.commandLine().getOut().println(now + " " + line);
    }

    private void say(String zh, String en) {
        command.commandLine().getOut().println(TerminalLanguage.current().choose(zh, en));
    }
}
