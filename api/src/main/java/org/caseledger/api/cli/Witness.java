package org.caseledger.api.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.caseledger.tlog.VerifierKey;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code ledger witness}: signs, on a review committee's own machine, what it has seen of a log; it has no database,
 * and nothing of the ledger but its public key.
 */
@Command(
        name = "witness",
        mixinStandardHelpOptions = true,
        description = "见证日志只增不改 · cosign that the log of a ledger only grows")
@SuppressWarnings("NullAway.Init")
public final class Witness implements Callable<Integer> {
    @Mixin
    Terminal terminal;

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
            description = "日志的公钥，可多个 · public key of a log to watch; repeat it for a log that has changed its key")
    List<String> logs = new ArrayList<>();

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "见证人名称，首次启动时确定 · name of this witness, fixed at its first start")
    @Nullable
    String name;

    @Override
    public Integer call() throws Exception {
        terminal.requireNothingElse();
        var witness = open();
        var cosigning = new CosigningServer(terminal, address, port);
        var server = cosigning.start(witness, Map.of(), witness::close);
        cosigning.introduce(witness, "见证人", "witness");
        tellSizes(witness);
        cosigning.await(server);
        return 0;
    }

    private org.caseledger.witness.Witness open() throws IOException {
        return org.caseledger.witness.Witness.open(
                data,
                name == null ? CosigningServer.unnamed("witness") : name,
                name != null,
                logs.stream()
                        .map(vkey -> CosigningServer.read(vkey, VerifierKey::parse))
                        .toList(),
                Clock.systemUTC(),
                terminal::tell);
    }

    private void tellSizes(org.caseledger.witness.Witness witness) {
        witness.sizes()
                .forEach((origin, size) -> terminal.say(
                        size == 0 ? "日志 %s：首次见证，从 0 开始".formatted(origin) : "日志 %s：已见证 %d 条记录".formatted(origin, size),
                        size == 0
                                ? "log %s: new, from size 0".formatted(origin)
                                : "log %s: witnessed up to size %d".formatted(origin, size)));
        if (witness.sizes().isEmpty()) {
            terminal.say("尚无要见证的日志，请用 --log 指定", "no log to watch yet: name one with --log");
        }
    }
}
