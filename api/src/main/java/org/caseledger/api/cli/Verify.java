package org.caseledger.api.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.caseledger.api.integrity.Verification;
import org.caseledger.eventlog.EventLog;
import org.caseledger.proof.KeptCheckpoint;
import org.caseledger.proof.ProofCheck;
import org.caseledger.query.views.Views;
import org.caseledger.text.LabelledException;
import org.caseledger.text.Text;
import org.caseledger.tlog.Malformed;
import org.caseledger.tlog.NoteRejected;
import org.caseledger.tlog.VerifierKey;
import org.caseledger.vault.SealedFiles;
import org.caseledger.vault.SealedFiles.FileOfCase;
import org.caseledger.vault.Vault;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code ledger verify}: reads the whole log again and says whether every record, tile and
 * checkpoint agrees, and whether it goes on from what was kept elsewhere.
 */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = "核验全部日志 · check every record of the log")
@SuppressWarnings("NullAway.Init")
public final class Verify implements Callable<Integer> {

    @Mixin Settings settings;

    @Option(
            names = "--against",
            paramLabel = "FILE",
            description =
                    "另处保存的检查点或 .tlog-proof，可多次 · checkpoint or .tlog-proof kept elsewhere (repeatable)")
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
            List<KeptCheckpoint> kept;
            try {
                kept = kept(verification);
            } catch (NoteRejected e) {
                return disagrees(e.zh(), e.en());
            }
            long started = System.nanoTime();
            Verification.Report report;
            try (var bar = Progress.upTo("verify", context.getBean(EventLog.class).head())) {
                report = verification.run(kept, bar::to);
            }
            if (!report.faults().isEmpty()) {
                report.faults().forEach(fault -> disagrees(fault.zh(), fault.en()));
                return 1;
            }
            if (!agreesBeside(context)) {
                return 1;
            }
            agrees(report.log(), Duration.ofNanos(System.nanoTime() - started));
            kept.forEach(this::agreesWith);
        }
        return 0;
    }

    /** What is opened and folded only here, because it takes long: all evidence, and all views. */
    private boolean agreesBeside(ApplicationContext context) {
        var evidence = context.getBean(SealedFiles.class);
        if (context.getBean(Vault.class).isOpen()) {
            Optional<FileOfCase> broken;
            try (var bar = Progress.upTo("evidence", evidence.count())) {
                broken = evidence.firstBroken(bar::to);
            }
            if (broken.isPresent()) {
                var file = broken.get();
                disagrees(
                        "投诉件 %s 的证据文件（SHA-256 %s）已被改动或替换，请从备份恢复 vault.file"
                                .formatted(file.caseId(), file.sha256()),
                        "the evidence with SHA-256 %s of case %s was changed or replaced: restore vault.file from a backup"
                                .formatted(file.sha256(), file.caseId()));
                return false;
            }
        }
        var different =
                context.getBean(Views.class).audit().stream()
                        .filter(view -> view.audit() != null && !view.audit().agrees())
                        .map(view -> Audit.difference(view.name(), view.audit()))
                        .toList();
        different.forEach(view -> disagrees(view.zh(), view.en()));
        return different.isEmpty();
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
                            "文件 %s 不是检查点或证明：%s",
                            "%s is neither a checkpoint nor a proof: %s", file, e.getMessage()),
                    e);
        }
    }

    private int disagrees(String zh, String en) {
        settings.say("核验不符：" + zh, "does not agree: " + en);
        return 1;
    }

    private void agrees(ProofCheck.Report report, Duration took) {
        double rate = report.events() / (Math.max(took.toMillis(), 1) / 1000.0);
        settings.say(
                "核验相符：%d 个事件，顺序、序号与封印一致，每秒 %.0f 个。".formatted(report.events(), rate),
                "agrees: %d events, in order, in sequence and as sealed; %.0f a second"
                        .formatted(report.events(), rate));
        settings.say(
                "哈希块与 %d 个已签署的检查点一致，已签署至位置 %d，尚有 %d 个事件待签。"
                        .formatted(
                                report.checkpoints(),
                                report.signed(),
                                report.events() - report.signed()),
                "tiles and %d signed checkpoints agree; signed up to position %d, %d events not yet signed"
                        .formatted(
                                report.checkpoints(),
                                report.signed(),
                                report.events() - report.signed()));
    }

    private void agreesWith(KeptCheckpoint kept) {
        settings.say(
                "与 %s（已签署至位置 %d）一致，此后只有增加。".formatted(kept.from(), kept.tree().size()),
                "goes on from %s, signed up to position %d"
                        .formatted(kept.from(), kept.tree().size()));
    }
}
