package org.caseledger.api.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.caseledger.api.integrity.Verification;
import org.caseledger.proof.KeptCheckpoint;
import org.caseledger.text.LabelledException;
import org.caseledger.text.Text;
import org.caseledger.tlog.Malformed;
import org.caseledger.tlog.VerifierKey;
import org.springframework.boot.WebApplicationType;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code ledger verify}: reads the whole log again and reports whether every record, tile and checkpoint agrees, and
 * whether it continues what was kept elsewhere.
 */
@Command(name = "verify", mixinStandardHelpOptions = true, description = "核验全部日志 · check every record of the log")
@SuppressWarnings("NullAway.Init")
public final class Verify implements Callable<Integer> {
    @Mixin
    Settings settings;

    @Option(
            names = "--against",
            paramLabel = "FILE",
            description = "另处保存的检查点或 .tlog-proof，可多次 · checkpoint or .tlog-proof kept elsewhere (repeatable)")
    List<Path> against = List.of();

    @Option(
            names = "--key",
            paramLabel = "VKEY",
            description =
                    "另处记下的验证公钥，代替数据库中的 · verifier key noted elsewhere, used instead of the database's (repeatable)")
    List<String> keys = List.of();

    @Override
    public Integer call() throws Exception {
        try (var ledger = RunningLedger.onOrBeside(settings)) {
            var context = ledger.start(WebApplicationType.NONE, "--caseledger.log.sign=false");
            var verification = context.getBean(Verification.class);
            return new WholeVerification(settings, context).run(() -> kept(verification));
        }
    }

    /** What was signed and kept outside the database, verified by its keys. */
    private List<KeptCheckpoint> kept(Verification verification) {
        var others = against.stream().map(Verify::read).toList();
        return verification.kept(others, verifiers(verification));
    }

    private List<VerifierKey> verifiers(Verification verification) {
        try {
            return keys.isEmpty()
                    ? verification.verifiers()
                    : keys.stream().map(VerifierKey::parse).toList();
        } catch (Malformed e) {
            throw new LabelledException("--key 不是验证公钥", "--key is not a verifier key", e);
        }
    }

    private static KeptCheckpoint read(Path file) {
        try {
            return KeptCheckpoint.parse(file.toString(), Files.readString(file));
        } catch (Malformed | IOException e) {
            throw new LabelledException(
                    Text.format(
                            "文件 %s 不是检查点或证明：%s", "%s is neither a checkpoint nor a proof: %s", file, e.getMessage()),
                    e);
        }
    }
}
