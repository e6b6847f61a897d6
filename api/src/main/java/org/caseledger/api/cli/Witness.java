package org.caseledger.api.cli;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.caseledger.casefile.Fingerprint;
import org.caseledger.text.LabelledException;
import org.caseledger.text.Text;
import org.caseledger.tlog.VerifierKey;
import org.caseledger.witness.WitnessServer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code ledger witness}: a review committee's own machine signs what it has seen of a log; no
 * database, and nothing of the ledger but its public key.
 */
@Command(
        name = "witness",
        mixinStandardHelpOptions = true,
        description = "见证日志只增不改 · cosign that the log of a ledger only grows")
@SuppressWarnings("NullAway.Init")
public final class Witness implements Callable<Integer> {

    @Spec CommandSpec command;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "${sys:caseledger.home:-.}/.witness",
            description = "密钥与见证记录的目录 · directory for the key and the states (${DEFAULT-VALUE})")
    Path data;

    @Option(names = "--port", defaultValue = "8090", description = "端口 · port (${DEFAULT-VALUE})")
    int port;

    @Option(
            names = "--address",
            defaultValue = "127.0.0.1",
            description = "监听地址 · address to listen on (${DEFAULT-VALUE})")
    String address;

    @Option(
            names = "--log",
            paramLabel = "VKEY",
            description =
                    "日志的公钥，可多个 · public key of a log to watch; repeat it for a log that has changed its key")
    List<String> logs = new ArrayList<>();

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "见证人名称，首次启动时确定 · name of this witness, fixed at its first start")
    @Nullable String name;

    @Option(names = "--debug", description = "出错时显示详情 · show the details of an error")
    boolean debug;

    @Override
    public Integer call() throws Exception {
        List<String> unmatched = command.commandLine().getUnmatchedArguments();
        if (!unmatched.isEmpty()) {
            throw new CommandLine.UnmatchedArgumentException(command.commandLine(), unmatched);
        }
        var witness = open();
        WitnessServer server = start(witness);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server), "stop"));
        introduce(witness);
        String url = "http://%s:%d/".formatted(address, server.port());
        say("已启动：" + url, "ready: " + url);
        say("按 Ctrl-C 停止", "Ctrl-C stops it");
        new CountDownLatch(1).await(); // until the process is told to stop
        return 0;
    }

    private void stop(WitnessServer server) {
        try {
            server.close();
        } catch (IOException e) {
            command.commandLine().getErr().println(e.getMessage());
        }
    }

    private org.caseledger.witness.Witness open() throws IOException {
        return org.caseledger.witness.Witness.open(
                data,
                name == null ? unnamed() : name,
                name != null,
                logs.stream().map(Witness::logKey).toList(),
                Clock.systemUTC(),
                this::tell);
    }

    private static VerifierKey logKey(String vkey) {
        try {
            return VerifierKey.parse(vkey);
        } catch (IllegalArgumentException e) {
            throw new LabelledException(
                    Text.format("不是有效的公钥：%s", "not a valid verifier key: %s", vkey), e);
        }
    }

    /** A name that no other witness has and that nobody can look up (RFC 2606 §2). */
    private static String unnamed() {
        byte[] random = new byte[8];
        new SecureRandom().nextBytes(random);
        return "witness.invalid/" + HexFormat.of().formatHex(random);
    }

    private WitnessServer start(org.caseledger.witness.Witness witness) throws IOException {
        try {
            return WitnessServer.start(witness, new InetSocketAddress(address, port), this::tell);
        } catch (BindException e) {
            witness.close();
            throw new LabelledException(
                    Text.format(
                            "端口 %d 已被占用，请用 --port 换一个",
                            "port %d is taken: choose another with --port", port),
                    e);
        }
    }

    private void introduce(org.caseledger.witness.Witness witness) {
        for (VerifierKey key : witness.keys()) {
            say("见证人公钥：" + key, "verifier key of the witness: " + key);
            String fingerprint = Fingerprint.of(key);
            say("指纹：" + fingerprint, "fingerprint: " + fingerprint);
        }
        witness.sizes()
                .forEach(
                        (origin, size) ->
                                say(
                                        size == 0
                                                ? "日志 %s：首次见证，从 0 开始".formatted(origin)
                                                : "日志 %s：已见证 %d 条记录".formatted(origin, size),
                                        size == 0
                                                ? "log %s: new, from size 0".formatted(origin)
                                                : "log %s: witnessed up to size %d"
                                                        .formatted(origin, size)));
        if (witness.sizes().isEmpty()) {
            say("尚无要见证的日志，请用 --log 指定", "no log to watch yet: name one with --log");
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
