package org.caseledger.api.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.caseledger.mirror.CopyServer;
import org.caseledger.mirror.MirroredLog;
import org.caseledger.text.LabelledException;
import org.caseledger.text.Text;
import org.caseledger.tlog.VerifierKey;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code ledger mirror}: a superior's own machine keeps the whole log of districts, cosigns what it has, and has what a
 * lost district is restored from; no database.
 */
@Command(
        name = "mirror",
        mixinStandardHelpOptions = true,
        description = "保存下级账本的完整日志并见证 · keep the whole logs of districts, and cosign what is kept")
@SuppressWarnings("NullAway.Init")
public final class Mirror implements Callable<Integer> {
    @Mixin
    Terminal terminal;

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
    @Nullable
    String name;

    @Option(
            names = "--every",
            paramLabel = "SECONDS",
            defaultValue = "10",
            description =
                    "账本未请求见证时，每隔多少秒抄取 · seconds between two fetches, when the ledger does not ask for cosignatures (${DEFAULT-VALUE})")
    int every;

    @ArgGroup(exclusive = false, multiplicity = "0..*")
    List<Source> sources = new ArrayList<>();

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
                description = "文件，一行：用户名:密码 · a file of one line, NAME:PASSWORD, of the account there")
        Path login;

        MirroredLog mirrored() throws IOException {
            var keys = CosigningServer.read(
                    log,
                    typed -> Stream.of(typed.strip().split("\\s+"))
                            .map(VerifierKey::parse)
                            .toList());
            try {
                return new MirroredLog(keys, from, Files.readString(login).strip());
            } catch (IOException e) {
                throw new LabelledException(
                        Text.format("无法读取登录文件：%s", "the file of the login cannot be read: %s", login), e);
            }
        }
    }

    @Override
    public Integer call() throws Exception {
        terminal.requireNothingElse();
        var mirror = open();
        var cosigning = new CosigningServer(terminal, address, port);
        var server = cosigning.start(mirror.witness(), Map.of(CopyServer.PATH, new CopyServer(mirror)), mirror::close);
        cosigning.introduce(mirror.witness(), "镜像", "mirror");
        tellSizes(mirror);
        mirror.start();
        cosigning.await(server);
        return 0;
    }

    private org.caseledger.mirror.Mirror open() throws IOException {
        var logs = new ArrayList<MirroredLog>();
        for (Source source : sources) {
            logs.add(source.mirrored());
        }
        return org.caseledger.mirror.Mirror.open(
                data,
                name == null ? CosigningServer.unnamed("mirror") : name,
                name != null,
                logs,
                Duration.ofSeconds(Math.max(1, every)),
                Clock.systemUTC(),
                terminal::tell);
    }

    private void tellSizes(org.caseledger.mirror.Mirror mirror) {
        mirror.sizes()
                .forEach(
                        (origin, size) -> terminal.say("日志 %s：已有 %d 条记录", "log %s: %d records are here", origin, size));
        if (mirror.sizes().isEmpty()) {
            terminal.say(
                    "尚无要保存的日志，请用 --log、--from、--login 指定",
                    "no log to keep yet: name one with --log, --from and --login");
        }
    }
}
