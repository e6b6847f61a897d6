package org.caseledger.api.cli;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.caseledger.api.integrity.Losses;
import org.caseledger.api.integrity.Tampering;
import org.caseledger.api.integrity.Verification;
import org.caseledger.eventlog.EventLog;
import org.caseledger.proof.KeptCheckpoint;
import org.caseledger.proof.ProofCheck;
import org.caseledger.query.views.Views;
import org.caseledger.tlog.NoteRejected;
import org.caseledger.vault.SealedFiles;
import org.caseledger.vault.SealedFiles.FileOfCase;
import org.caseledger.vault.Vault;
import org.springframework.context.ApplicationContext;

/** Verifies everything that can be verified and reports it line by line. */
record WholeVerification(Settings settings, ApplicationContext context) {
    /** The exit status: 0 when everything agrees, also with what was kept elsewhere; 1 when not. */
    int run(Supplier<List<KeptCheckpoint>> keptElsewhere) {
        List<KeptCheckpoint> kept;
        try {
            kept = keptElsewhere.get();
        } catch (NoteRejected e) {
            return disagrees(e.zh(), e.en());
        }
        long started = System.nanoTime();
        Verification.Report report;
        try (var bar = Progress.upTo("verify", context.getBean(EventLog.class).head())) {
            report = context.getBean(Verification.class).run(kept, bar::to);
        }
        if (!report.faults().isEmpty()) {
            report.faults().forEach(fault -> disagrees(fault.zh(), fault.en()));
            return 1;
        }
        if (!agreesBeside() || !goOn(context.getBean(Views.class))) {
            return 1;
        }
        agrees(report.log(), Duration.ofNanos(System.nanoTime() - started));
        kept.forEach(this::agreesWith);
        context.getBean(Losses.class).all().forEach(this::tellLoss);
        context.getBean(Tampering.class).all().forEach(this::tellTampering);
        tellClocks(context.getBean(EventLog.class));
        return 0;
    }

    /** What is opened and folded only here, because it takes long: all evidence, and all views. */
    private boolean agreesBeside() {
        var evidence = context.getBean(SealedFiles.class);
        if (context.getBean(Vault.class).isOpen()) {
            Optional<FileOfCase> broken;
            try (var bar = Progress.upTo("evidence", evidence.count())) {
                broken = evidence.firstBroken(bar::to);
            }
            if (broken.isPresent()) {
                var file = broken.get();
                disagrees(
                        "投诉件 %s 的证据文件（SHA-256 %s）已被改动或替换，请从备份恢复 vault.file".formatted(file.caseId(), file.sha256()),
                        "the evidence with SHA-256 %s of case %s was changed or replaced: restore vault.file from a backup"
                                .formatted(file.sha256(), file.caseId()));
                return false;
            }
        }
        var views = context.getBean(Views.class);
        views.audit();
        var different = views.compareAll().stream()
                .flatMap(view -> Audit.differences(view).stream())
                .toList();
        different.forEach(view -> disagrees(view.zh(), view.en()));
        return different.isEmpty();
    }

    /** Names each event that a view cannot apply, and tells what was set aside. */
    private boolean goOn(Views views) {
        views.setAside()
                .forEach(one -> settings.say(
                        "位置 %d 的事件已从视图 %s 搁置。",
                        "the event at position %d is set aside from the view %s", one.position(), one.view()));
        var standing = views.standing();
        standing.forEach(one -> disagrees(one.text().zh(), one.text().en()));
        return standing.isEmpty();
    }

    private int disagrees(String zh, String en) {
        settings.say("核验不符：" + zh, "does not agree: " + en);
        return 1;
    }

    private void agrees(ProofCheck.Report report, Duration took) {
        double rate = report.events() / (Math.max(took.toMillis(), 1) / 1000.0);
        settings.say(
                "核验相符：%d 个事件，顺序、序号与封印一致，每秒 %.0f 个。",
                "agrees: %d events, in order, in sequence and as sealed; %.0f a second", report.events(), rate);
        settings.say(
                "哈希块与 %d 个已签署的检查点一致，已签署至位置 %d，尚有 %d 个事件待签。",
                "tiles and %d signed checkpoints agree; signed up to position %d, %d events not yet signed",
                report.checkpoints(),
                report.signed(),
                report.events() - report.signed());
    }

    private void tellLoss(Losses.Loss loss) {
        var continued = loss.continued();
        settings.say(
                "位置 %d 之后至位置 %d 的事件曾丢失，自位置 %d 续记（%s：%s），此后不以 %s 的名称签署。",
                "events after position %d, up to %d, were lost; the log went on at %d (%s: %s), and signs nothing as %s since",
                continued.after(),
                continued.seen(),
                loss.position(),
                loss.by().person(),
                continued.reason(),
                continued.name());
    }

    private void tellTampering(Tampering.Noticed noticed) {
        settings.say(
                "曾于 %s 发现数据库被改动（位置 %d）：%s",
                "the database was found changed at %s (position %d): %s",
                noticed.at(),
                noticed.position(),
                noticed.what());
    }

    private void tellClocks(EventLog log) {
        long times = log.clockSetBacks();
        long events = log.clockDifferences();
        if (events > 0) {
            settings.say(
                    "有 %d 个事件记录时，所在节点的时钟与数据库相差 2 秒以上：其记录的时间存疑，在投诉件经过中标明。",
                    "%d events were recorded while the clock of their node was 2 s or more from that of the database: their times are in doubt, as the histories of cases say",
                    events);
        }
        if (times > 0) {
            settings.say(
                    "时钟曾有 %d 次快于实际后被拨回：此前记录的时间存疑，在投诉件经过中标明。",
                    "clocks that had run ahead were set back %d times: the times recorded before are in doubt, as the histories of cases say",
                    times);
        }
    }

    private void agreesWith(KeptCheckpoint kept) {
        settings.say(
                "与 %s（已签署至位置 %d）一致，此后只有增加。",
                "goes on from %s, signed up to position %d",
                kept.from(),
                kept.tree().size());
    }
}
